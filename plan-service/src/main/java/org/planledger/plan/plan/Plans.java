package org.planledger.plan.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;
import org.planledger.plan.access.Caller;
import org.planledger.plan.access.Refusal;
import org.planledger.plan.access.Sight;
import org.planledger.plan.database.Database;

/// The plans: found, listed, written as whole documents and moved along their life.
@ApplicationScoped
public class Plans {
    public static final String KIND = "plan";

    private final PlanStore store;
    private final PlanRules rules;
    private final Database database;
    private final ChangeTokens tokens;
    private final Caller caller;
    private final Audit audit;

    Plans(PlanStore store, PlanRules rules, Database database, ChangeTokens tokens, Caller caller, Audit audit) {
        this.store = store;
        this.rules = rules;
        this.database = database;
        this.tokens = tokens;
        this.caller = caller;
        this.audit = audit;
    }

    /// @throws Failure of type NOT_FOUND when there is no such plan for the caller
    public void mustExist(String code) {
        if (!store.exists(code, caller.sight())) {
            throw noPlan(code);
        }
    }

    /// Lets nobody change or move a plan until the end of the transaction, so that who may write what hangs on it stays
    /// who may.
    public void keepAsItIs(String code) {
        store.keepAsItIs(code);
    }

    /// The region of a plan, also of one that is withdrawn; empty when there is no such plan for the caller.
    public Optional<String> region(String code) {
        return store.region(code, caller.sight());
    }

    Page<PlanEntry> list(PlanFilter filter, PageRequest page) {
        return Page.of(
                store.list(filter, page.afterKey(), page.limit + 1, caller.sight()), page.limit, PlanEntry::code);
    }

    @Transactional
    Versioned<Plan> get(String code) {
        database.seeOneState();
        return shown(versioned(present(code)));
    }

    /// The plan, which nobody else changes until the end of the transaction; empty when there is none for the caller.
    @Transactional
    public Optional<Plan> held(String code) {
        database.takeTurns(KIND);
        return store.find(code)
                .filter(stored -> !stored.deleted())
                .filter(this::isSeen)
                .map(stored -> store.shown(stored.plan(), caller.sight()));
    }

    /// @throws Failure of type FORBIDDEN when the caller may not write plans of the region
    public void requireReach(String region) {
        mayWriteIn(region, "region");
    }

    @Transactional
    public Written<Plan> put(String code, String ifMatch, Plan given) {
        database.takeTurns(KIND);
        Optional<StoredPlan> stored = store.find(code);
        boolean isTaken = stored.filter(plan -> !isSeen(plan)).isPresent();
        rules.check(given.with(code, given.status(), given.supersededBy()), given.code(), caller.sight(), isTaken);
        mayWriteIn(given.region(), "region");
        Optional<StoredPlan> present = stored.filter(this::isSeen).filter(plan -> !plan.deleted());
        present.ifPresent(plan -> mayWriteIn(plan.plan().region(), "plan"));
        EntityTags.check(ifMatch, present.map(StoredPlan::version).orElse(null));
        if (isTaken) {
            throw taken(code);
        }
        Written<Plan> written = present.isPresent() ? change(present.get(), given) : create(code, given);
        return audit.written(new Written<>(shown(written.stored()), written.outcome()));
    }

    /// Two plans cannot have one code, so this much has to be told of a plan that is not there for the
    /// caller. It is told of withdrawn ones, too: what was entered on them would come back under the new
    /// plan.
    private static Failure taken(String code) {
        Text detail = Text.of("计划编码“%s”已被占用", "the plan code \"%s\" is taken", code);
        return new Failure(
                ProblemType.CONFLICT,
                detail,
                List.of(Violation.of("code", "taken", detail, Text.of("没有用过的编码", "a code that was not used yet"))));
    }

    private boolean isSeen(StoredPlan stored) {
        return caller.sight()
                .sees(stored.plan().status() == PlanStatus.DRAFT, stored.plan().region());
    }

    /// @param field what names the region, or the plan that is for it
    private void mayWriteIn(String region, String field) {
        Refusal.unlessReached(
                caller.sight(),
                region,
                field,
                Text.of("此登录不能编制地区“%s”的计划", "this login may not write plans of the region \"%s\"", region));
    }

    private Written<Plan> create(String code, Plan given) {
        return written(given.with(code, LifeCycle.first(given), null), Outcome.CREATED);
    }

    private Written<Plan> change(StoredPlan stored, Plan given) {
        Plan present = stored.plan();
        Plan shown = store.shown(present, caller.sight());
        LifeCycle.checkUnmoved(shown, given);
        Plan wanted = given.with(present.code(), present.status(), present.supersededBy());
        Plan plan = keepingUnseenSuperior(wanted, present, shown);
        if (plan.equals(present)) {
            return new Written<>(versioned(stored), Outcome.UNCHANGED);
        }
        LifeCycle.checkChangeable(present.status());
        return written(plan, Outcome.CHANGED);
    }

    /// Whoever was not shown the superior plan has not left it out.
    private static Plan keepingUnseenSuperior(Plan given, Plan present, Plan shown) {
        boolean unseen = given.superiorPlan() == null && shown.superiorPlan() == null;
        return unseen ? given.withSuperior(present.superiorPlan()) : given;
    }

    private Written<Plan> written(Plan plan, Outcome outcome) {
        long version = store.write(plan);
        return new Written<>(new Versioned<>(plan, version, tokens.publish()), outcome);
    }

    @Transactional
    Written<Plan> putStatus(String code, String ifMatch, StatusChange change) {
        database.takeTurns(KIND);
        rules.checkSuccessor(code, change, caller.sight());
        StoredPlan stored = present(code);
        mayWriteIn(stored.plan().region(), "plan");
        EntityTags.check(ifMatch, stored.version());
        Plan present = stored.plan();
        boolean same = change.status() == present.status();
        if (same && (change.supersededBy() == null || Objects.equals(change.supersededBy(), present.supersededBy()))) {
            return new Written<>(shown(versioned(stored)), Outcome.UNCHANGED);
        }
        if (!same) {
            LifeCycle.checkMove(present.status(), change.status());
        }
        Plan moved = present.with(code, change.status(), change.supersededBy());
        long version = store.writeHead(moved);
        return audit.written(new Written<>(shown(new Versioned<>(moved, version, tokens.publish())), Outcome.CHANGED));
    }

    @Transactional
    Written<Void> delete(String code, String ifMatch) {
        database.takeTurns(KIND);
        StoredPlan stored = present(code);
        mayWriteIn(stored.plan().region(), "plan");
        EntityTags.check(ifMatch, stored.version());
        if (stored.plan().status() != PlanStatus.DRAFT) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of(
                            "只能撤回草稿；此计划为 %s",
                            "only a draft can be withdrawn; this plan is %s",
                            stored.plan().status()));
        }
        checkNotReferredTo(code);
        long version = store.withdraw(code);
        return audit.written(new Written<>(new Versioned<>(null, version, tokens.publish()), Outcome.WITHDRAWN));
    }

    private void checkNotReferredTo(String code) {
        List<String> seen = store.referringTo(code, caller.sight());
        if (!seen.isEmpty()) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of("下列计划以它为上级或替代：%s", "these plans refer to it: %s", String.join(", ", seen)));
        }
        if (!store.referringTo(code, Sight.WHOLE).isEmpty()) {
            throw new Failure(ProblemType.CONFLICT, Text.of("另有计划以它为上级或替代", "another plan refers to it"));
        }
    }

    private StoredPlan present(String code) {
        return store.find(code)
                .filter(stored -> !stored.deleted())
                .filter(this::isSeen)
                .orElseThrow(() -> noPlan(code));
    }

    private Versioned<Plan> shown(Versioned<Plan> plan) {
        return new Versioned<>(store.shown(plan.value(), caller.sight()), plan.version(), plan.transaction());
    }

    private static Versioned<Plan> versioned(StoredPlan stored) {
        return new Versioned<>(stored.plan(), stored.version(), stored.transaction());
    }

    private static Failure noPlan(String code) {
        return Failure.notFound("计划", "plan", code);
    }
}
