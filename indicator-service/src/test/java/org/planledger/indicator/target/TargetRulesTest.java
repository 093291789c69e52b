package org.planledger.indicator.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.planledger.indicator.definition.Aggregation;
import org.planledger.indicator.definition.Direction;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.definition.Reporting;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Faults;

class TargetRulesTest {
    private static final YearMonth FROM = YearMonth.of(2023, 1);
    private static final YearMonth TO = YearMonth.of(2025, 12);

    /// A target in the making; begins as "at least 100 from 2023-01 to 2025-12".
    private static final class Draft {
        TargetStatus status = TargetStatus.SET;
        TargetComparator comparator = TargetComparator.AT_LEAST;
        String value = "100";
        String valueHigh;
        String tolerance;
        Measure measure = Measure.AMOUNT;
        Recurrence recurrence = Recurrence.TOTAL;
        YearMonth from = FROM;
        YearMonth to = TO;
        Baseline baseline;
        List<Milestone> milestones;

        Target target() {
            return new Target(
                            "t1",
                            "p1",
                            "1",
                            "i1",
                            "371503",
                            status,
                            comparator,
                            decimal(value),
                            decimal(valueHigh),
                            decimal(tolerance),
                            measure,
                            recurrence,
                            from,
                            to,
                            baseline,
                            milestones,
                            null,
                            null,
                            null,
                            null,
                            null)
                    .withDefaults("t1");
        }

        private static BigDecimal decimal(String text) {
            return text == null ? null : new BigDecimal(text);
        }
    }

    private static Target target(Consumer<Draft> change) {
        Draft draft = new Draft();
        change.accept(draft);
        return draft.target();
    }

    private static List<String> faultsOf(Consumer<Draft> change) {
        Faults faults = new Faults();
        TargetRules.check(target(change), faults);
        return faults.found().stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    private static List<String> faultsAgainst(Indicator indicator, Consumer<Draft> change) {
        Faults faults = new Faults();
        TargetRules.checkAgainst(target(change), indicator, faults);
        return faults.found().stream()
                .map(fault -> fault.field() + " " + fault.code())
                .toList();
    }

    private static Indicator plain(Frequency frequency, Aggregation aggregation, Direction direction) {
        return new Indicator(
                "i1",
                "n",
                "u",
                direction,
                0,
                null,
                frequency,
                aggregation,
                Reporting.PERIOD,
                10,
                false,
                false,
                null,
                null,
                null);
    }

    private static final Indicator SUM = plain(Frequency.MONTH, Aggregation.SUM, Direction.HIGHER);
    private static final Indicator LAST = plain(Frequency.MONTH, Aggregation.LAST, Direction.HIGHER);
    private static final Indicator MEAN = plain(Frequency.MONTH, Aggregation.MEAN, Direction.HIGHER);
    private static final Indicator DERIVED = new Indicator(
            "i1", "n", "u", Direction.HIGHER, 0, null, null, null, null, null, null, null, "a1", "b1", BigDecimal.TEN);

    private static Milestone milestone(String month, String value) {
        return new Milestone(YearMonth.parse(month), new BigDecimal(value));
    }

    @ParameterizedTest
    @EnumSource(TargetComparator.class)
    void everyComparatorHasAFormThatIsAccepted(TargetComparator comparator) {
        assertEquals(List.of(), faultsOf(draft -> {
            draft.comparator = comparator;
            draft.value = comparator.directional() ? null : "2";
            draft.valueHigh = comparator == TargetComparator.BETWEEN ? "3" : null;
            draft.tolerance = comparator == TargetComparator.ABOUT ? "0.1" : null;
        }));
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void everyMeasureIsAcceptedForAFloor(Measure measure) {
        assertEquals(List.of(), faultsOf(draft -> draft.measure = measure));
    }

    @ParameterizedTest
    @EnumSource(value = TargetStatus.class, names = "SET", mode = EnumSource.Mode.EXCLUDE)
    void aTargetThatIsNotSetHasNoNumberAndNeedsNoComparator(TargetStatus status) {
        assertEquals(List.of(), faultsOf(draft -> {
            draft.status = status;
            draft.value = null;
            draft.comparator = null;
        }));
        assertEquals(List.of("value no-number-here", "valueHigh no-number-here"), faultsOf(draft -> {
            draft.status = status;
            draft.valueHigh = "3";
        }));
        assertEquals(List.of("milestones no-number-here"), faultsOf(draft -> {
            draft.status = status;
            draft.value = null;
            draft.milestones = List.of(milestone("2023-01", "1"));
        }));
    }

    @Test
    void aSetTargetNeedsComparatorAndNumber() {
        assertEquals(List.of("comparator not-null"), faultsOf(draft -> draft.comparator = null));
        assertEquals(List.of("value not-null"), faultsOf(draft -> draft.value = null));
    }

    @Test
    void aDirectionHasNoNumberAndIsOfAnAmount() {
        assertEquals(List.of("value no-number-here", "measure direction-of-amount"), faultsOf(draft -> {
            draft.comparator = TargetComparator.DECREASE;
            draft.measure = Measure.REDUCTION;
        }));
    }

    @Test
    void betweenRisesAndOnlyItHasAnUpperBound() {
        assertEquals(List.of("valueHigh not-null"), faultsOf(draft -> draft.comparator = TargetComparator.BETWEEN));
        assertEquals(List.of("valueHigh between-rises"), faultsOf(draft -> {
            draft.comparator = TargetComparator.BETWEEN;
            draft.valueHigh = "99.9";
        }));
        assertEquals(List.of(), faultsOf(draft -> {
            draft.comparator = TargetComparator.BETWEEN;
            draft.valueHigh = "100.0";
        }));
        assertEquals(List.of("valueHigh only-between"), faultsOf(draft -> draft.valueHigh = "200"));
    }

    @Test
    void onlyAboutHasATolerance() {
        assertEquals(List.of("tolerance only-about"), faultsOf(draft -> draft.tolerance = "0.1"));
    }

    @Test
    void theWindowDoesNotEndBeforeItBegins() {
        assertEquals(List.of("to window"), faultsOf(draft -> draft.to = FROM.minusMonths(1)));
        assertEquals(List.of(), faultsOf(draft -> draft.to = FROM));
        assertEquals(List.of("to year"), faultsOf(draft -> draft.to = YearMonth.of(12345, 1)));
    }

    @Test
    void averageYearlyGrowthNeedsAWholeYear() {
        assertEquals(List.of("to whole-year"), faultsOf(draft -> {
            draft.measure = Measure.GROWTH_AVERAGE;
            draft.from = YearMonth.of(2023, 2);
            draft.to = YearMonth.of(2024, 11);
        }));
        assertEquals(List.of(), faultsOf(draft -> {
            draft.measure = Measure.GROWTH_AVERAGE;
            draft.from = YearMonth.of(2023, 2);
            draft.to = YearMonth.of(2024, 12);
        }));
    }

    @Test
    void milestonesRiseInsideTheWindowAndEndAtTheBound() {
        assertEquals(
                List.of(),
                faultsOf(draft -> draft.milestones =
                        List.of(milestone("2023-01", "1"), milestone("2024-06", "50"), milestone("2025-12", "100.0"))));
        assertEquals(
                List.of(
                        "milestones[0].month outside-window",
                        "milestones[2].month months-rise",
                        "milestones[3].value ends-at-bound"),
                faultsOf(draft -> draft.milestones = List.of(
                        milestone("2022-12", "1"),
                        milestone("2024-06", "2"),
                        milestone("2024-06", "3"),
                        milestone("2025-12", "99"))));
        assertEquals(List.of("milestones only-amount"), faultsOf(draft -> {
            draft.measure = Measure.GROWTH;
            draft.milestones = List.of(milestone("2024-06", "50"));
        }));
    }

    @Test
    void milestonesOfAYearlyTargetEndAtTheBoundEachDecember() {
        assertEquals(List.of("milestones[1].value ends-at-bound"), faultsOf(draft -> {
            draft.recurrence = Recurrence.YEARLY;
            draft.milestones = List.of(milestone("2023-12", "100"), milestone("2024-12", "90"));
        }));
    }

    @Test
    void milestonesGoOnlyWithWhatHasAPace() {
        Consumer<Draft> milestones = draft -> draft.milestones = List.of(milestone("2024-06", "50"));
        assertEquals(List.of(), faultsAgainst(SUM, milestones));
        assertEquals(List.of("milestones only-sum-or-last"), faultsAgainst(MEAN, milestones));
        assertEquals(List.of("milestones only-sum-or-last"), faultsAgainst(DERIVED, milestones));
        assertEquals(List.of("baseline milestones-need-baseline"), faultsAgainst(LAST, milestones));
        assertEquals(
                List.of("milestones only-floor-or-ceiling"),
                faultsAgainst(SUM, milestones.andThen(draft -> draft.comparator = TargetComparator.EXACTLY)));
        Indicator neutral = plain(Frequency.MONTH, Aggregation.SUM, Direction.NEUTRAL);
        assertEquals(
                List.of("milestones only-floor-or-ceiling"),
                faultsAgainst(neutral, milestones.andThen(draft -> draft.comparator = TargetComparator.ABOUT)));
    }

    @Test
    void theBoundOfARangeDependsOnTheDirection() {
        Consumer<Draft> range = draft -> {
            draft.comparator = TargetComparator.BETWEEN;
            draft.valueHigh = "200";
            draft.milestones = List.of(milestone("2025-12", "200"));
        };
        assertEquals(List.of("milestones[0].value ends-at-bound"), faultsAgainst(SUM, range));
        assertEquals(List.of(), faultsAgainst(plain(Frequency.MONTH, Aggregation.SUM, Direction.LOWER), range));
    }

    @Test
    void theBaselineIsOfTheIndicatorsFrequency() {
        Consumer<Draft> monthly = draft -> draft.baseline = new Baseline(Period.parse("2022-12"), BigDecimal.ONE);
        assertEquals(List.of(), faultsAgainst(SUM, monthly));
        assertEquals(
                List.of("baseline.period frequency"),
                faultsAgainst(plain(Frequency.YEAR, Aggregation.SUM, Direction.HIGHER), monthly));
        assertEquals(List.of(), faultsAgainst(DERIVED, monthly));
    }
}
