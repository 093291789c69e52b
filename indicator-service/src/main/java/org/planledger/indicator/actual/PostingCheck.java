package org.planledger.indicator.actual;

import java.util.Objects;
import org.planledger.indicator.actual.PostingStore.Found;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.version.EntityTags;

/// Holds a posting against what is stored.
final class PostingCheck {
    private PostingCheck() {}

    /// @return null when the posting is to be stored
    static PostingAnswer answer(Posting posting, Found found) {
        if (found.state() != PostingStore.State.FREE) {
            return found.state() == PostingStore.State.HELD ? new PostingAnswer.Alone() : new PostingAnswer.Overtaken();
        }
        try {
            return posting.withdraws() ? checkWithdrawal(posting, found) : checkFigure(posting, found);
        } catch (Failure refused) {
            return new PostingAnswer.Refused(refused);
        }
    }

    private static PostingAnswer checkFigure(Posting posting, Found found) {
        if (posting.mayAsk() && !found.terms().regionExists()) {
            return new PostingAnswer.RegionUnknown();
        }
        FigureKey key = posting.key();
        Figure figure = posting.figure();
        Revision present = found.present();
        boolean isSame = present != null && isSame(present, figure);
        Faults faults = new Faults();
        posting.faults().forEach(faults::add);
        found.terms()
                .faultsOf(key.indicator(), key.region(), key.period(), figure.value())
                .forEach(faults::add);
        if (present != null && present.isFinal() && !isSame) {
            faults.add(FigureTerms.reasonFault(figure.reason()));
        }
        faults.throwIfAny();
        EntityTags.check(
                posting.ifMatch(), present == null || present.withdrawn() ? null : (Long) (long) present.number());
        return isSame ? new PostingAnswer.Stored(Outcome.UNCHANGED, present, null) : null;
    }

    /// Whether the present revision says the same of the figure already.
    static boolean isSame(Revision present, Figure figure) {
        return !present.withdrawn()
                && figure.value() != null
                && present.value().compareTo(figure.value()) == 0
                && present.status() == figure.status()
                && Objects.equals(present.source(), figure.source())
                && Objects.equals(present.note(), figure.note());
    }

    private static PostingAnswer checkWithdrawal(Posting posting, Found found) {
        Revision present = present(posting.key(), found.present());
        EntityTags.check(posting.ifMatch(), (long) present.number());
        Faults faults = new Faults();
        if (present.isFinal()) {
            faults.add(FigureTerms.reasonFault(posting.figure().reason()));
        }
        faults.throwIfAny();
        return null;
    }

    /// The present revision of a figure that is there.
    ///
    /// @param present null when there is none
    /// @throws Failure of type NOT_FOUND when there is none, or it takes the figure back
    static Revision present(FigureKey key, Revision present) {
        if (present == null) {
            throw missing(key);
        }
        if (present.withdrawn()) {
            throw new Failure(
                    ProblemType.NOT_FOUND,
                    Text.of(
                            "数据“%1$s”已在第 %2$d 版撤回",
                            "the figure \"%1$s\" was withdrawn by revision %2$d", key, present.number()));
        }
        return present;
    }

    static Failure missing(FigureKey key) {
        return Failure.notFound("数据", "figure", key.toString());
    }
}
