package org.planledger.indicator.directory;

import java.util.List;

/// What one page of plan-service's changes says.
///
/// @param more whether more is waiting
record PlanPage(
        List<String> regions,
        List<String> withdrawnRegions,
        List<PlanTasks> plans,
        List<String> withdrawnPlans,
        String cursor,
        boolean more) {

    /// A plan and its tasks.
    record PlanTasks(String plan, List<KnownTask> tasks) {}

    /// A task's number and the codes of the units that lead it.
    record KnownTask(String number, List<String> lead) {}
}
