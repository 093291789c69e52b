package org.planledger.plan.task;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.planledger.kernel.paging.Page;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.plan.access.Caller;
import org.planledger.plan.plan.Plans;
import org.planledger.plan.plan.Task;

/// Finds tasks by plan, part, unit, role and free text.
@ApplicationScoped
class TaskSearch {
    private final Plans plans;
    private final TaskStore store;
    private final Caller caller;

    TaskSearch(Plans plans, TaskStore store, Caller caller) {
        this.plans = plans;
        this.store = store;
        this.caller = caller;
    }

    Page<Task> ofPlan(String plan, Integer part, TaskFilter filter, PageRequest page) {
        check(filter);
        Place after = Place.read(page.afterKey());
        plans.mustExist(plan);
        return page(store.ofPlan(plan, part, filter, after, page.limit + 1, caller.sight()), page)
                .map(row -> row.found().task());
    }

    Task get(String plan, String number) {
        plans.mustExist(plan);
        return store.find(plan, number, caller.sight())
                .orElseThrow(() -> Failure.notFound("任务", "task", plan + "/" + number));
    }

    Page<FoundTask> acrossPlans(String region, TaskFilter filter, PageRequest page) {
        check(filter);
        Place after = Place.read(page.afterKey());
        return page(store.acrossPlans(region, filter, after, page.limit + 1, caller.sight()), page)
                .map(TaskStore.Row::found);
    }

    private static Page<TaskStore.Row> page(List<TaskStore.Row> rows, PageRequest page) {
        int fitting = (int) rows.stream().filter(TaskStore.Row::fits).count();
        return Page.of(rows, Math.min(page.limit, fitting), row -> row.place().toString());
    }

    private static void check(TaskFilter filter) {
        if (filter.role != null && filter.unit == null) {
            throw Failure.invalid(Violation.of(
                    "role",
                    "role-without-unit",
                    Text.of("role 须与 unit 同用", "a role is asked for together with a unit"),
                    Text.of("另加 unit=单位编码", "unit=<unit code> beside it")));
        }
    }
}
