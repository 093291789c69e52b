package org.planledger.plan.slip;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.Names;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.request.IdempotencyKey;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;
import org.planledger.plan.access.Caller;
import org.planledger.plan.database.Database;
import org.planledger.plan.plan.Plans;
import org.planledger.plan.unit.Units;

/// The supervision slips: issued, answered, accepted or returned, closed.
@ApplicationScoped
class Slips {
    static final String KIND = "slip";

    private final SlipStore store;
    private final Units units;
    private final Database database;
    private final Validator validator;
    private final Clock clock;
    private final Plans plans;
    private final SlipRights rights;
    private final Caller caller;
    private final Audit audit;

    Slips(
            SlipStore store,
            Units units,
            Database database,
            Validator validator,
            Clock clock,
            Plans plans,
            SlipRights rights,
            Caller caller,
            Audit audit) {
        this.store = store;
        this.units = units;
        this.database = database;
        this.validator = validator;
        this.clock = clock;
        this.plans = plans;
        this.rights = rights;
        this.caller = caller;
        this.audit = audit;
    }

    Page<Slip> list(SlipFilter filter, PageRequest page) {
        return Page.of(
                store.list(filter, Cursor.numberBefore(page), page.limit + 1, today(), caller.sight()),
                page.limit,
                slip -> Long.toString(slip.id()));
    }

    Versioned<Slip> get(long id) {
        return versioned(slip(id));
    }

    /// Issues a slip.
    ///
    /// @param postedBy who issues it; null when nobody said
    /// @param key by which the same request is known when it is sent again; null for none
    @Transactional
    Written<Slip> issue(NewSlip posted, String postedBy, String key) {
        if (posted.plan() != null) {
            plans.keepAsItIs(posted.plan());
        }
        Optional<String> region = posted.plan() == null ? Optional.empty() : plans.region(posted.plan());
        region.ifPresent(rights::mayIssue);
        if (key != null && region.isPresent()) {
            database.takeTurns(KIND + " " + posted.plan());
            Optional<Slip> sentBefore = store.findByKey(posted.plan(), key, today());
            if (sentBefore.isPresent()) {
                if (!sentBefore.get().says(posted)) {
                    throw IdempotencyKey.usedForOther();
                }
                return new Written<>(versioned(sentBefore.get()), Outcome.UNCHANGED);
            }
        }
        check(posted, region.isPresent());
        Slip issued = slip(store.add(posted, postedBy, key));
        return audit.written(new Written<>(versioned(issued), Outcome.CREATED), Long.toString(issued.id()));
    }

    /// @param hasPlan whether its plan is there for the caller
    private void check(NewSlip posted, boolean hasPlan) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(posted));
        Names.checkTrimmed("target", posted.target(), faults);
        Names.checkTrimmed("text", posted.text(), faults);
        if (posted.plan() != null
                && posted.task() != null
                && !(hasPlan && store.hasTask(posted.plan(), posted.task()))) {
            faults.add(
                    "task",
                    "unknown-task",
                    Text.of("没有任务“%1$s/%2$s”", "there is no task \"%1$s/%2$s\"", posted.plan(), posted.task()),
                    Text.of("计划中已有任务的编号", "the number of a task of the plan"));
        }
        if (posted.addressee() != null
                && !units.unknown(Set.of(posted.addressee())).isEmpty()) {
            faults.add(
                    "addressee",
                    "unknown-unit",
                    Text.of("没有单位“%s”", "there is no unit \"%s\"", posted.addressee()),
                    Text.of("已有单位的编码", "the code of a unit that exists"));
        }
        checkDeadline(posted.deadline(), faults);
        faults.throwIfAny();
    }

    /// @param deadline null when none is given
    private void checkDeadline(LocalDate deadline, Faults faults) {
        LocalDate today = today();
        if (deadline != null && deadline.isBefore(today)) {
            faults.add(
                    "deadline",
                    "past-date",
                    Text.of("%s 已经过去", "%s has passed", deadline),
                    Text.of("%s 或以后的日期", "%s or a later day", today));
        }
    }

    /// Adds a step.
    ///
    /// @param ifMatch the tag of the state that the step is for; null for whichever it is
    @Transactional
    Written<Slip> step(long id, String ifMatch, NewStep posted, String postedBy) {
        database.takeTurns(KIND + " " + id);
        Slip present = slip(id);
        SlipState state = present.state();
        if (posted.action() != null) {
            rights.may(posted.action(), present);
        }
        EntityTags.check(ifMatch, version(present));
        if (posted.action() != null && !state.actions().contains(posted.action())) {
            throw impossible(id, state, posted.action());
        }
        check(posted, state);
        store.addStep(id, present.stepCount() + 1, posted, postedBy);
        return audit.written(new Written<>(versioned(slip(id)), Outcome.CHANGED));
    }

    private void check(NewStep posted, SlipState state) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(posted));
        Names.checkTrimmed("text", posted.text(), faults);
        boolean isBlank = posted.text() == null || posted.text().isBlank();
        if (posted.action() != null && posted.action().needsText(state) && isBlank) {
            faults.add(
                    "text",
                    "not-blank",
                    Text.of("%s须有说明", "%s needs a text", posted.action().title()),
                    Text.of("回复内容或理由", "the answer, or the reason"));
        }
        if (posted.action() != null && posted.action() != SlipAction.RETURN && posted.deadline() != null) {
            faults.add(
                    "deadline",
                    "deadline-without-return",
                    Text.of(
                            "只有%1$s才能另定期限，%2$s不能",
                            "only %1$s gives a new deadline, not %2$s",
                            SlipAction.RETURN.title(),
                            posted.action().title()),
                    Text.of("去掉此项", "no such field"));
        } else {
            checkDeadline(posted.deadline(), faults);
        }
        faults.throwIfAny();
    }

    private static Failure impossible(long id, SlipState state, SlipAction action) {
        Set<SlipAction> possible = state.actions();
        Text expected = possible.isEmpty()
                ? Text.of("已办结，不再变动", "nothing: it is closed")
                : Text.of(
                        "可行：%1$s",
                        "one of: %2$s",
                        possible.stream().map(each -> each.title().chinese()).collect(Collectors.joining("、")),
                        possible.stream().map(each -> each.title().english()).collect(Collectors.joining(", ")));
        return new Failure(
                ProblemType.CONFLICT,
                Text.of(
                        "督办单 %1$d %2$s，不能%3$s",
                        "slip %1$d is %2$s: %3$s is not possible", id, state.title(), action.title()),
                List.of(Violation.of(
                        "action",
                        "state",
                        Text.of("%s时不能进行", "it cannot be done in the state %s", state.title()),
                        expected)));
    }

    private Slip slip(long id) {
        return store.find(id, today(), caller.sight())
                .orElseThrow(() -> Failure.notFound("督办单", "slip", Long.toString(id)));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Versioned<Slip> versioned(Slip slip) {
        return new Versioned<>(slip, version(slip), 0);
    }

    private static long version(Slip slip) {
        return slip.stepCount() + 1L;
    }
}
