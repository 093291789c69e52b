package org.planledger.indicator.directory;

import java.time.Instant;
import java.util.List;

/// What one page of plan-service's changes says.
///
/// @param more whether more is waiting
/// @param completeTo up to when whatever was committed is in the page or before it; null when that is not known,
/// as when more is waiting
/// @param readAt when plan-service has read the page, by the same clock
record PlanPage(
        List<KnownRegion> regions,
        List<String> withdrawnRegions,
        List<PlanTasks> plans,
        List<String> withdrawnPlans,
        String cursor,
        boolean more,
        Instant completeTo,
        Instant readAt) {

    /// A region.
    ///
    /// @param parent the code of the region that it lies in; null for a province
    record KnownRegion(String code, String name, String parent) {}

    /// A plan and its tasks.
    record PlanTasks(String plan, List<KnownTask> tasks) {}

    /// A task's number and the codes of the units that lead it.
    record KnownTask(String number, List<String> lead) {}
}
