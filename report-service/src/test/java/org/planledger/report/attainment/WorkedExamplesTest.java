package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// Section 8 of the rule book, each example under its own number.
class WorkedExamplesTest {

    @Test
    void example1NewJobsAreOnTrack() {
        Result result = newJobs().result();

        assertNumber("1210", result.value());
        assertEquals(YearMonth.of(2023, 8), result.through());
        assertEquals(9, result.expectedPeriods());
        assertEquals(8, result.reportedPeriods());
        assertNumber("0.8889", result.completeness());
        assertNumber("0.6722", result.attainment());
        assertNumber("1200", result.expected());
        assertNumber("1.0083", result.paceRatio());
        assertNumber("1815", result.forecast());
        assertTrue(result.forecastSatisfied());
        assertEquals(State.ON_TRACK, result.state());
        assertEquals(Signal.NONE, result.signal());
    }

    @Test
    void example1IsBlueOnceSeptemberIsOverdue() {
        Result result = newJobs().overdue(1).result();

        assertEquals(State.ON_TRACK, result.state());
        assertEquals(Signal.BLUE, result.signal());
        assertEquals(1, result.overdue());
    }

    private static Scenario newJobs() {
        return Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 1800")
                .postFrom("2023-01", "150", "140", "160", "155", "150", "145", "150", "160")
                .asOf("2023-09");
    }

    @Test
    void example2WaterUsedYearToDateIsBehind() {
        Result result = waterUsed().post("2023-07", "3150").asOf("2023-07").result();

        assertNumber("3150", result.value());
        assertEquals(YearMonth.of(2023, 7), result.through());
        assertNumber("0.6213", result.used());
        assertNumber("1.6095", result.attainment());
        assertNumber("2957.5", result.expected());
        assertNumber("0.9389", result.paceRatio());
        assertEquals(State.BEHIND, result.state());
        assertEquals(Signal.YELLOW, result.signal());
    }

    @Test
    void example2CapIsBreachedInNovember() {
        Result result = waterUsed()
                .post("2023-07", "3150")
                .post("2023-11", "5071")
                .asOf("2023-11")
                .result();

        assertNumber("5071", result.value());
        assertEquals(State.BREACHED, result.state());
        assertEquals(Signal.RED, result.signal());
    }

    private static Scenario waterUsed() {
        return Scenario.of(Scenario.yearToDate("water", Frequency.MONTH, Direction.LOWER))
                .goal("AT_MOST 5070");
    }

    @Test
    void example3MeanOfFineDustIsWeightedByDaysAndStartsAfreshEachYear() {
        Result result = Scenario.level(Direction.LOWER)
                .goal("AT_MOST 42")
                .yearly()
                .window("2023-01", "2025-12")
                .postFrom("2023-01", "30", "30", "30")
                .postFrom("2024-01", "78", "61")
                .asOf("2024-02")
                .result();

        assertNumber("69.783333", result.value());
        assertNumber("0.6019", result.attainment());
        assertNull(result.expected());
        assertNull(result.paceRatio());
        assertEquals(State.FAR_BEHIND, result.state());
        assertEquals(Signal.RED, result.signal());
    }

    @Test
    void example4BaseStationsAreCountedFromTheirBaseline() {
        Result result = Scenario.stock(Direction.HIGHER)
                .goal("AT_LEAST 900")
                .window("2023-01", "2025-12")
                .baseline(new Baseline(Period.parse("2022-12"), new BigDecimal("420")))
                .post("2024-06", "610")
                .asOf("2024-06")
                .result();

        assertNumber("610", result.value());
        assertEquals(YearMonth.of(2024, 6), result.through());
        assertNumber("0.6778", result.attainment());
        assertNumber("0.3958", result.progress());
        assertNumber("660", result.expected());
        assertNumber("0.7917", result.paceRatio());
        assertEquals(State.FAR_BEHIND, result.state());
    }

    @Test
    void example5PatentsGrowAgainstTheSameMonthsOfTheYearBefore() {
        Result result = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .goal("AT_LEAST 18")
                .postFrom("2022-01", "34", "34", "34", "34", "34", "34", "90")
                .postFrom("2023-01", "40", "40", "40", "40", "40", "36")
                .asOf("2023-06")
                .result();

        assertNumber("15.686275", result.value());
        assertNumber("0.8715", result.attainment());
        assertNull(result.expected());
        assertNull(result.paceRatio());
        assertEquals(State.FAR_BEHIND, result.state());
    }

    @Test
    void example6TargetThatAHigherLevelSetsIsBlueWhileThePlanIsInForce() {
        Scenario scenario = Scenario.of(Scenario.yearToDate("water", Frequency.MONTH, Direction.LOWER))
                .status(TargetStatus.ASSIGNED);

        assertEquals(State.TARGET_NOT_SET, scenario.result().state());
        assertEquals(Signal.BLUE, scenario.result().signal());
        assertEquals(Signal.NONE, scenario.planNotInForce().result().signal());
    }

    @Test
    void example7FineDustFallsAgainstTheSameMonthsOfTheYearBefore() {
        Result result = Scenario.level(Direction.LOWER)
                .goal("DECREASE")
                .postFrom("2022-01", "74.9", "74.9", "74.9", "20")
                .postFrom("2023-01", "71.2", "71.2", "71.2")
                .asOf("2023-03")
                .result();

        assertNumber("71.2", result.value());
        assertNull(result.attainment());
        assertNull(result.reason());
        assertEquals(State.ON_TRACK, result.state());
        assertNumber("1", result.score());
    }
}
