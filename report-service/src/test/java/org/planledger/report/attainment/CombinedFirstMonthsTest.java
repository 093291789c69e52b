package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.time.WorkingDays;

/// Rule book, sections 2 and 9: indicators that report January and February together.
class CombinedFirstMonthsTest {
    private static final WorkingDays WEEKENDS = new WorkingDays(Map.of());

    private static PlainIndicator monthly(Aggregation aggregation) {
        return Scenario.combined(Scenario.plain("x", Frequency.MONTH, aggregation, Direction.HIGHER));
    }

    private static PlainIndicator yearToDate() {
        return Scenario.combined(Scenario.yearToDate("x", Frequency.MONTH, Direction.HIGHER));
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "2023-01, 2023-01, 0", // January alone
        "2023-01, 2023-02, 1",
        "2023-02, 2023-02, 0", // half of the two
        "2023-02, 2023-03, 1",
        "2023-01, 2023-12, 11",
        "2023-02, 2023-12, 10",
        "2023-03, 2023-12, 10",
        "2022-12, 2023-01, 1",
        "2022-12, 2023-02, 2",
        "2022-02, 2024-01, 21",
        "2022-02, 2024-02, 22",
        "2021-01, 2023-12, 33",
    })
    void januaryHasNoPeriodAndFebruaryIsExpectedWhereBothLieInside(YearMonth from, YearMonth to, int expected) {
        Result result =
                Scenario.of(monthly(Aggregation.SUM)).window(from, to).asOf(to).result();

        assertEquals(expected, result.expectedPeriods());
        assertEquals(expected == 0, result.completeness() == null);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "SUM, 330",
        "LAST, 30",
        "MEAN, 131.666667", // (59 x 200 + 31 x 100 + 30 x 30) / 120
    })
    void februaryStandsForBothMonths(Aggregation aggregation, String value) {
        Result result = Scenario.of(monthly(aggregation))
                .postFrom("2023-02", "200", "100", "30")
                .asOf("2023-04")
                .result();

        assertNumber(value, result.value());
        assertNumber("1", result.completeness());
        assertEquals(3, result.reportedPeriods());
        assertEquals(YearMonth.of(2023, 4), result.through());
    }

    @ParameterizedTest(name = "{0}: (days x 90 + 31 x 30) / (days + 31) = {1}")
    @CsvSource({"2023, 69.333333", "2024, 69.560440"}) // 59 and 60 days
    void theMeanWeighsFebruaryByTheDaysOfBothMonths(int year, String mean) {
        Result result = Scenario.of(monthly(Aggregation.MEAN))
                .window(YearMonth.of(year, 1), YearMonth.of(year, 12))
                .postFrom(year + "-02", "90", "30")
                .asOf(YearMonth.of(year, 3))
                .result();

        assertNumber(mean, result.value());
    }

    @Test
    void asOfJanuaryNothingIsExpectedAndThereIsNoData() {
        Result result = Scenario.of(monthly(Aggregation.SUM)).asOf("2023-01").result();

        assertEquals(0, result.expectedPeriods());
        assertNull(result.completeness());
        assertEquals(State.NO_DATA, result.state());
    }

    @Test
    void aFigureThatIsPostedForJanuaryCountsForNothing() {
        for (PlainIndicator indicator :
                List.of(monthly(Aggregation.SUM), monthly(Aggregation.LAST), monthly(Aggregation.MEAN), yearToDate())) {
            for (String asOf : List.of("2023-01", "2023-02", "2023-03", "2023-12")) {
                Scenario without = Scenario.of(indicator)
                        .post("2023-02", "40")
                        .post("2023-03", "55")
                        .asOf(asOf);
                Result expected = without.result();
                assertEquals(expected, without.post("2023-01", "999").result(), indicator + " as of " + asOf);
            }
        }
    }

    @Test
    void aYearToDateFigureOfJanuaryIsNotTakenOffASpanThatBeginsAfterIt() {
        Scenario scenario = Scenario.of(yearToDate())
                .window("2023-02", "2023-12")
                .post("2023-01", "10")
                .post("2023-02", "30")
                .post("2023-04", "70")
                .asOf("2023-04");

        assertNumber(
                "70", scenario.result().value()); // February straddles the beginning, and so is not taken off either
        assertEquals(2, scenario.result().reportedPeriods());
        assertNumber("1", scenario.result().completeness());
        assertNumber("40", scenario.window("2023-03", "2023-12").result().value());
    }

    @Test
    void aFebruaryFigureDoesNotCountForASpanThatBeginsInFebruary() {
        Scenario scenario = Scenario.of(monthly(Aggregation.SUM))
                .window("2023-02", "2023-12")
                .post("2023-02", "30")
                .post("2023-03", "5")
                .asOf("2023-04");

        assertNumber("5", scenario.result().value());
        assertEquals(2, scenario.result().expectedPeriods());
        assertNumber("0.5", scenario.result().completeness());
    }

    @Test
    void paceIsTakenAtFebruaryAndByItsMilestone() {
        Scenario scenario = Scenario.of(monthly(Aggregation.SUM))
                .goal("AT_LEAST 1200")
                .post("2023-02", "190")
                .asOf("2023-02");

        assertEquals(YearMonth.of(2023, 2), scenario.result().through());
        assertNumber("200", scenario.result().expected());
        assertNumber("0.95", scenario.result().paceRatio());
        scenario.milestone("2023-01", "10").milestone("2023-02", "380");
        assertNumber("380", scenario.result().expected());
        assertNumber("0.5", scenario.result().paceRatio());
    }

    @Test
    void aWindowThatEndsInJanuaryNeverHasItsLastFigure() {
        Result result = Scenario.of(monthly(Aggregation.LAST))
                .window("2022-02", "2023-01")
                .goal("AT_LEAST 5")
                .post("2022-12", "9")
                .asOf("2023-01")
                .result();

        assertEquals(YearMonth.of(2022, 12), result.through());
        assertEquals(State.ON_TRACK, result.state());
    }

    @Test
    void growthComparesTheSameMonthsOfBothYears() {
        Result result = Scenario.of(monthly(Aggregation.SUM))
                .measure(Measure.GROWTH)
                .goal("AT_LEAST 5")
                .post("2022-01", "50")
                .post("2022-02", "100")
                .post("2022-03", "100")
                .post("2023-02", "120")
                .asOf("2023-02")
                .result();

        assertNumber("20", result.value());
        assertNull(result.reason());
    }

    @Test
    void aDerivedIndicatorTakesEachComponentByItsOwnRule() {
        PlainIndicator plain = Scenario.plain("d", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER);
        Scenario scenario = Scenario.of(Scenario.percentage(monthly(Aggregation.SUM), plain, Direction.HIGHER))
                .post("x", "2023-02", "30")
                .postAll("d", "2023-01", "100", "50")
                .asOf("2023-02");

        assertNumber("20", scenario.result().value());
        assertNumber("1", scenario.result().completeness());
        assertEquals(1, scenario.result().expectedPeriods());
    }

    @ParameterizedTest(name = "window from {0}, posted {1}, on {2}: {3}")
    @CsvSource({
        "2023-01, , 2023-03-10, ''", // February's deadline, a Friday
        "2023-01, , 2023-03-11, 2023-02",
        "2023-01, 2023-01, 2023-03-11, 2023-02",
        "2023-01, 2023-02, 2023-03-11, ''",
        "2023-01, , 2023-04-11, 2023-02 2023-03",
        "2023-02, , 2023-04-11, 2023-03",
    })
    void januaryIsNeverOverdue(YearMonth from, String posted, LocalDate today, String overdue) {
        Scenario scenario = Scenario.of(monthly(Aggregation.SUM)).window(from, YearMonth.of(2023, 12));
        if (posted != null) {
            scenario.post(posted, "1");
        }
        List<String> missing = Overdue.find(
                        scenario.target(),
                        scenario.observations(),
                        YearMonth.of(2023, 3),
                        today,
                        (indicator, period) -> WEEKENDS.deadline(period.lastMonth(), 10))
                .stream()
                .map(Overdue.Missing::period)
                .map(Period::toString)
                .toList();

        assertEquals(overdue, String.join(" ", missing));
    }

    @Test
    void onlyMonthsCanBeCombined() {
        PlainIndicator quarterly = Scenario.plain("x", Frequency.QUARTER, Aggregation.SUM, Direction.HIGHER);

        assertThrows(IllegalArgumentException.class, () -> Scenario.combined(quarterly));
    }
}
