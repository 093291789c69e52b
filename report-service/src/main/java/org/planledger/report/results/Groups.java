package org.planledger.report.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.planledger.report.standing.PlanOutcomes;

/// Groups the targets of a plan (rule book, section 7). They may be added in pieces, and are not kept.
final class Groups {
    private final Grouping by;
    private final GroupMembers total = new GroupMembers();
    private final GroupMembers without = new GroupMembers();
    private final Map<String, GroupMembers> tallies = new TreeMap<>();
    private final Map<String, String> titles = new HashMap<>();
    /// In the plan's order.
    private List<String> parts = List.of();

    Groups(Grouping by) {
        this.by = by;
    }

    /// @param some outcomes of targets of the plan, each of which is added once
    void add(PlanOutcomes some) {
        parts = some.partTitles();
        for (PlanOutcomes.Entry entry : some.entries()) {
            total.add(entry);
            List<String> keys = keys(entry);
            for (String key : keys) {
                tallies.computeIfAbsent(key, first -> new GroupMembers()).add(entry);
                titles.computeIfAbsent(key, first -> title(first, entry, some));
            }
            if (keys.isEmpty()) {
                without.add(entry);
            }
        }
    }

    /// The groups that a target belongs to; it counts fully for each of them.
    private List<String> keys(PlanOutcomes.Entry entry) {
        return switch (by) {
            case PART -> {
                Integer part = entry.context().part();
                yield part == null ? List.of() : List.of(Integer.toString(part));
            }
            case UNIT -> entry.context().lead();
            case STRENGTH -> List.of(entry.context().strength().name());
            case REGION -> List.of(entry.context().region());
        };
    }

    /// What a group of the key is called, which holds the given target; null when it has no name.
    private String title(String key, PlanOutcomes.Entry entry, PlanOutcomes outcomes) {
        return switch (by) {
            case PART -> parts.get(entry.context().part() - 1);
            case UNIT -> outcomes.unitNames().get(key);
            case STRENGTH -> null;
            case REGION -> entry.context().regionName();
        };
    }

    /// The parts in the plan's order, also those without targets, or the others in the order of their keys; then the
    /// targets of no group.
    List<PlanSummary.Group> groups() {
        List<PlanSummary.Group> groups = new ArrayList<>();
        if (by == Grouping.PART) {
            for (int part = 1; part <= parts.size(); part++) {
                String key = Integer.toString(part);
                GroupMembers tally = tallies.getOrDefault(key, new GroupMembers());
                groups.add(PlanSummary.Group.of(key, parts.get(part - 1), tally));
            }
        } else {
            tallies.forEach((key, tally) -> groups.add(PlanSummary.Group.of(key, titles.get(key), tally)));
        }
        if (!without.isEmpty()) {
            groups.add(PlanSummary.Group.of(PlanSummary.NO_GROUP, null, without));
        }
        return groups;
    }

    PlanSummary.Total total() {
        return PlanSummary.Total.of(total);
    }
}
