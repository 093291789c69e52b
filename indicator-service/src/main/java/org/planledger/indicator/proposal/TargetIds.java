package org.planledger.indicator.proposal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.target.Measure;
import org.planledger.indicator.target.Recurrence;
import org.planledger.indicator.target.Target;

/// Finds for proposals the targets that they are already, by what they measure: a goal that was left out or put before
/// others must not make one target another. What is new has the next id of its task that is free.
final class TargetIds {
    private final String plan;
    private final Function<String, Indicator> indicators;
    private final String[] ids;
    private final List<Target> proposed;
    private final List<Target> present;
    private final Set<String> taken;

    private record Goal(String region, String task, String indicator, Measure measure, YearMonth due) {
        /// Two goals of a task differ in nothing but what they promise: 每年 100 家, 到 2025 年 1500 家.
        static Object asItIs(Target target) {
            Recurrence recurrence = target.recurrence() == null ? Recurrence.TOTAL : target.recurrence();
            BigDecimal value = target.value() == null ? null : target.value().stripTrailingZeros();
            return Arrays.asList(of(target), recurrence, value);
        }

        static Goal of(Target target) {
            return new Goal(target.region(), target.task(), target.indicator(), measureOf(target), target.to());
        }

        static Goal ofAnyMonth(Target target) {
            return new Goal(target.region(), target.task(), target.indicator(), measureOf(target), null);
        }

        /// Of a goal that has moved to another task, or whose task has another number.
        static Goal ofAnyTask(Target target) {
            return new Goal(target.region(), null, target.indicator(), measureOf(target), null);
        }

        /// Of a goal of which only the name of the indicator is known, and no number in its unit.
        static Goal ofName(Target target, Indicator indicator) {
            String name = KnownIndicators.normal(indicator.name());
            return new Goal(target.region(), target.task(), name, measureOf(target), null);
        }

        static boolean hasAmount(Target target) {
            return measureOf(target) == Measure.AMOUNT && target.value() != null;
        }

        private static Measure measureOf(Target target) {
            return target.measure() == null ? Measure.AMOUNT : target.measure();
        }
    }

    private TargetIds(
            String plan,
            List<Target> proposed,
            List<Target> present,
            Set<String> taken,
            Function<String, Indicator> indicators) {
        this.plan = plan;
        this.indicators = indicators;
        this.proposed = proposed;
        this.ids = new String[proposed.size()];
        this.present = present.stream()
                .sorted(Comparator.comparingInt((Target target) -> target.id().length())
                        .thenComparing(Target::id))
                .toList();
        this.taken = new HashSet<>(taken);
    }

    /// The proposals, each with an id.
    ///
    /// @param proposed their indicators are known; those with an id keep it
    /// @param present the targets of the plan that the caller sees
    /// @param taken the ids that a new target cannot have
    /// @param indicators the indicator of a code; it gives null where there is none
    static List<Target> given(
            String plan,
            List<Target> proposed,
            List<Target> present,
            Set<String> taken,
            Function<String, Indicator> indicators) {
        TargetIds given = new TargetIds(plan, proposed, present, taken, indicators);
        for (int i = 0; i < proposed.size(); i++) {
            given.ids[i] = proposed.get(i).id();
        }
        given.match(Goal::asItIs);
        given.match(Goal::of);
        given.match(Goal::ofAnyMonth);
        given.match(target -> Goal.ofName(target, given.indicators.apply(target.indicator())), given::isOfNoUnit);
        given.match(Goal::ofAnyTask);
        given.number();
        List<Target> all = new ArrayList<>();
        for (int i = 0; i < proposed.size(); i++) {
            all.add(proposed.get(i).withId(given.ids[i]));
        }
        return all;
    }

    /// Whether a present target measures something of which no unit was known. Its numbers, if it has any, are shares.
    private boolean isOfNoUnit(Target target) {
        Indicator indicator = indicators.apply(target.indicator());
        return ProposedIndicator.UNIT_NOT_STATED.equals(indicator.unit())
                && !Goal.hasAmount(target)
                && target.baseline() == null;
    }

    private void match(Function<Target, Object> goal) {
        match(goal, target -> true);
    }

    /// @param mayBe which of the present targets may be one of the proposals
    private void match(Function<Target, Object> goal, Predicate<Target> mayBe) {
        Set<String> matched = new HashSet<>(Arrays.asList(ids));
        Map<Object, Deque<String>> free = new HashMap<>();
        for (Target target : present) {
            if (!matched.contains(target.id()) && mayBe.test(target)) {
                free.computeIfAbsent(goal.apply(target), absent -> new ArrayDeque<>())
                        .add(target.id());
            }
        }
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] == null && proposed.get(i).indicator() != null) {
                Deque<String> found = free.get(goal.apply(proposed.get(i)));
                ids[i] = found == null ? null : found.poll();
            }
        }
    }

    private void number() {
        for (String id : ids) {
            if (id != null) {
                taken.add(id);
            }
        }
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            String task = proposed.get(i).task();
            int place = places.merge(task, 1, Integer::sum);
            for (int number = place; ids[i] == null; number++) {
                String id = plan + "-"
                        + String.valueOf(task).toLowerCase(Locale.ROOT).replace('.', '-') + "-" + number;
                ids[i] = taken.add(id) ? id : null;
            }
        }
    }
}
