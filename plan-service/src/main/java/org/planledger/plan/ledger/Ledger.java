package org.planledger.plan.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.ChangeTokens;
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
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;
import org.planledger.plan.access.Caller;
import org.planledger.plan.access.Refusal;
import org.planledger.plan.access.Sight;
import org.planledger.plan.database.Database;
import org.planledger.plan.plan.Plans;

/// The work ledger: entries on tasks, which are added and never changed.
@ApplicationScoped
class Ledger {
    static final String KIND = "entry";
    private static final long ONLY_VERSION = 1;

    private final LedgerStore store;
    private final Plans plans;
    private final Database database;
    private final Validator validator;
    private final Clock clock;
    private final ChangeTokens tokens;
    private final Caller caller;
    private final Audit audit;

    Ledger(
            LedgerStore store,
            Plans plans,
            Database database,
            Validator validator,
            Clock clock,
            ChangeTokens tokens,
            Caller caller,
            Audit audit) {
        this.store = store;
        this.plans = plans;
        this.database = database;
        this.validator = validator;
        this.clock = clock;
        this.tokens = tokens;
        this.caller = caller;
        this.audit = audit;
    }

    /// @param task null for all tasks of the plan
    Page<LedgerEntry> list(String plan, String task, EntryFilter filter, PageRequest page) {
        plans.mustExist(plan);
        if (task != null) {
            mustExist(plan, task);
        }
        return Page.of(
                store.list(plan, task, filter, Cursor.numberBefore(page), page.limit + 1, caller.sight()),
                page.limit,
                entry -> Long.toString(entry.id()));
    }

    Versioned<LedgerEntry> get(String plan, long id) {
        plans.mustExist(plan);
        return versioned(store.find(plan, id, caller.sight())
                .orElseThrow(() -> Failure.notFound("台账记录", "entry of the ledger", plan + "/" + id)));
    }

    /// Adds an entry.
    ///
    /// @param postedBy who enters it; null when nobody said
    /// @param key by which the same request is known when it is sent again; null for none
    @Transactional
    Written<LedgerEntry> add(String plan, String task, NewEntry posted, String postedBy, String key) {
        plans.keepAsItIs(plan);
        plans.mustExist(plan);
        database.takeTurns(KIND + " " + plan + "/" + task);
        mayWriteOn(plan, task);
        Optional<LedgerEntry> sentBefore = key == null ? Optional.empty() : store.findByKey(plan, task, key);
        if (sentBefore.isPresent()) {
            if (!sentBefore.get().says(posted)) {
                throw IdempotencyKey.usedForOther();
            }
            return new Written<>(written(sentBefore.get()), Outcome.UNCHANGED);
        }
        mustExist(plan, task);
        check(plan, task, posted);
        LedgerEntry added = store.add(plan, task, posted, postedBy, key);
        if (added.isPublished()) {
            tokens.announce();
        }
        return audit.written(new Written<>(written(added), Outcome.CREATED), Long.toString(added.id()));
    }

    private Versioned<LedgerEntry> written(LedgerEntry entry) {
        return new Versioned<>(entry, ONLY_VERSION, entry.isPublished() ? store.transactionOf(entry.id()) : 0);
    }

    private static Versioned<LedgerEntry> versioned(LedgerEntry entry) {
        return new Versioned<>(entry, ONLY_VERSION, 0);
    }

    private void mustExist(String plan, String task) {
        if (!store.hasTask(plan, task)) {
            throw Failure.notFound("任务", "task", plan + "/" + task);
        }
    }

    /// Whoever sees the entries on a task adds to them. A task that has left its plan keeps its entries, so
    /// it is only asked for when they are not seen.
    private void mayWriteOn(String plan, String task) {
        Sight sight = caller.sight();
        if (store.isSeen(plan, task, sight)) {
            return;
        }
        mustExist(plan, task);
        Text refused = Text.of(
                "此登录不能登记任务“%1$s/%2$s”的台账", "this login may not enter anything on the task \"%1$s/%2$s\"", plan, task);
        if (sight.reach().everyUnit()) {
            throw Refusal.ofRegion(sight, "plan", refused);
        }
        throw Refusal.ofUnits(
                sight,
                "number",
                refused,
                "单位 %s 牵头、配合或参加的任务",
                "a task that the unit %s leads, cooperates in or takes part in");
    }

    private void check(String plan, String task, NewEntry posted) {
        Faults faults = new Faults();
        faults.addBroken(validator.validate(posted));
        Names.checkTrimmed("text", posted.text(), faults);
        checkPromise(posted, faults);
        LedgerEntry about = posted.about() == null
                ? null
                : store.find(plan, posted.about(), caller.sight()).orElse(null);
        checkAbout(task, posted, about, faults);
        faults.throwIfAny();
        if (posted.kind() == EntryKind.RESOLUTION && about.resolvedBy() != null) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of(
                            "问题 %1$d 已由记录 %2$d 解决",
                            "problem %1$d was resolved by entry %2$d already", about.id(), about.resolvedBy()),
                    List.of(Violation.of(
                            "about",
                            "resolved",
                            Text.of("此问题已解决", "the problem is resolved"),
                            Text.of("仍未解决的问题的编号", "the id of a problem that is open"))));
        }
    }

    private void checkPromise(NewEntry posted, Faults faults) {
        YearMonth now = YearMonth.now(clock);
        if (posted.kind() == null) {
            return;
        }
        if (posted.kind() != EntryKind.MEASURE) {
            if (posted.promisedMonth() != null) {
                faults.add(
                        "promisedMonth",
                        "promise-without-measure",
                        Text.of("只有%s才有承诺月份", "only a %s promises a month", EntryKind.MEASURE.title()),
                        Text.of("去掉此项", "no such field"));
            }
        } else if (posted.promisedMonth() == null) {
            faults.add(
                    "promisedMonth",
                    "not-null",
                    Text.of("措施须有承诺月份", "a measure needs the month by which recovery is promised"),
                    Text.of("月份，如 %s", "a month such as %s", now));
        } else if (posted.promisedMonth().isBefore(now)) {
            faults.add(
                    "promisedMonth",
                    "past-month",
                    Text.of("%s 已经过去", "%s has passed", posted.promisedMonth()),
                    Text.of("%s 或以后的月份", "%s or a later month", now));
        }
    }

    private static void checkAbout(String task, NewEntry posted, LedgerEntry about, Faults faults) {
        boolean resolves = posted.kind() == EntryKind.RESOLUTION;
        if (posted.about() == null) {
            if (resolves) {
                faults.add(
                        "about",
                        "not-null",
                        Text.of("须写明解决的是哪个问题", "it must say which problem it resolves"),
                        Text.of("未解决问题的编号", "the id of an open problem on this task"));
            }
        } else if (about == null || !about.task().equals(task)) {
            faults.add(
                    "about",
                    "unknown-entry",
                    Text.of("此任务没有记录 %d", "the task has no entry %d", posted.about()),
                    Text.of("此任务已有记录的编号", "the id of an entry on this task"));
        } else if (resolves && about.kind() != EntryKind.PROBLEM) {
            faults.add(
                    "about",
                    "no-problem",
                    Text.of(
                            "记录 %1$d 是%2$s，不是问题",
                            "entry %1$d is a %2$s, no problem",
                            about.id(),
                            about.kind().title()),
                    Text.of("未解决问题的编号", "the id of an open problem on this task"));
        }
    }
}
