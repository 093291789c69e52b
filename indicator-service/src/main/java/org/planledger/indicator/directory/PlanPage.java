package org.planledger.indicator.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;

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
    ///
    /// @param region the code of the region that it is for
    /// @param draft whether it is a draft, which not everybody sees
    record PlanTasks(String plan, String region, boolean draft, List<KnownTask> tasks) {}

    /// A task's number and units.
    ///
    /// @param lead the codes of those that lead it
    /// @param units the codes of all that take part in it, each once, those that lead it among them
    record KnownTask(String number, Set<String> lead, Set<String> units) {}
}
