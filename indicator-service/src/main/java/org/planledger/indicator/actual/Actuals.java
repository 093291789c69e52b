package org.planledger.indicator.actual;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.indicator.directory.Directory;
import org.planledger.indicator.suspicion.FigureWarning;
import org.planledger.indicator.suspicion.Touched;
import org.planledger.indicator.suspicion.Warnings;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;

/// The figures of the service, one at a time.
@ApplicationScoped
class Actuals {
    private final ActualStore store;
    private final Directory directory;
    private final ClosedMonths closedMonths;
    private final Warnings warnings;
    private final ChangeTokens tokens;
    private final FigureMeters meters;
    private final Validator validator;
    private final Clock clock;

    Actuals(
            ActualStore store,
            Directory directory,
            ClosedMonths closedMonths,
            Warnings warnings,
            ChangeTokens tokens,
            FigureMeters meters,
            Validator validator,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.closedMonths = closedMonths;
        this.warnings = warnings;
        this.tokens = tokens;
        this.meters = meters;
        this.validator = validator;
        this.clock = clock;
    }

    /// Stores what differs from the present figure as a further revision.
    ///
    /// @param ifMatch the tag of the revision that is to be replaced; null for whichever it is
    /// @param author who posts; null when it is not known
    Written<PostedActual> post(FigureKey key, Figure body, String ifMatch, String author) {
        Figure figure = body.withDefaults();
        meters.received(FigureMeters.Channel.SINGLE, 1);
        try {
            Written<PostedActual> posted = write(key, ifMatch, () -> tryToPost(key, figure, ifMatch, author, true));
            if (posted != null) {
                return posted;
            }
            directory.learn(key.region());
            return write(key, ifMatch, () -> tryToPost(key, figure, ifMatch, author, false));
        } catch (Failure refused) {
            meters.rejected(FigureMeters.Channel.SINGLE, 1);
            throw refused;
        }
    }

    /// Another writer has stored the next revision first.
    private static final class OvertakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// Writes in a transaction of its own.
    private <T> Written<T> write(FigureKey key, String ifMatch, Callable<Written<T>> writing) {
        try {
            return QuarkusTransaction.requiringNew().call(writing);
        } catch (OvertakenException overtaken) {
            if (ifMatch != null) {
                EntityTags.check(
                        ifMatch,
                        store.findPresent(key)
                                .map(present -> (long) present.number())
                                .orElse(null));
            }
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of(
                            "%s 同时被他人修改，请读取现值后再提交",
                            "%s was posted by another at the same time; read it and post again", key));
        }
    }

    /// @return null when the region is not known and plan-service may still be asked
    private Written<PostedActual> tryToPost(
            FigureKey key, Figure figure, String ifMatch, String author, boolean mayAsk) {
        ActualStore.Place place = store.findForPosting(key);
        if (mayAsk && !place.terms().regionExists()) {
            return null;
        }
        Revision present = place.present();
        check(key, figure, place.terms(), present);
        EntityTags.check(ifMatch, present == null || present.withdrawn() ? null : (Long) (long) present.number());
        if (present != null && isSame(present, figure)) {
            return written(
                    Outcome.UNCHANGED, present, key, warnings.openOf(key.indicator(), key.region(), key.period()));
        }
        closedMonths.refuse(key.indicator(), key.region(), key.period());
        int number = present == null ? 1 : present.number() + 1;
        ActualStore.Added added = store.add(key, number, figure.by(author), place.series(), place.now())
                .orElseThrow(OvertakenException::new);
        Revision revision = added.revision();
        List<FigureWarning> raised = warnings.judge(
                new Touched(
                        added.series(),
                        key.indicator(),
                        key.region(),
                        revision.position() - 1,
                        revision.position(),
                        key.period().toNumber(),
                        key.period().toNumber(),
                        null),
                present != null);
        tokens.announce();
        return written(present == null ? Outcome.CREATED : Outcome.UPDATED, revision, key, raised);
    }

    private void check(FigureKey key, Figure figure, FigureTerms terms, Revision present) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(figure));
        add(FigureTerms.futureFault(key.period(), YearMonth.now(clock)), faults);
        if (figure.value() != null) {
            add(FigureTerms.sizeFault(figure.value()), faults);
        }
        terms.faultsOf(key.indicator(), key.region(), key.period(), figure.value())
                .forEach(fault -> add(fault, faults));
        if (present != null && present.isFinal() && !isSame(present, figure)) {
            add(FigureTerms.reasonFault(figure.reason()), faults);
        }
        faults.throwIfAny();
    }

    private static void add(Violation fault, Faults faults) {
        if (fault != null) {
            faults.add(fault.field(), fault.code(), fault.message(), fault.expected());
        }
    }

    private static boolean isSame(Revision present, Figure figure) {
        return !present.withdrawn()
                && figure.value() != null
                && present.value().compareTo(figure.value()) == 0
                && present.status() == figure.status()
                && Objects.equals(present.source(), figure.source())
                && Objects.equals(present.note(), figure.note());
    }

    private static Written<PostedActual> written(
            Outcome outcome, Revision revision, FigureKey key, List<FigureWarning> warnings) {
        Written.Outcome written = switch (outcome) {
            case CREATED -> Written.Outcome.CREATED;
            case UPDATED -> Written.Outcome.CHANGED;
            case UNCHANGED -> Written.Outcome.UNCHANGED;
        };
        return new Written<>(
                new Versioned<>(
                        PostedActual.of(outcome, revision.of(key), warnings),
                        revision.number(),
                        revision.transaction()),
                written);
    }

    /// Takes the figure back by a further revision.
    ///
    /// @param reason why; null when nobody said, which a FINAL figure does not allow
    /// @param author who does it; null when it is not known
    Written<Void> withdraw(FigureKey key, String ifMatch, String reason, String author) {
        return write(key, ifMatch, () -> tryToWithdraw(key, ifMatch, reason, author));
    }

    private Written<Void> tryToWithdraw(FigureKey key, String ifMatch, String reason, String author) {
        ActualStore.Place place = store.findForPosting(key);
        Revision present = presentOf(key, place.present());
        EntityTags.check(ifMatch, (long) present.number());
        Faults faults = new Faults();
        if (present.isFinal()) {
            add(FigureTerms.reasonFault(reason), faults);
        }
        faults.throwIfAny();
        closedMonths.refuse(key.indicator(), key.region(), key.period());
        RevisionHash.Content nothing = new RevisionHash.Content(null, present.isFinal(), null, null, reason, author);
        ActualStore.Added added = store.add(key, present.number() + 1, nothing, place.series(), place.now())
                .orElseThrow(OvertakenException::new);
        Revision withdrawal = added.revision();
        warnings.supersede(added.series());
        tokens.announce();
        return new Written<>(
                new Versioned<>(null, withdrawal.number(), withdrawal.transaction()), Written.Outcome.WITHDRAWN);
    }

    Versioned<Actual> get(FigureKey key) {
        Revision present = presentOf(key, store.findPresent(key).orElse(null));
        return new Versioned<>(present.of(key), present.number(), present.transaction());
    }

    /// @param present null when there is none
    private static Revision presentOf(FigureKey key, Revision present) {
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

    private static Failure missing(FigureKey key) {
        return Failure.notFound("数据", "figure", key.toString());
    }

    Page<RecordedRevision> revisions(FigureKey key, PageRequest page) {
        int after = page.cursor == null ? 0 : revisionAfter(page);
        // The one before shows the old value of the first.
        List<Revision> found = store.findAll(key, after - 1, page.limit + 2);
        List<RecordedRevision> revisions = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).number() > after) {
                revisions.add(found.get(i).after(i == 0 ? null : found.get(i - 1)));
            }
        }
        if (after == 0 && revisions.isEmpty()) {
            throw missing(key);
        }
        return Page.of(
                revisions.subList(0, Math.min(revisions.size(), page.limit + 1)),
                page.limit,
                revision -> Integer.toString(revision.revision()));
    }

    Page<Actual> list(ActualFilter filter, PageRequest page) {
        FigureKey after = page.cursor == null ? null : figureAfter(page);
        return Page.of(
                store.list(filter, after, page.limit + 1),
                page.limit,
                actual -> new FigureKey(actual.indicator(), actual.region(), actual.period()).toString());
    }

    private static int revisionAfter(PageRequest page) {
        String key = page.afterKey();
        if (!key.matches("[0-9]{1,9}")) {
            throw Cursor.unreadable();
        }
        return Integer.parseInt(key);
    }

    private static FigureKey figureAfter(PageRequest page) {
        return FigureKey.parse(page.afterKey()).orElseThrow(Cursor::unreadable);
    }
}
