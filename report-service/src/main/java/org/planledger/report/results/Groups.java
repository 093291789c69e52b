package org.planledger.report.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.planledger.report.attainment.GroupResult;
import org.planledger.report.attainment.GroupTally.Weighted;
import org.planledger.report.standing.PlanOutcomes;

/// Groups the targets of a plan (rule book, section 7).
final class Groups {
    private Groups() {}

    static List<PlanSummary.Group> of(PlanOutcomes outcomes, Grouping by) {
        return switch (by) {
            case PART -> byPart(outcomes);
            case UNIT ->
                grouped(
                        outcomes,
                        entry -> entry.context().lead(),
                        (unit, first) -> outcomes.unitNames().get(unit));
            case STRENGTH ->
                grouped(outcomes, entry -> List.of(entry.context().strength().name()), (strength, first) -> null);
            case REGION ->
                grouped(
                        outcomes,
                        entry -> List.of(entry.context().region()),
                        (region, first) -> first.context().regionName());
        };
    }

    /// In the plan's order; a part without targets is there, too.
    private static List<PlanSummary.Group> byPart(PlanOutcomes outcomes) {
        List<String> titles = outcomes.partTitles();
        Map<Integer, List<Weighted>> members = new TreeMap<>();
        for (int part = 1; part <= titles.size(); part++) {
            members.put(part, new ArrayList<>());
        }
        List<Weighted> withoutPart = new ArrayList<>();
        for (PlanOutcomes.Entry entry : outcomes.entries()) {
            members.getOrDefault(
                            entry.context().part() == null ? 0 : entry.context().part(), withoutPart)
                    .add(entry.weighted());
        }
        List<PlanSummary.Group> groups = new ArrayList<>();
        members.forEach((part, weighted) -> groups.add(
                PlanSummary.Group.of(Integer.toString(part), titles.get(part - 1), GroupResult.of(weighted))));
        addWithout(groups, withoutPart);
        return groups;
    }

    /// In the order of the keys.
    ///
    /// @param keys the groups that a target belongs to; it counts fully for each of them
    /// @param title what a group of the key is called, which holds the given target
    private static List<PlanSummary.Group> grouped(
            PlanOutcomes outcomes,
            Function<PlanOutcomes.Entry, List<String>> keys,
            BiFunction<String, PlanOutcomes.Entry, String> title) {
        Map<String, List<PlanOutcomes.Entry>> members = new TreeMap<>();
        List<Weighted> without = new ArrayList<>();
        for (PlanOutcomes.Entry entry : outcomes.entries()) {
            List<String> groups = keys.apply(entry);
            groups.forEach(key ->
                    members.computeIfAbsent(key, code -> new ArrayList<>()).add(entry));
            if (groups.isEmpty()) {
                without.add(entry.weighted());
            }
        }
        List<PlanSummary.Group> groups = new ArrayList<>();
        members.forEach((key, entries) -> groups.add(PlanSummary.Group.of(
                key,
                title.apply(key, entries.getFirst()),
                GroupResult.of(
                        entries.stream().map(PlanOutcomes.Entry::weighted).toList()))));
        addWithout(groups, without);
        return groups;
    }

    private static void addWithout(List<PlanSummary.Group> groups, List<Weighted> members) {
        if (!members.isEmpty()) {
            groups.add(PlanSummary.Group.of(PlanSummary.NO_GROUP, null, GroupResult.of(members)));
        }
    }
}
