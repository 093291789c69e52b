package org.planledger.indicator.actual;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Permissions;
import org.planledger.indicator.directory.Directory;
import org.planledger.indicator.directory.Sight;
import org.planledger.indicator.suspicion.FigureWarning;
import org.planledger.indicator.suspicion.Warnings;
import org.planledger.kernel.answer.AnswerTurn;
import org.planledger.kernel.audit.Audit;
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
    private final FigurePostings postings;
    private final AnswerTurn turn;
    private final Directory directory;
    private final Warnings warnings;
    private final Caller caller;
    private final Permissions permissions;
    private final FigureMeters meters;
    private final Validator validator;
    private final Clock clock;
    private final Audit audit;

    Actuals(
            ActualStore store,
            FigurePostings postings,
            AnswerTurn turn,
            Directory directory,
            Warnings warnings,
            Caller caller,
            Permissions permissions,
            FigureMeters meters,
            Validator validator,
            Clock clock,
            Audit audit) {
        this.store = store;
        this.postings = postings;
        this.turn = turn;
        this.directory = directory;
        this.warnings = warnings;
        this.caller = caller;
        this.permissions = permissions;
        this.meters = meters;
        this.validator = validator;
        this.clock = clock;
        this.audit = audit;
    }

    /// Stores what differs from the present figure as a further revision.
    ///
    /// @param ifMatch the tag of the revision that is to be replaced; null for whichever it is
    /// @param author who posts; null when it is not known
    Written<PostedActual> post(FigureKey key, Figure figure, String ifMatch, String author) {
        meters.received(FigureMeters.Channel.SINGLE, 1);
        try {
            Posting posting = new Posting(
                    key, figure, false, faultsOf(key, figure), ifMatch, author, caller.rights(), true, audit.call());
            return written(key, store(posting));
        } catch (Failure refused) {
            meters.rejected(FigureMeters.Channel.SINGLE, 1);
            throw refused;
        }
    }

    private List<Violation> faultsOf(FigureKey key, Figure figure) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(figure));
        faults.add(FigureTerms.futureFault(key.period(), YearMonth.now(clock)));
        if (figure.value() != null) {
            faults.add(FigureTerms.sizeFault(figure.value()));
        }
        return faults.found();
    }

    /// The queue, and whoever holds the figure, may keep it waiting.
    private PostingAnswer.Stored store(Posting posting) {
        turn.giveBack();
        return switch (postings.store(posting)) {
            case PostingAnswer.Stored stored -> stored;
            case PostingAnswer.Refused(Failure failure) -> throw failure;
            case PostingAnswer.RegionUnknown() -> {
                directory.learn(posting.key().region());
                yield store(posting.afterAsking());
            }
            case PostingAnswer.Overtaken() -> overtaken(posting);
            case PostingAnswer.Alone() -> throw new IllegalStateException("it was tried alone already");
        };
    }

    /// Another writer has stored the next revision first. Who wanted to store the same has nothing left to do.
    private PostingAnswer.Stored overtaken(Posting posting) {
        FigureKey key = posting.key();
        // Whoever was overtaken was not asked yet whether they may post it, and is told what stands there.
        permissions.requireFigure(posting.rights(), key.indicator(), key.region());
        Revision present = store.findPresent(key, Sight.WHOLE).orElse(null);
        if (posting.ifMatch() != null) {
            EntityTags.check(posting.ifMatch(), present == null ? null : (Long) (long) present.number());
        } else if (!posting.withdraws() && present != null && PostingCheck.isSame(present, posting.figure())) {
            return posting.rights().areLimited()
                    ? store(posting.onlyIfStill(present.number()))
                    : new PostingAnswer.Stored(Outcome.UNCHANGED, present, null);
        }
        throw new Failure(
                        ProblemType.CONFLICT,
                        Text.of(
                                "%s 同时被他人修改，请读取现值后再提交",
                                "%s was posted by another at the same time; read it and post again", key))
                .inPassing();
    }

    private Written<PostedActual> written(FigureKey key, PostingAnswer.Stored stored) {
        Revision revision = stored.revision();
        List<FigureWarning> open = stored.outcome() == Outcome.UNCHANGED
                ? warnings.openOf(key.indicator(), key.region(), key.period())
                : warnings.told(stored.warnings());
        return new Written<>(
                new Versioned<>(
                        PostedActual.of(stored.outcome(), revision.of(key), open),
                        revision.number(),
                        revision.transaction()),
                switch (stored.outcome()) {
                    case CREATED -> Written.Outcome.CREATED;
                    case UPDATED -> Written.Outcome.CHANGED;
                    case UNCHANGED -> Written.Outcome.UNCHANGED;
                });
    }

    /// Takes the figure back by a further revision.
    ///
    /// @param reason why; null when nobody said, which a FINAL figure does not allow
    /// @param author who does it; null when it is not known
    Written<Void> withdraw(FigureKey key, String ifMatch, String reason, String author) {
        Figure nothing = new Figure(null, null, null, null, reason);
        Revision withdrawal = store(new Posting(
                        key, nothing, true, List.of(), ifMatch, author, caller.rights(), false, audit.call()))
                .revision();
        return new Written<>(
                new Versioned<>(null, withdrawal.number(), withdrawal.transaction()), Written.Outcome.WITHDRAWN);
    }

    Versioned<Actual> get(FigureKey key) {
        Revision present =
                PostingCheck.present(key, store.findPresent(key, caller.sight()).orElse(null));
        return new Versioned<>(present.of(key), present.number(), present.transaction());
    }

    Page<RecordedRevision> revisions(FigureKey key, PageRequest page) {
        long after = Cursor.numberBefore(page);
        // The one before shows the old value of the first.
        List<Revision> found = store.findAll(key, after - 1, page.limit + 2, caller.sight());
        List<RecordedRevision> revisions = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).number() > after) {
                revisions.add(found.get(i).after(i == 0 ? null : found.get(i - 1)));
            }
        }
        if (after == 0 && revisions.isEmpty()) {
            throw PostingCheck.missing(key);
        }
        return Page.of(
                revisions.subList(0, Math.min(revisions.size(), page.limit + 1)),
                page.limit,
                revision -> Integer.toString(revision.revision()));
    }

    Page<Actual> list(ActualFilter filter, PageRequest page) {
        FigureKey after = page.cursor == null ? null : figureAfter(page);
        return Page.of(
                store.list(filter, after, page.limit + 1, caller.sight()),
                page.limit,
                actual -> new FigureKey(actual.indicator(), actual.region(), actual.period()).toString());
    }

    private static FigureKey figureAfter(PageRequest page) {
        return FigureKey.parse(page.afterKey()).orElseThrow(Cursor::unreadable);
    }
}
