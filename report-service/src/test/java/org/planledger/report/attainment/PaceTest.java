package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.period.Frequency;

/// Section 5 of the rule book (序时进度).
class PaceTest {

    @ParameterizedTest(name = "{0} has pace: {1}")
    @CsvSource({
        "AT_LEAST 100,    HIGHER,  true",
        "AT_LEAST 100,    LOWER,   true",
        "AT_LEAST 0,      HIGHER,  false",
        "AT_LEAST -1,     HIGHER,  false",
        "AT_MOST 100,     LOWER,   true",
        "AT_MOST 0,       LOWER,   false",
        "EXACTLY 100,     HIGHER,  false",
        "ABOUT 100 0.05,  HIGHER,  true",
        "ABOUT 100 0.05,  LOWER,   true",
        "ABOUT 100 0.05,  NEUTRAL, false",
        "BETWEEN 100 120, HIGHER,  true",
        "BETWEEN 100 120, LOWER,   true",
        "BETWEEN 100 120, NEUTRAL, false",
        "INCREASE,        HIGHER,  false",
        "DECREASE,        LOWER,   false"
    })
    void onlyFloorsAndCeilingsAboveZeroHavePace(String goal, Direction direction, boolean hasPace) {
        Result result = Scenario.flow(direction)
                .goal(goal)
                .baseline("5")
                .post("2023-03", "10")
                .result();

        assertEquals(hasPace, result.expected() != null);
        assertEquals(hasPace, result.paceRatio() != null);
        assertEquals(hasPace, result.forecast() != null);
    }

    @Test
    void levelsHaveNoPace() {
        Result result = Scenario.level(Direction.LOWER)
                .goal("AT_MOST 42")
                .baseline("60")
                .post("2023-03", "50")
                .result();

        assertNull(result.expected());
        assertNull(result.paceRatio());
    }

    @Test
    void stockWithoutBaselineHasNoPace() {
        Result result = Scenario.stock(Direction.HIGHER)
                .goal("AT_LEAST 900")
                .post("2023-06", "610")
                .result();

        assertNull(result.expected());
        assertNull(result.paceRatio());
    }

    @Test
    void growthHasNoPace() {
        Result result = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .goal("AT_LEAST 18")
                .post("2022-03", "10")
                .post("2023-03", "11")
                .result();

        assertNumber("10", result.value());
        assertNull(result.expected());
    }

    @Test
    void derivedIndicatorHasNoPace() {
        Indicator passed = Scenario.plain("passed", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER);
        Indicator tested = Scenario.plain("tested", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER);
        Result result = Scenario.of(Scenario.percentage(passed, tested, Direction.HIGHER))
                .goal("AT_LEAST 98")
                .baseline("90")
                .post("passed", "2023-03", "95")
                .post("tested", "2023-03", "100")
                .result();

        assertNumber("95", result.value());
        assertNull(result.expected());
    }

    @Test
    void paceIsTakenAtTheLastFigureNotAtTheMonthOfAsking() {
        Scenario scenario =
                Scenario.flow(Direction.HIGHER).goal("AT_LEAST 1200").post("2023-03", "300");

        assertNumber("1", scenario.asOf("2023-03").result().paceRatio());
        assertNumber("1", scenario.asOf("2023-11").result().paceRatio());
        assertNumber("1", scenario.asOf("2024-11").result().paceRatio());
    }

    @ParameterizedTest(name = "in {0}: expected {1}")
    @CsvSource({"2023-04, 60", "2023-05, 120", "2023-08, 300", "2023-09, 400", "2023-12, 700", "2024-01, 800"})
    void milestonesBendTheLineOfAFlow(String month, String expected) {
        Result result = Scenario.flow(Direction.HIGHER)
                .window("2023-04", "2024-01")
                .goal("AT_LEAST 800")
                .milestone("2023-08", "300")
                .milestone("2023-05", "120")
                .post(month, "200")
                .asOf("2024-02")
                .result();

        assertNumber(expected, result.expected());
    }

    @ParameterizedTest(name = "in {0}: expected {1}")
    @CsvSource({"2023-01, 430", "2023-02, 440", "2023-04, 500", "2023-12, 900"})
    void milestonesBendTheLineOfAStockFromItsBaseline(String month, String expected) {
        Result result = Scenario.stock(Direction.HIGHER)
                .goal("AT_LEAST 900")
                .baseline("420")
                .milestone("2023-02", "440")
                .milestone("2023-03", "450")
                .post(month, "500")
                .result();

        assertNumber(expected, result.expected());
    }

    @Test
    void milestonesOutsideTheWindowOrAtItsEndAreIgnored() {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 1200")
                .milestone("2022-12", "500")
                .milestone("2023-12", "900")
                .milestone("2024-01", "100")
                .post("2023-06", "600")
                .result();

        assertNumber("600", result.expected());
        assertNumber("1", result.paceRatio());
    }

    @Test
    void milestonesOfAnotherYearAreIgnoredByAGoalOfEachYear() {
        Result result = Scenario.flow(Direction.HIGHER)
                .window("2022-01", "2024-12")
                .yearly()
                .goal("AT_LEAST 1200")
                .milestone("2022-06", "100")
                .milestone("2023-06", "900")
                .post("2023-03", "450")
                .asOf("2023-03")
                .result();

        assertNumber("450", result.expected());
    }

    @ParameterizedTest(name = "{0} against {1} due: {2}")
    @CsvSource({"660, 1", "540, 0.5", "420, 0", "400, -0.0833", "900, 2"})
    void paceOfAStockIsTakenOnTheDistanceFromItsBaseline(String value, String ratio) {
        Result result = Scenario.stock(Direction.HIGHER)
                .goal("AT_LEAST 900")
                .baseline("420")
                .post("2023-06", value)
                .result();

        assertNumber("660", result.expected());
        assertNumber(ratio, result.paceRatio());
        assertNull(result.forecast());
        assertNull(result.requiredPerMonth());
    }

    @ParameterizedTest(name = "{0} where 80 is due: {1}")
    @CsvSource({"80, 1", "90, 0.5", "100, 0", "110, -0.5", "60, 2"})
    void stockThatMustFallIsLateWhileItIsHigh(String value, String ratio) {
        Result result = Scenario.stock(Direction.LOWER)
                .goal("AT_MOST 60")
                .baseline("100")
                .post("2023-06", value)
                .result();

        assertNumber("80", result.expected());
        assertNumber(ratio, result.paceRatio());
        assertNull(result.breachMonth());
    }

    @Test
    void stockWhoseBaselineIsTheBoundHasPaceWithoutRatio() {
        Result result = Scenario.stock(Direction.HIGHER)
                .goal("AT_LEAST 900")
                .baseline("900")
                .post("2023-06", "850")
                .result();

        assertNumber("900", result.expected());
        assertNull(result.paceRatio());
        assertEquals(State.ON_TRACK, result.state());
    }

    @ParameterizedTest(name = "{0} used where 600 is due: {1}")
    @CsvSource({"600, 1", "800, 0.75", "300, 2", "0, 1", "-5, 1"})
    void paceOfACapIsWhatIsDueOverWhatIsUsed(String value, String ratio) {
        Result result = Scenario.flow(Direction.LOWER)
                .goal("AT_MOST 1200")
                .post("2023-06", value)
                .result();

        assertNumber(ratio, result.paceRatio());
    }

    @ParameterizedTest(name = "{0} by June of {1}: forecast {2}, satisfied {3}")
    @CsvSource({
        "600, AT_LEAST 1200,   HIGHER, 1200, true",
        "599, AT_LEAST 1200,   HIGHER, 1198, false",
        "570, ABOUT 1200 0.05, HIGHER, 1140, true",
        "569, ABOUT 1200 0.05, HIGHER, 1138, false",
        "600, AT_MOST 1200,    LOWER,  1200, true",
        "601, AT_MOST 1200,    LOWER,  1202, false",
        "630, ABOUT 1200 0.05, LOWER,  1260, true",
        "0,   AT_LEAST 1200,   HIGHER, 0,    false"
    })
    void forecastGoesOnAtThePresentPaceAndIsHeldAgainstTheGoal(
            String value, String goal, Direction direction, String forecast, boolean satisfied) {
        Result result =
                Scenario.flow(direction).goal(goal).post("2023-06", value).result();

        assertNumber(forecast, result.forecast());
        assertEquals(satisfied, result.forecastSatisfied());
    }

    @Test
    void forecastFollowsTheMilestones() {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 1200")
                .milestone("2023-06", "300")
                .post("2023-06", "330")
                .result();

        assertNumber("1320", result.forecast());
        assertTrue(result.forecastSatisfied());
    }

    @Test
    void nothingIsForecastWhileNothingIsDue() {
        Scenario scenario =
                Scenario.flow(Direction.HIGHER).milestone("2023-06", "0").post("2023-03", "4");
        Result floor = scenario.goal("AT_LEAST 1200").result();

        assertNumber("0", floor.expected());
        assertNull(floor.paceRatio());
        assertNull(floor.forecast());
        assertNull(floor.forecastSatisfied());

        Result ceiling = scenario.goal("AT_MOST 1200").result();

        assertNumber("0", ceiling.paceRatio());
        assertNull(ceiling.forecast());
        assertNull(ceiling.breachMonth());
    }

    @ParameterizedTest(name = "{1} by {0}: {2} a month")
    @CsvSource({
        "2023-08, 1210, 147.5",
        "2023-11, 1000, 800",
        "2023-12, 1000, ",
        "2023-06, 1800, 0",
        "2023-06, 2000, 0",
        "2023-05, 0,    257.142857"
    })
    void requiredPerMonthSharesOutWhatIsMissing(String month, String value, String required) {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 1800")
                .post(month, value)
                .result();

        assertNumber(required, result.requiredPerMonth());
    }

    @ParameterizedTest(name = "{1} used by {0}: passed in {2}")
    @CsvSource({
        "2023-06, 600,  ",
        "2023-06, 601,  2023-12",
        "2023-06, 660,  2023-11",
        "2023-06, 720,  2023-11",
        "2023-06, 900,  2023-09",
        "2023-06, 1200, 2023-07",
        "2023-06, 1201, 2023-06",
        "2023-12, 1200, ",
        "2023-12, 1201, 2023-12",
        "2023-06, 0,    "
    })
    void breachMonthIsTheFirstOneInWhichTheCapIsPassedAtThePresentPace(String month, String value, YearMonth breach) {
        Result result = Scenario.flow(Direction.LOWER)
                .goal("AT_MOST 1200")
                .post(month, value)
                .result();

        assertEquals(breach, result.breachMonth());
        assertNull(result.requiredPerMonth());
    }

    @Test
    void breachMonthFollowsTheMilestones() {
        Scenario scenario = Scenario.flow(Direction.LOWER)
                .goal("AT_MOST 1200")
                .milestone("2023-06", "300")
                .milestone("2023-09", "1100");

        assertEquals(
                YearMonth.of(2023, 10), scenario.post("2023-06", "320").result().breachMonth());
        assertEquals(
                YearMonth.of(2023, 9), scenario.post("2023-06", "330").result().breachMonth());
    }

    @Test
    void breachMonthAgainstTheUpperEndOfARangeLeavesOutItsTolerance() {
        Result result = Scenario.flow(Direction.LOWER)
                .goal("ABOUT 1200 0.05")
                .post("2023-06", "610")
                .result();

        assertEquals(YearMonth.of(2023, 12), result.breachMonth());
        assertTrue(result.forecastSatisfied());
    }

    @Test
    void windowOfAGoalOfEachYearIsItsPartOfTheYear() {
        Result result = Scenario.flow(Direction.HIGHER)
                .window("2022-07", "2024-06")
                .yearly()
                .goal("AT_LEAST 600")
                .postFrom("2022-07", "90", "90")
                .asOf("2022-10")
                .result();

        assertEquals(4, result.expectedPeriods());
        assertNumber("200", result.expected());
        assertNumber("0.9", result.paceRatio());
        assertNumber("540", result.forecast());
        assertFalse(result.forecastSatisfied());
        assertNumber("105", result.requiredPerMonth());
    }

    @Test
    void quarterlyFiguresAreHeldAgainstTheEndOfTheirQuarter() {
        Result result = Scenario.of(Scenario.plain("quarterly", Frequency.QUARTER, Aggregation.SUM, Direction.HIGHER))
                .goal("AT_LEAST 1200")
                .postFrom("2023-Q1", "300", "290")
                .asOf("2023-08")
                .result();

        assertEquals(YearMonth.of(2023, 6), result.through());
        assertNumber("600", result.expected());
        assertNotNull(result.requiredPerMonth());
        assertNumber("101.666667", result.requiredPerMonth());
    }
}
