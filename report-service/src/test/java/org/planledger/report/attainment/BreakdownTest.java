package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.planledger.report.attainment.Breakdown.DoubtKind.ASSIGNED_DIFFERENTLY;
import static org.planledger.report.attainment.Breakdown.DoubtKind.ASSIGNED_TOO_LITTLE;
import static org.planledger.report.attainment.Breakdown.DoubtKind.ASSIGNED_TOO_MUCH;
import static org.planledger.report.attainment.Breakdown.DoubtKind.NOT_COMPARABLE;
import static org.planledger.report.attainment.Breakdown.DoubtKind.NOT_SET;
import static org.planledger.report.attainment.Breakdown.DoubtKind.OTHER_WINDOW;
import static org.planledger.report.attainment.Breakdown.DoubtKind.VALUES_DIFFER;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Breakdown.Doubt;
import org.planledger.report.attainment.Breakdown.DoubtKind;
import org.planledger.report.attainment.Breakdown.Member;

/// How targets are broken down (rule book, section 15).
class BreakdownTest {
    private static final YearMonth JANUARY = YearMonth.of(2023, 1);
    private static final YearMonth DECEMBER = YearMonth.of(2023, 12);
    private static final PlainIndicator JOBS =
            Scenario.plain("jobs", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER);

    private static Goal atLeast(String value) {
        return new Goal.AtLeast(new BigDecimal(value));
    }

    private static Target target(String id, Indicator indicator, Goal goal) {
        return target(id, indicator, goal, Measure.AMOUNT, JANUARY, DECEMBER);
    }

    private static Target target(
            String id, Indicator indicator, Goal goal, Measure measure, YearMonth from, YearMonth to) {
        return new Target(
                id,
                indicator,
                goal == null ? TargetStatus.PENDING : TargetStatus.SET,
                goal,
                measure,
                Recurrence.TOTAL,
                from,
                to,
                null,
                List.of());
    }

    /// @param values the figures of January, February and so on
    private static Member member(Target target, String... values) {
        NavigableMap<Period, BigDecimal> figures = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            figures.put(new Period(Frequency.MONTH, 2023, i + 1), new BigDecimal(values[i]));
        }
        return new Member(
                target,
                Attainment.evaluate(target, code -> figures, new Circumstances(DECEMBER, true, Thresholds.DEFAULT, 0)));
    }

    private static List<DoubtKind> kinds(Breakdown breakdown) {
        return breakdown.doubts().stream().map(Doubt::kind).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "floor,   99.9999, ASSIGNED_TOO_LITTLE",
        "floor,   100,     ",
        "floor,   100.0001,",
        "ceiling, 99.9999, ",
        "ceiling, 100,     ",
        "ceiling, 100.0001, ASSIGNED_TOO_MUCH",
        "exactly, 99.9999, ASSIGNED_DIFFERENTLY",
        "exactly, 100,     ",
        "exactly, 100.0001, ASSIGNED_DIFFERENTLY",
    })
    void whatIsAssignedIsHeldAgainstTheBound(String family, BigDecimal assigned, DoubtKind doubt) {
        BigDecimal most = assigned.subtract(BigDecimal.TEN);
        Breakdown breakdown = Breakdown.of(
                member(target("parent", JOBS, goal(family, new BigDecimal("100")))),
                List.of(
                        member(target("a", JOBS, goal(family, most))),
                        member(target("b", JOBS, goal(family, BigDecimal.TEN)))),
                true);

        assertEquals(assigned, breakdown.assigned());
        assertEquals(
                assigned.movePointLeft(2)
                        .setScale(4, java.math.RoundingMode.HALF_UP)
                        .stripTrailingZeros(),
                breakdown.coverage().stripTrailingZeros());
        assertEquals(doubt == null ? List.of() : List.of(doubt), kinds(breakdown));
    }

    private static Goal goal(String family, BigDecimal value) {
        return switch (family) {
            case "floor" -> new Goal.AtLeast(value);
            case "ceiling" -> new Goal.AtMost(value);
            default -> new Goal.Exactly(value);
        };
    }

    @Test
    void valuesAreAddedThoughTheyReachDifferentlyFar() {
        Breakdown breakdown = Breakdown.of(
                member(target("parent", JOBS, atLeast("100")), "7"),
                List.of(
                        member(target("a", JOBS, atLeast("50")), "1", "2"),
                        member(target("b", JOBS, atLeast("50")), "3"),
                        member(target("c", JOBS, atLeast("50")))),
                true);

        assertAll(
                () -> assertEquals(new BigDecimal("6"), breakdown.childrenValue()),
                () -> assertEquals(new BigDecimal("1.5"), breakdown.coverage()),
                () -> assertEquals(List.of(), breakdown.doubts(), "the figures are not of the same months"));
    }

    @ParameterizedTest
    @CsvSource({"4, true, VALUES_DIFFER", "3, true,", "4, false,"})
    void valuesOfTheSameMonthsMustMakeTheParents(String ofParent, boolean everyRegion, DoubtKind doubt) {
        Breakdown breakdown = Breakdown.of(
                member(target("parent", JOBS, atLeast("100")), ofParent),
                List.of(member(target("a", JOBS, atLeast("50")), "1"), member(target("b", JOBS, atLeast("50")), "2")),
                everyRegion);

        assertEquals(doubt == null ? List.of() : List.of(doubt), kinds(breakdown));
    }

    @Test
    void whatCannotBeAddedIsNamedAndLeftOut() {
        PlainIndicator other = Scenario.plain("other", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER);
        Breakdown breakdown = Breakdown.of(
                member(target("parent", JOBS, atLeast("100")), "1"),
                List.of(
                        member(target("a", JOBS, atLeast("100")), "1"),
                        member(target("cap", JOBS, new Goal.AtMost(BigDecimal.TEN)), "5"),
                        member(target("growth", JOBS, atLeast("5"), Measure.GROWTH, JANUARY, DECEMBER), "5"),
                        member(target("other", other, atLeast("9")), "5"),
                        member(target("unset", JOBS, null), "5"),
                        member(target("late", JOBS, atLeast("9"), Measure.AMOUNT, JANUARY.plusMonths(1), DECEMBER))),
                true);

        assertAll(
                () -> assertEquals(new BigDecimal("109"), breakdown.assigned()),
                () -> assertEquals(
                        new BigDecimal("6"), breakdown.childrenValue(), "of a and of the one without number"),
                () -> assertEquals(
                        List.of(
                                new Doubt(NOT_SET, List.of("unset")),
                                new Doubt(NOT_COMPARABLE, List.of("cap", "growth", "other")),
                                new Doubt(OTHER_WINDOW, List.of("late"))),
                        breakdown.doubts()));
    }

    @Test
    void levelsAreNeverAdded() {
        PlainIndicator level = Scenario.plain("pm25", Frequency.MONTH, Aggregation.MEAN, Direction.LOWER);
        Goal cap = new Goal.AtMost(new BigDecimal("42"));
        Breakdown breakdown = Breakdown.of(
                member(target("parent", level, cap), "40"),
                List.of(member(target("a", level, cap), "30"), member(target("b", level, cap), "60")),
                true);

        assertAll(
                () -> assertNull(breakdown.assigned()),
                () -> assertNull(breakdown.coverage()),
                () -> assertNull(breakdown.childrenValue()),
                () -> assertEquals(
                        new Spread(new BigDecimal("30"), new BigDecimal("45"), new BigDecimal("60")),
                        breakdown.spread()),
                () -> assertEquals(List.of(), breakdown.doubts()));
    }

    @Test
    void withoutChildrenNothingIsAssigned() {
        Breakdown breakdown = Breakdown.of(member(target("parent", JOBS, atLeast("100")), "1"), List.of(), false);

        assertEquals(new Breakdown(null, null, null, null, List.of()), breakdown);
    }

    @Test
    void aParentWithoutNumberOrWithZeroHasNoCoverage() {
        List<Member> children = List.of(member(target("a", JOBS, new Goal.Exactly(BigDecimal.ZERO))));

        Breakdown zero =
                Breakdown.of(member(target("parent", JOBS, new Goal.Exactly(BigDecimal.ZERO))), children, true);
        Breakdown unset = Breakdown.of(member(target("parent", JOBS, null)), children, true);

        assertAll(
                () -> assertEquals(BigDecimal.ZERO, zero.assigned()),
                () -> assertNull(zero.coverage()),
                () -> assertEquals(List.of(), zero.doubts()),
                () -> assertEquals(BigDecimal.ZERO, unset.assigned()),
                () -> assertNull(unset.coverage()),
                () -> assertEquals(List.of(), unset.doubts()));
    }

    @Test
    void randomBreakdownsAgreeWithPlainSums() {
        Random random = new Random(20230901);
        for (int round = 0; round < 1000; round++) {
            long bound = 1 + random.nextInt(500);
            long assigned = 0;
            long done = 0;
            Member[] children = new Member[1 + random.nextInt(6)];
            for (int i = 0; i < children.length; i++) {
                int own = random.nextInt(200);
                int value = random.nextInt(50);
                assigned += own;
                done += value;
                children[i] = member(target("c" + i, JOBS, atLeast("" + own)), "" + value);
            }
            long parent = random.nextBoolean() ? done : random.nextInt(200);

            Breakdown breakdown = Breakdown.of(
                    member(target("parent", JOBS, atLeast("" + bound)), "" + parent), Arrays.asList(children), true);

            assertEquals(assigned, breakdown.assigned().longValueExact());
            assertEquals(done, breakdown.childrenValue().longValueExact());
            assertEquals(assigned < bound, kinds(breakdown).contains(ASSIGNED_TOO_LITTLE));
            assertEquals(done != parent, kinds(breakdown).contains(VALUES_DIFFER));
            assertEquals(false, kinds(breakdown).contains(ASSIGNED_TOO_MUCH));
            assertEquals(false, kinds(breakdown).contains(ASSIGNED_DIFFERENTLY));
        }
    }
}
