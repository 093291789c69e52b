package org.planledger.report.standing;

import java.util.List;
import java.util.Map;
import org.planledger.report.access.Sight;
import org.planledger.report.attainment.Thresholds;

/// Everything that a plan's results are made from, for all of its targets or some.
///
/// @param region the code of the region that it is of
/// @param partTitles the headings of its parts, in their order
/// @param tasks its tasks by their numbers
/// @param unitNames the names of the lead units by their codes
record StoredPlan(
        String code,
        String region,
        boolean draft,
        boolean inForce,
        Thresholds thresholds,
        List<String> partTitles,
        Map<String, Task> tasks,
        Map<String, String> unitNames,
        List<StoredTarget> targets,
        StoredIndicators indicators,
        StoredFigures figures) {

    /// @param place its place in the plan, counted from 1
    /// @param part the place of its part, counted from 1
    record Task(int place, Integer part, String title, TaskUnits units) {
        /// A task that the plan has no longer; its targets come after all others.
        static final Task GONE = new Task(Integer.MAX_VALUE, null, null, TaskUnits.NONE);
    }

    /// The same plan with these targets and their figures.
    StoredPlan with(List<StoredTarget> some, StoredFigures theirs) {
        return new StoredPlan(
                code, region, draft, inForce, thresholds, partTitles, tasks, unitNames, some, indicators, theirs);
    }

    /// What a login sees of it; null when it does not see the plan.
    StoredPlan seenBy(Sight sight) {
        if (!sight.seesPlan(draft, region)) {
            return null;
        }
        return sight.seesAllTargets()
                ? this
                : with(
                        targets.stream()
                                .filter(target -> sight.seesTarget(
                                        target.region(),
                                        task(target.task()).units().all()))
                                .toList(),
                        figures);
    }

    Task task(String number) {
        return tasks.getOrDefault(number, Task.GONE);
    }
}
