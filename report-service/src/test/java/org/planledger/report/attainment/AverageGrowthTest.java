package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;

/// Section 3 of the rule book: GROWTH_AVERAGE (年均增长).
class AverageGrowthTest {

    @ParameterizedTest(name = "as of {0}: {1} through {2}")
    @CsvSource({
        "2023-11, ,         ",
        "2023-12, 10,       2023-12",
        "2024-11, 10,       2023-12",
        "2024-12, 10,       2024-12",
        "2025-12, 9.972445, 2025-12"
    })
    void isNullUntilOneWholeYearIsInAndThenTakenAtTheLastOne(String asOf, String value, YearMonth through) {
        Result result = yearly().window("2023-01", "2025-12").asOf(asOf).result();

        assertNumber(value, result.value());
        assertEquals(through, result.through());
        assertNull(result.reason());
    }

    @Test
    void baseIsTheYearBeforeTheWindowBeginsEvenWhenItBeginsWithinAYear() {
        Result result = yearly().window("2023-06", "2024-12").result();

        assertNull(result.value());
        assertNumber(
                "10",
                yearly().window("2023-06", "2024-12").asOf("2024-12").result().value());
    }

    @Test
    void perfectPowerIsSatisfiedExactly() {
        Scenario scenario = yearly().window("2023-01", "2024-12").asOf("2024-12");

        assertEquals(State.ACHIEVED, scenario.goal("AT_LEAST 10").result().state());
        assertEquals(
                State.MISSED, scenario.goal("AT_LEAST 10.0000000001").result().state());
    }

    @Test
    void yearWithoutAFigureIsNoDataThroughThatYear() {
        Result result = Scenario.of(Scenario.plain("x", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER))
                .measure(Measure.GROWTH_AVERAGE)
                .window("2023-01", "2024-12")
                .post("2022-12", "5")
                .post("2023-12", "6")
                .asOf("2024-12")
                .result();

        assertEquals(State.NO_DATA, result.state());
        assertEquals(YearMonth.of(2024, 12), result.through());
    }

    @Test
    void isNullWithoutABaseOrWithANegativeYear() {
        Scenario noBase = Scenario.of(Scenario.plain("x", Frequency.YEAR, Aggregation.SUM, Direction.HIGHER))
                .measure(Measure.GROWTH_AVERAGE)
                .post("2023", "5");

        assertBaseMissing(noBase.result());
        assertBaseMissing(noBase.post("2022", "0").result());
        assertBaseMissing(noBase.post("2022", "5").post("2023", "-1").result());
        assertNumber("-100", noBase.post("2023", "0").result().value());
    }

    @Test
    void baseYearMustBeAsCompleteAsTheYearsSince() {
        Scenario scenario = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH_AVERAGE)
                .post("2022-01", "100")
                .postFrom("2023-01", "50", "60");

        assertBaseMissing(scenario.result());
        assertNumber("10", scenario.post("2022-02", "0").result().value());
    }

    private static Scenario yearly() {
        return Scenario.of(Scenario.plain("x", Frequency.YEAR, Aggregation.SUM, Direction.HIGHER))
                .measure(Measure.GROWTH_AVERAGE)
                .postFrom("2022", "1000", "1100", "1210", "1330");
    }

    private static void assertBaseMissing(Result result) {
        assertNull(result.value());
        assertEquals(Reason.BASE_MISSING, result.reason());
        assertEquals(State.NO_DATA, result.state());
    }
}
