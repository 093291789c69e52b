package org.planledger.report.attainment;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// A quantity that a plan undertakes to reach, hold or stay below (rule book, sections 1, 3 and 4).
///
/// @param goal the comparator with its numbers; null unless the status is [TargetStatus#SET]
/// @param from the first month of the window
/// @param to the last month of the window
/// @param baseline null when the target has none
/// @param milestones by rising month; empty when the schedule is a straight line
public record Target(
        String id,
        Indicator indicator,
        TargetStatus status,
        Goal goal,
        Measure measure,
        Recurrence recurrence,
        YearMonth from,
        YearMonth to,
        Baseline baseline,
        List<Milestone> milestones) {

    public Target {
        Objects.requireNonNull(indicator);
        Objects.requireNonNull(measure);
        Objects.requireNonNull(recurrence);
        if ((status == TargetStatus.SET) != (goal != null)) {
            throw new IllegalArgumentException(id + ": a target that is SET has a goal, any other has none");
        }
        if (from.isAfter(to)) {
            throw new IllegalArgumentException(id + ": the window ends before it begins");
        }
        milestones = milestones.stream()
                .sorted(Comparator.comparing(Milestone::month))
                .toList();
    }
}
