package org.planledger.report.standing;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.planledger.report.attainment.GroupTally;

/// What a plan's targets come to as of one month, so that it can be added up over several plans.
///
/// @param total each target once
/// @param byRegion by the codes of the regions that the targets are for
/// @param byUnit by the codes of the units that lead the tasks; a target counts fully for each of them
public record PlanTallies(GroupTally total, Map<String, GroupTally> byRegion, Map<String, GroupTally> byUnit) {

    /// Those of no target.
    PlanTallies() {
        this(new GroupTally(), new HashMap<>(), new HashMap<>());
    }

    /// About how much memory they take.
    int bytes() {
        return Stream.of(Stream.of(total), byRegion.values().stream(), byUnit.values().stream())
                .flatMap(tallies -> tallies)
                .mapToInt(GroupTally::bytes)
                .sum();
    }

    void add(PlanOutcomes.Entry entry) {
        GroupTally.Weighted weighted = entry.weighted();
        total.add(weighted);
        byRegion.computeIfAbsent(entry.context().region(), region -> new GroupTally())
                .add(weighted);
        for (String unit : entry.context().lead()) {
            byUnit.computeIfAbsent(unit, code -> new GroupTally()).add(weighted);
        }
    }
}
