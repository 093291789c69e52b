package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;

/// Section 2 of the rule book: figures reported from January on (1—N月累计).
class YearToDateTest {

    @Test
    void sumsEachYearsLatestFigureOverYearEnds() {
        Result result = monthly()
                .window("2022-01", "2024-12")
                .post("2022-06", "50")
                .post("2022-12", "100")
                .post("2023-11", "110")
                .post("2024-02", "20")
                .asOf("2024-03")
                .result();

        assertNumber("230", result.value());
        assertEquals(YearMonth.of(2024, 2), result.through());
    }

    @Test
    void takesOffWhatWasReportedBeforeTheWindowBegan() {
        Scenario scenario = monthly()
                .window("2023-04", "2024-03")
                .post("2023-02", "20")
                .post("2023-03", "30")
                .post("2023-12", "130")
                .post("2024-03", "25")
                .asOf("2024-03");

        assertNumber("125", scenario.result().value());
    }

    @Test
    void takesOffNothingWhenNothingWasReportedBefore() {
        Result result =
                monthly().window("2023-04", "2023-12").post("2023-09", "90").result();

        assertNumber("90", result.value());
    }

    @Test
    void figureOfAPeriodThatTheWindowCutsIsNeitherInsideNorBefore() {
        Result result = Scenario.of(Scenario.yearToDate("x", Frequency.QUARTER, Direction.HIGHER))
                .window("2023-05", "2023-12")
                .postFrom("2023-Q1", "30", "80", "100")
                .asOf("2023-10")
                .result();

        assertNumber("70", result.value());
        assertEquals(1, result.expectedPeriods());
    }

    @Test
    void yearWithoutAFigureInsideAddsNothing() {
        Result result = monthly()
                .window("2022-04", "2023-12")
                .post("2022-03", "30")
                .post("2023-09", "90")
                .result();

        assertNumber("90", result.value());
    }

    @Test
    void hasNoValueWhenOnlyEarlierMonthsWereReported() {
        Result result =
                monthly().window("2023-04", "2023-12").post("2023-03", "30").result();

        assertNull(result.value());
        assertEquals(State.NO_DATA, result.state());
    }

    @Test
    void figureMayFall() {
        Result result = monthly()
                .window("2023-04", "2023-12")
                .post("2023-03", "30")
                .post("2023-05", "25")
                .result();

        assertNumber("-5", result.value());
    }

    @ParameterizedTest(name = "as of {0}: {1} of {2}")
    @CsvSource({"2023-01, 0, 4", "2023-03, 3, 6", "2023-05, 3, 8", "2023-08, 8, 11", "2023-09, 8, 12"})
    void figureInsideTheWindowStandsForTheEarlierPeriodsOfItsYear(String asOf, int reported, int expected) {
        Result result = monthly()
                .window("2022-10", "2023-12")
                .post("2022-09", "60")
                .post("2023-03", "30")
                .post("2023-08", "80")
                .asOf(asOf)
                .result();

        assertEquals(reported, result.reportedPeriods());
        assertEquals(expected, result.expectedPeriods());
    }

    private static Scenario monthly() {
        return Scenario.of(Scenario.yearToDate("x", Frequency.MONTH, Direction.HIGHER));
    }
}
