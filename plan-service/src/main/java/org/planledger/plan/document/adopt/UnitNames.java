package org.planledger.plan.document.adopt;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Faults;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.kernel.text.Likeness;
import org.planledger.plan.document.DocumentTask;
import org.planledger.plan.document.adopt.Adoption.AdoptedUnit;
import org.planledger.plan.document.adopt.Adoption.Origin;
import org.planledger.plan.unit.Unit;

/// Which units the printed names of a reading mean: those that a person has chosen, those of the name in the plan's
/// region or one that it lies in, and new ones.
final class UnitNames {
    private static final int MOST_SUGGESTIONS = 3;
    private static final double LEAST_LIKENESS = 0.3;
    private static final int MOST_INITIALS = 24;

    private final String region;
    private final List<Unit> known;
    private final Map<String, Unit> byName = new LinkedHashMap<>();
    private final List<UnitChoice> choices;
    private final Map<String, String> chosen;
    private final Set<String> takenCodes;
    private final Map<String, AdoptedUnit> adopted = new LinkedHashMap<>();
    private final Map<String, Place> madeByName = new LinkedHashMap<>();
    private final Set<String> unknown = new HashSet<>();

    /// Where a unit that is made is named first.
    private record Place(String field, Unit unit) {}

    /// @param known the units of the region and those above it, the nearest first
    UnitNames(ConfirmedReading confirmed, List<Unit> known) {
        this.region = confirmed.region();
        this.known = known;
        this.takenCodes = known.stream().map(Unit::code).collect(Collectors.toCollection(HashSet::new));
        known.forEach(unit -> byName.putIfAbsent(normal(unit.name()), unit));
        this.choices = confirmed.units();
        this.chosen = choices.stream()
                .collect(Collectors.toMap(choice -> normal(choice.name()), UnitChoice::code, (first, second) -> first));
    }

    /// Finds the unit of each name.
    ///
    /// @param mayMake whether units that are not there may be made
    void read(List<DocumentTask> tasks, boolean mayMake, Faults faults) {
        for (int i = 0; i < tasks.size(); i++) {
            DocumentTask task = tasks.get(i);
            read("reading.tasks[" + i + "].lead", task.lead(), mayMake, faults);
            read("reading.tasks[" + i + "].cooperating", task.cooperating(), mayMake, faults);
            read("reading.tasks[" + i + "].participating", task.participating(), mayMake, faults);
        }
    }

    /// Finds the choices of names that no task has, or that have been chosen before.
    void addUnused(Faults faults) {
        Set<String> before = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            String name = normal(choices.get(i).name());
            Choices.check("units[" + i + "].name", isNamed(name), before.add(name), faults);
        }
    }

    private boolean isNamed(String name) {
        return adopted.containsKey(name) || unknown.contains(name);
    }

    /// The code of each name that was found or made, by the name as [#normal] writes it.
    Map<String, String> codes() {
        return adopted.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, of -> of.getValue().code()));
    }

    List<AdoptedUnit> told() {
        return List.copyOf(adopted.values());
    }

    /// Makes those that are not there yet. What is wrong with one is told where the reading names it.
    void make(Consumer<Unit> making, Faults faults) {
        madeByName.forEach((name, place) -> {
            try {
                making.accept(place.unit());
            } catch (Failure refused) {
                if (refused.type() != ProblemType.INVALID_REQUEST) {
                    throw refused;
                }
                refused.violations()
                        .forEach(fault -> faults.add(
                                Violation.of(place.field(), fault.code(), fault.message(), fault.expected())));
                adopted.remove(name);
            }
        });
    }

    private void read(String field, List<String> names, boolean mayMake, Faults faults) {
        for (int i = 0; names != null && i < names.size(); i++) {
            String name = names.get(i);
            String normal = normal(name);
            if (isNamed(normal)) {
                continue;
            }
            String place = field + "[" + i + "]";
            AdoptedUnit unit = find(place, name, normal, mayMake);
            if (unit == null) {
                addUnknown(place, name, faults);
                unknown.add(normal);
            } else {
                adopted.put(normal, unit);
            }
        }
    }

    private AdoptedUnit find(String place, String name, String normal, boolean mayMake) {
        if (chosen.containsKey(normal)) {
            return new AdoptedUnit(name, chosen.get(normal), Origin.CHOSEN);
        }
        Unit found = byName.get(normal);
        if (found != null) {
            return new AdoptedUnit(name, found.code(), Origin.MATCHED);
        }
        if (!mayMake) {
            return null;
        }
        Unit unit = new Unit(freeCode(name), region, name.strip(), null);
        madeByName.put(normal, new Place(place, unit));
        return new AdoptedUnit(name, unit.code(), Origin.CREATED);
    }

    private String freeCode(String name) {
        String initials = Pinyin.initials(name, MOST_INITIALS);
        String code = region + "-" + (initials.isEmpty() ? "dw" : initials);
        String free = code;
        for (int number = 2; !takenCodes.add(free); number++) {
            free = code + number;
        }
        return free;
    }

    private void addUnknown(String field, String name, Faults faults) {
        Likeness wanted = new Likeness(name);
        record Like(Unit unit, double likeness) {}
        String like = known.stream()
                .map(unit -> new Like(unit, wanted.with(new Likeness(unit.name()))))
                .filter(unit -> unit.likeness() >= LEAST_LIKENESS)
                .sorted(Comparator.comparingDouble(Like::likeness)
                        .reversed()
                        .thenComparing(unit -> unit.unit().code()))
                .limit(MOST_SUGGESTIONS)
                .map(unit -> unit.unit().name() + " " + unit.unit().code())
                .collect(Collectors.joining(", "));
        faults.add(
                field,
                "unknown-unit",
                Text.of("地区 %2$s 及其上级没有单位“%1$s”", "%2$s and the regions above it have no unit \"%1$s\"", name, region),
                like.isEmpty()
                        ? Text.of(
                                "units 中写明其编码，或由管理员先建立该单位",
                                "its code in `units`, or an administrator makes the unit first")
                        : Text.of(
                                "units 中写明其编码，或由管理员先建立该单位；相近的有：%s",
                                "its code in `units`, or an administrator makes the unit first; like it are: %s",
                                like));
    }

    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
