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

    /// A plan and the numbers of its tasks.
    record PlanTasks(String plan, List<String> tasks) {}
}
