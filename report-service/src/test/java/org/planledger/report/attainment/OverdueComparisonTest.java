package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.time.WorkingDays;

/// What is overdue in the scenarios of [RandomScenarios], on random days, by random due days and random days off,
/// against [NaiveOverdue].
class OverdueComparisonTest {
    private static final int EVERY = 3;

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void theEngineAndANaiveSearchFindTheSameFiguresAndDeadlines() {
        for (int number = 0; number < RandomScenarios.count(); number += EVERY) {
            compare(number);
        }
        Map.of("none", 1000, "some", 1000, "on the weekend", 1000, "on a day off", 1000, "of a combined indicator", 200)
                .forEach((what, wanted) -> assertTrue(seen.getOrDefault(what, 0) >= wanted, what + " among " + seen));
        assertTrue(seen.getOrDefault("deadline yesterday", 0) >= 100, seen.toString());
    }

    private void compare(int number) {
        Random random = new Random(9_001L * number + 5);
        Scenario scenario = RandomScenarios.number(number);
        Target target = scenario.target();
        YearMonth asOf = scenario.circumstances().asOf();
        Map<LocalDate, Boolean> listed = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            LocalDate day = target.from().atDay(1).plusDays(random.nextInt(900));
            for (int length = random.nextInt(8); length >= 0; length--) {
                listed.put(day.plusDays(length), random.nextInt(5) == 0);
            }
        }
        Map<String, Integer> dueDays = new HashMap<>();
        codes(target.indicator()).forEach(code -> dueDays.put(code, 1 + random.nextInt(28)));
        WorkingDays workingDays = new WorkingDays(listed);
        LocalDate today = today(random, target, dueDays, workingDays);

        List<Overdue.Missing> expected =
                new NaiveOverdue(scenario.observations(), today, dueDays, listed).of(target, asOf);
        assertEquals(
                expected,
                Overdue.find(
                        target,
                        scenario.observations(),
                        asOf,
                        today,
                        (indicator, period) -> workingDays.deadline(period.lastMonth(), dueDays.get(indicator.code()))),
                () -> "RandomScenarios.number(%d) on %s, due on %s, listed %s%n%s"
                        .formatted(number, today, dueDays, new TreeMap<>(listed), scenario));
        count(target, dueDays, listed, today, expected);
    }

    /// As often as not the day of a deadline, or the day after it.
    private static LocalDate today(
            Random random, Target target, Map<String, Integer> dueDays, WorkingDays workingDays) {
        YearMonth month = target.from().plusMonths(random.nextInt(30));
        int dueDay = dueDays.values().iterator().next();
        return random.nextBoolean()
                ? workingDays.deadline(month, dueDay).plusDays(random.nextInt(2))
                : month.atDay(1).plusDays(random.nextInt(60));
    }

    private void count(
            Target target,
            Map<String, Integer> dueDays,
            Map<LocalDate, Boolean> listed,
            LocalDate today,
            List<Overdue.Missing> missing) {
        see(missing.isEmpty() ? "none" : "some");
        if (!missing.isEmpty() && target.indicator() instanceof PlainIndicator plain && plain.combinedFirstMonths()) {
            see("of a combined indicator");
        }
        for (Overdue.Missing each : missing) {
            LocalDate day = each.period().lastMonth().plusMonths(1).atDay(dueDays.get(each.indicator()));
            if (!each.due().equals(day)) {
                see(listed.containsKey(day) ? "on a day off" : "on the weekend");
            }
            if (each.due().plusDays(1).equals(today)) {
                see("deadline yesterday");
            }
            assertTrue(listed.getOrDefault(each.due(), each.due().getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0));
        }
    }

    private void see(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    private static List<String> codes(Indicator indicator) {
        return switch (indicator) {
            case PlainIndicator plain -> List.of(plain.code());
            case DerivedIndicator derived ->
                Stream.of(derived.numerator(), derived.denominator())
                        .flatMap(component -> codes(component).stream())
                        .toList();
        };
    }
}
