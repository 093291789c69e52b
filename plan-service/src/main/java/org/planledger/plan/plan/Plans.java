package org.planledger.plan.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.version.EntityTags;
import org.planledger.kernel.version.Versioned;
import org.planledger.kernel.version.Written;
import org.planledger.kernel.version.Written.Outcome;
import org.planledger.plan.database.Database;

/// The plans: found, listed, written as whole documents and moved along their life.
@ApplicationScoped
public class Plans {
    static final String KIND = "plan";

    private final PlanStore store;
    private final PlanRules rules;
    private final Database database;
    private final ChangeTokens tokens;

    Plans(PlanStore store, PlanRules rules, Database database, ChangeTokens tokens) {
        this.store = store;
        this.rules = rules;
        this.database = database;
        this.tokens = tokens;
    }

    /// @throws Failure of type NOT_FOUND when there is no such plan
    public void mustExist(String code) {
        if (!store.exists(code)) {
            throw noPlan(code);
        }
    }

    Page<PlanEntry> list(PlanFilter filter, PageRequest page) {
        return Page.of(store.list(filter, page.afterKey(), page.limit + 1), page.limit, PlanEntry::code);
    }

    @Transactional
    Versioned<Plan> get(String code) {
        database.seeOneState();
        return versioned(present(code));
    }

    @Transactional
    Written<Plan> put(String code, String ifMatch, Plan given) {
        database.takeTurns(KIND);
        rules.check(given.with(code, given.status(), given.supersededBy()), given.code());
        Optional<StoredPlan> present = store.find(code).filter(stored -> !stored.deleted());
        EntityTags.check(ifMatch, present.map(StoredPlan::version).orElse(null));
        return present.isPresent() ? change(present.get(), given) : create(code, given);
    }

    private Written<Plan> create(String code, Plan given) {
        PlanStatus status = LifeCycle.first(given.status());
        return written(given.with(code, status, null), Outcome.CREATED);
    }

    private Written<Plan> change(StoredPlan stored, Plan given) {
        Plan present = stored.plan();
        LifeCycle.checkUnmoved(present, given);
        Plan plan = given.with(present.code(), present.status(), present.supersededBy());
        if (plan.equals(present)) {
            return new Written<>(versioned(stored), Outcome.UNCHANGED);
        }
        LifeCycle.checkChangeable(present.status());
        return written(plan, Outcome.CHANGED);
    }

    private Written<Plan> written(Plan plan, Outcome outcome) {
        long version = store.write(plan);
        return new Written<>(new Versioned<>(plan, version, tokens.publish()), outcome);
    }

    @Transactional
    Written<Plan> putStatus(String code, String ifMatch, StatusChange change) {
        database.takeTurns(KIND);
        rules.checkSuccessor(code, change);
        StoredPlan stored = present(code);
        EntityTags.check(ifMatch, stored.version());
        Plan present = stored.plan();
        boolean same = change.status() == present.status();
        if (same && (change.supersededBy() == null || Objects.equals(change.supersededBy(), present.supersededBy()))) {
            return new Written<>(versioned(stored), Outcome.UNCHANGED);
        }
        if (!same) {
            LifeCycle.checkMove(present.status(), change.status());
        }
        Plan moved = present.with(code, change.status(), change.supersededBy());
        long version = store.writeHead(moved);
        return new Written<>(new Versioned<>(moved, version, tokens.publish()), Outcome.CHANGED);
    }

    @Transactional
    Written<Void> delete(String code, String ifMatch) {
        database.takeTurns(KIND);
        StoredPlan stored = present(code);
        EntityTags.check(ifMatch, stored.version());
        if (stored.plan().status() != PlanStatus.DRAFT) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of(
                            "只能撤回草稿；此计划为 %s",
                            "only a draft can be withdrawn; this plan is %s",
                            stored.plan().status()));
        }
        List<String> referring = store.referringTo(code);
        if (!referring.isEmpty()) {
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of("下列计划以它为上级或替代：%s", "these plans refer to it: %s", String.join(", ", referring)));
        }
        long version = store.withdraw(code);
        return new Written<>(new Versioned<>(null, version, tokens.publish()), Outcome.WITHDRAWN);
    }

    private StoredPlan present(String code) {
        return store.find(code).filter(stored -> !stored.deleted()).orElseThrow(() -> noPlan(code));
    }

    private static Versioned<Plan> versioned(StoredPlan stored) {
        return new Versioned<>(stored.plan(), stored.version(), stored.transaction());
    }

    private static Failure noPlan(String code) {
        return Failure.notFound("计划", "plan", code);
    }
}
