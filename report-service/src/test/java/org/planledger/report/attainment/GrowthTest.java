package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;

/// Section 3 of the rule book: GROWTH (同比) and REDUCTION (下降).
class GrowthTest {

    @ParameterizedTest(name = "{1} against {2} is a {0} of {3}")
    @CsvSource({
        "GROWTH,    236, 204, 15.686275",
        "REDUCTION, 236, 204, -15.686275",
        "GROWTH,    204, 204, 0",
        "REDUCTION, 150, 200, 25",
        "GROWTH,    0,   204, -100",
        "GROWTH,    -50, 100, -150"
    })
    void isTakenAgainstTheSameMonthsOfTheYearBefore(Measure measure, String now, String before, String value) {
        Result result = Scenario.flow(Direction.HIGHER)
                .measure(measure)
                .post("2022-06", before)
                .post("2022-07", "10000")
                .post("2023-06", now)
                .asOf("2023-09")
                .result();

        assertNumber(value, result.value());
        assertNull(result.reason());
        assertEquals(YearMonth.of(2023, 6), result.through());
    }

    @ParameterizedTest(name = "against {0}")
    @CsvSource({"0", "-3"})
    void isNullAgainstABaseThatIsNotPositive(String before) {
        Result result = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .post("2022-06", before)
                .post("2023-06", "5")
                .result();

        assertBaseMissing(result);
        assertEquals(YearMonth.of(2023, 6), result.through());
    }

    @Test
    void isNullWhenTheBaseIsLessComplete() {
        Scenario scenario = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .postFrom("2022-01", "10", "10")
                .postFrom("2023-01", "10", "10", "10")
                .asOf("2023-03");

        assertBaseMissing(scenario.result());
        assertNumber("50", scenario.post("2022-03", "0").result().value());
    }

    @Test
    void onlyTheMonthsThroughTheLastFigureMatterForTheCompletenessOfTheBase() {
        Result result = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .postFrom("2022-01", "10", "10")
                .postFrom("2023-01", "11", "11")
                .asOf("2023-12")
                .result();

        assertNumber("10", result.value());
        assertNumber("0.1667", result.completeness());
    }

    @Test
    void noReasonIsGivenWhileNothingIsPosted() {
        Result result = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .post("2022-06", "5")
                .result();

        assertEquals(State.NO_DATA, result.state());
        assertNull(result.through());
        assertNull(result.reason());
    }

    @Test
    void ofAYearToDateFigureComparesTheSamePartOfBothYears() {
        Result result = Scenario.of(Scenario.yearToDate("x", Frequency.MONTH, Direction.HIGHER))
                .measure(Measure.GROWTH)
                .window("2023-04", "2023-12")
                .post("2022-03", "30")
                .post("2022-06", "80")
                .post("2023-03", "40")
                .post("2023-06", "100")
                .asOf("2023-07")
                .result();

        assertNumber("20", result.value()); // 60 against 50
    }

    @Test
    void ofAGoalOfEachYearStartsAtTheYear() {
        Result result = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .window("2022-01", "2024-12")
                .yearly()
                .post("2022-01", "10")
                .post("2022-02", "90")
                .post("2023-01", "12")
                .asOf("2023-01")
                .result();

        assertNumber("20", result.value());
    }

    private static void assertBaseMissing(Result result) {
        assertNull(result.value());
        assertEquals(Reason.BASE_MISSING, result.reason());
        assertEquals(State.NO_DATA, result.state());
    }
}
