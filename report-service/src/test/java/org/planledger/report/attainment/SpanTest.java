package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;

/// Sections 1 and 2 of the rule book: which figures count for a span, what they make, and how complete it is.
class SpanTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"SUM, 139", "LAST, 61", "MEAN, 69.783333"})
    void aggregationMakesOneValueOfTheFigures(Aggregation aggregation, String value) {
        Result result = Scenario.of(Scenario.plain("x", Frequency.MONTH, aggregation, Direction.HIGHER))
                .window("2024-01", "2024-12")
                .postFrom("2023-12", "1000", "78", "61")
                .asOf("2024-03")
                .result();

        assertNumber(value, result.value());
        assertEquals(YearMonth.of(2024, 2), result.through());
        assertNumber("0.6667", result.completeness());
    }

    @Test
    void latestFigureIsTheOneOfTheLatestPeriodThatHasOne() {
        Result result = Scenario.stock(Direction.HIGHER)
                .post("2023-07", "20")
                .post("2023-02", "99")
                .asOf("2023-10")
                .result();

        assertNumber("20", result.value());
        assertEquals(YearMonth.of(2023, 7), result.through());
        assertEquals(2, result.reportedPeriods());
    }

    @Test
    void meanIsWeightedByTheDaysOfTheQuarter() {
        Result result = Scenario.of(Scenario.plain("x", Frequency.QUARTER, Aggregation.MEAN, Direction.LOWER))
                .window("2024-01", "2024-12")
                .postFrom("2024-Q1", "91", "0", "46")
                .asOf("2024-12")
                .result();

        assertNumber("45.667883", result.value()); // (91 x 91 + 91 x 0 + 92 x 46) / 274
    }

    @Test
    void figuresAfterTheMonthOfAskingAndOutsideTheWindowDoNotCount() {
        Scenario scenario = Scenario.flow(Direction.HIGHER)
                .window("2023-03", "2023-06")
                .postFrom("2023-01", "1", "2", "4", "8", "16", "32", "64");

        assertNumber("12", scenario.asOf("2023-04").result().value());
        assertNumber("60", scenario.asOf("2023-06").result().value());
        assertNumber("60", scenario.asOf("2025-06").result().value());
    }

    @ParameterizedTest(name = "{0} as of {1}: value {2}, {3} of {4} through {5}")
    @CsvSource({
        "MONTH,     2023-05, 30, 4, 4, 2023-05",
        "QUARTER,   2023-05, ,  0, 0, ",
        "QUARTER,   2023-06, 2, 1, 1, 2023-06",
        "QUARTER,   2024-02, 14, 3, 3, 2023-12",
        "HALF_YEAR, 2023-11, ,  0, 0, ",
        "HALF_YEAR, 2024-02, 2, 1, 1, 2023-12",
        "YEAR,      2024-02, ,  0, 0, "
    })
    void periodsCountOnlyWhenTheyLieWhollyInside(
            Frequency frequency, String asOf, String value, int reported, int expected, YearMonth through) {
        String first = switch (frequency) {
            case MONTH -> "2023-01";
            case QUARTER -> "2023-Q1";
            case HALF_YEAR -> "2023-H1";
            case YEAR -> "2023";
        };
        Result result = Scenario.of(Scenario.plain("x", frequency, Aggregation.SUM, Direction.HIGHER))
                .window("2023-02", "2024-02")
                .postFrom(first, "1", "2", "4", "8", "16")
                .asOf(asOf)
                .result();

        assertNumber(value, result.value());
        assertEquals(reported, result.reportedPeriods());
        assertEquals(expected, result.expectedPeriods());
        assertEquals(through, result.through());
    }

    @Test
    void completenessIsNullWhenNoPeriodIsExpected() {
        Result result = Scenario.of(Scenario.plain("x", Frequency.YEAR, Aggregation.SUM, Direction.HIGHER))
                .asOf("2023-11")
                .result();

        assertNull(result.completeness());
        assertEquals(State.NO_DATA, result.state());
    }

    @ParameterizedTest(name = "as of {0}: value {1}, {2} periods")
    @CsvSource({"2022-11, 3, 2", "2022-12, 7, 3", "2023-01, 8, 1", "2024-03, 128, 3", "2024-12, 128, 3"})
    void goalsOfEachYearStartAfreshInTheYearThatIsLookedAt(String asOf, String value, int expected) {
        Result result = Scenario.flow(Direction.HIGHER)
                .window("2022-10", "2024-03")
                .yearly()
                .postFrom("2022-09", "100", "1", "2", "4", "8")
                .post("2024-01", "128")
                .post("2024-04", "1000")
                .asOf(asOf)
                .result();

        assertNumber(value, result.value());
        assertEquals(expected, result.expectedPeriods());
    }
}
