package org.planledger.indicator.actual;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Objects;
import org.planledger.indicator.directory.Directory;
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
    private final ChangeTokens tokens;
    private final FigureMeters meters;
    private final Validator validator;
    private final Clock clock;

    Actuals(
            ActualStore store,
            Directory directory,
            ChangeTokens tokens,
            FigureMeters meters,
            Validator validator,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.tokens = tokens;
        this.meters = meters;
        this.validator = validator;
        this.clock = clock;
    }

    /// Stores what differs from the present figure as a further revision.
    ///
    /// @param ifMatch the tag of the revision that is to be replaced; null for whichever it is
    Written<PostedActual> post(FigureKey key, Figure body, String ifMatch) {
        Figure figure = body.withDefaults();
        meters.received(FigureMeters.Channel.SINGLE, 1);
        try {
            Written<PostedActual> posted =
                    QuarkusTransaction.requiringNew().call(() -> tryToPost(key, figure, ifMatch, true));
            if (posted != null) {
                return posted;
            }
            directory.learn(key.region());
            return QuarkusTransaction.requiringNew().call(() -> tryToPost(key, figure, ifMatch, false));
        } catch (Failure refused) {
            meters.rejected(FigureMeters.Channel.SINGLE, 1);
            throw refused;
        }
    }

    /// @return null when the region is not known and plan-service may still be asked
    private Written<PostedActual> tryToPost(FigureKey key, Figure figure, String ifMatch, boolean mayAsk) {
        ActualStore.Place place = store.findForPosting(key);
        if (mayAsk && !place.terms().regionExists()) {
            return null;
        }
        check(key, figure, place.terms());
        Revision present = place.present();
        EntityTags.check(ifMatch, present == null || present.withdrawn() ? null : (Long) (long) present.number());
        if (present != null && isSame(present, figure)) {
            return written(Outcome.UNCHANGED, present, key);
        }
        int number = present == null ? 1 : present.number() + 1;
        Revision added = store.add(key, number, figure, !place.hasSeries()).orElseThrow(() -> overtaken(key, ifMatch));
        tokens.announce();
        return written(present == null ? Outcome.CREATED : Outcome.UPDATED, added, key);
    }

    private void check(FigureKey key, Figure figure, FigureTerms terms) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(figure));
        add(FigureTerms.futureFault(key.period(), YearMonth.now(clock)), faults);
        if (figure.value() != null) {
            add(FigureTerms.sizeFault(figure.value()), faults);
        }
        terms.faultsOf(key.indicator(), key.region(), key.period(), figure.value())
                .forEach(fault -> add(fault, faults));
        faults.throwIfAny();
    }

    private static void add(Violation fault, Faults faults) {
        if (fault != null) {
            faults.add(fault.field(), fault.code(), fault.message(), fault.expected());
        }
    }

    private static boolean isSame(Revision present, Figure figure) {
        return !present.withdrawn()
                && present.value().compareTo(figure.value()) == 0
                && present.status() == figure.status()
                && Objects.equals(present.source(), figure.source())
                && Objects.equals(present.note(), figure.note());
    }

    private static Written<PostedActual> written(Outcome outcome, Revision revision, FigureKey key) {
        Written.Outcome written = switch (outcome) {
            case CREATED -> Written.Outcome.CREATED;
            case UPDATED -> Written.Outcome.CHANGED;
            case UNCHANGED -> Written.Outcome.UNCHANGED;
        };
        return new Written<>(
                new Versioned<>(PostedActual.of(outcome, revision.of(key)), revision.number(), revision.transaction()),
                written);
    }

    private static Failure overtaken(FigureKey key, String ifMatch) {
        return new Failure(
                ifMatch == null ? ProblemType.CONFLICT : ProblemType.PRECONDITION_FAILED,
                Text.of(
                        "%s 同时被他人修改，请读取现值后再提交",
                        "%s was posted by another at the same time; read it and post again", key));
    }

    /// Takes the figure back by a further revision.
    @Transactional
    Written<Void> withdraw(FigureKey key, String ifMatch) {
        Revision present = presentOf(key);
        EntityTags.check(ifMatch, (long) present.number());
        Figure nothing = new Figure(null, present.status(), null, null);
        Revision withdrawal =
                store.add(key, present.number() + 1, nothing, false).orElseThrow(() -> overtaken(key, ifMatch));
        tokens.announce();
        return new Written<>(
                new Versioned<>(null, withdrawal.number(), withdrawal.transaction()), Written.Outcome.WITHDRAWN);
    }

    Versioned<Actual> get(FigureKey key) {
        Revision present = presentOf(key);
        return new Versioned<>(present.of(key), present.number(), present.transaction());
    }

    private Revision presentOf(FigureKey key) {
        Revision present = store.findPresent(key).orElseThrow(() -> missing(key));
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

    Page<Actual> revisions(FigureKey key, PageRequest page) {
        int after = page.cursor == null ? 0 : revisionAfter(page);
        Page<Actual> revisions = Page.of(
                        store.findAll(key, after, page.limit + 1),
                        page.limit,
                        revision -> Integer.toString(revision.number()))
                .map(revision -> revision.of(key));
        if (after == 0 && revisions.items().isEmpty()) {
            throw missing(key);
        }
        return revisions;
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
