package org.planledger.indicator.actual;

import java.util.List;
import java.util.Objects;
import org.planledger.indicator.actual.PostingStore.Found;
import org.planledger.indicator.caller.AllowedFigures;
import org.planledger.indicator.caller.Permissions;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.EntityTags;

/// Holds a posting against what is stored.
final class PostingCheck {
    private PostingCheck() {}

    /// @return null when the posting is to be stored
    static PostingAnswer answer(Posting posting, Found found, AllowedFigures allowed) {
        if (found.state() != PostingStore.State.FREE) {
            return found.state() == PostingStore.State.HELD ? new PostingAnswer.Alone() : new PostingAnswer.Overtaken();
        }
        if (!posting.mayFollow(found.present())) {
            return new PostingAnswer.Overtaken();
        }
        if (posting.mayAsk() && !found.terms().regionExists()) {
            return new PostingAnswer.RegionUnknown();
        }
        try {
            refuseForbidden(posting, found, allowed);
            return posting.withdraws() ? checkWithdrawal(posting, found) : checkFigure(posting, found);
        } catch (Failure refused) {
            return new PostingAnswer.Refused(refused);
        }
    }

    /// What does not exist is not allowed to anybody, and told as that.
    private static void refuseForbidden(Posting posting, Found found, AllowedFigures allowed) {
        boolean exists = found.present() != null
                || (found.terms().indicatorExists() && found.terms().regionExists());
        if (!posting.rights().areLimited() || !exists) {
            return;
        }
        FigureKey key = posting.key();
        Permissions.refuse(allowed.faultOf(posting.rights(), key.indicator(), key.region()));
    }

    private static PostingAnswer checkFigure(Posting posting, Found found) {
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
        if (!isSame) {
            Permissions.refuse(posting.rights().finalFault(figure.after(present).status() == ActualStatus.FINAL));
        }
        if (present != null && present.withdrawn() && posting.ifMatch() != null) {
            throw withdrawn(posting.ifMatch(), present.number());
        }
        EntityTags.check(posting.ifMatch(), present == null ? null : (Long) (long) present.number());
        return isSame ? new PostingAnswer.Stored(Outcome.UNCHANGED, present, null) : null;
    }

    /// Whether the present revision says the same of the figure already.
    static boolean isSame(Revision present, Figure posted) {
        Figure figure = posted.after(present);
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

    private static Failure withdrawn(String ifMatch, int revision) {
        return new Failure(
                ProblemType.PRECONDITION_FAILED,
                Text.of(
                        "已在第 %1$d 版撤回，If-Match %2$s 无从匹配",
                        "it does not exist: it was withdrawn by revision %1$d, so If-Match %2$s cannot hold",
                        revision,
                        ifMatch),
                List.of(Violation.of(
                        "If-Match",
                        "version",
                        Text.of("数据已撤回", "the figure is withdrawn"),
                        Text.of("不带 If-Match，重新填报", "no If-Match, to post it again"))));
    }

    static Failure missing(FigureKey key) {
        return Failure.notFound("数据", "figure", key.toString());
    }
}
