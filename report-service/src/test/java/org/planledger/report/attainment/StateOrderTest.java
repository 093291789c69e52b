package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Section 6 of the rule book: each step of the order of states is taken before the later ones.
class StateOrderTest {

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "ASSIGNED"})
    void step1TargetWithoutNumberIsNotSetEvenBeforeItsWindow(TargetStatus status) {
        Result result =
                Scenario.flow(Direction.HIGHER).status(status).asOf("2022-06").result();

        assertEquals(State.TARGET_NOT_SET, result.state());
        assertNull(result.score());
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "ASSIGNED"})
    void step1TargetWithoutNumberStillShowsItsFigures(TargetStatus status) {
        Result result = Scenario.flow(Direction.HIGHER)
                .status(status)
                .baseline("5")
                .postFrom("2023-01", "10", "20", "30")
                .asOf("2023-06")
                .result();

        assertEquals(State.TARGET_NOT_SET, result.state());
        assertNumber("60", result.value());
        assertEquals(YearMonth.of(2023, 3), result.through());
        assertNumber("0.5", result.completeness());
        assertNull(result.attainment());
        assertNull(result.progress());
        assertNull(result.gap());
        assertNull(result.paceRatio());
        assertNull(result.reason());
    }

    @Test
    void step2WindowThatLiesAheadIsNotStartedWhateverIsPosted() {
        Result result = Scenario.flow(Direction.LOWER)
                .goal("AT_MOST 100")
                .postFrom("2022-11", "500", "500", "500", "500")
                .asOf("2022-12")
                .result();

        assertEquals(State.NOT_STARTED, result.state());
        assertNull(result.value());
        assertNull(result.through());
        assertNull(result.completeness());
        assertEquals(0, result.expectedPeriods());
        assertNull(result.score());
    }

    @Test
    void step2FirstMonthOfTheWindowHasStarted() {
        Result result = Scenario.flow(Direction.HIGHER).asOf("2023-01").result();

        assertEquals(State.NO_DATA, result.state());
    }

    @Test
    void step3NoValueIsNoDataEvenWhenTheWindowIsOver() {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 0")
                .post("2024-01", "7")
                .asOf("2024-06")
                .result();

        assertEquals(State.NO_DATA, result.state());
        assertNumber("0", result.score());
    }

    @Test
    void step3GrowthWithoutBaseIsNoDataEvenWhenTheLastFigureIsIn() {
        Result result = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .goal("AT_LEAST 1")
                .post("2023-12", "7")
                .result();

        assertEquals(State.NO_DATA, result.state());
        assertEquals(Reason.BASE_MISSING, result.reason());
        assertEquals(YearMonth.of(2023, 12), result.through());
    }

    @ParameterizedTest(name = "{0} with {1} in the month {2}: {3}")
    @CsvSource({
        "AT_MOST 100,    100.01, 2023-06, BREACHED",
        "AT_MOST 100,    100.01, 2023-12, BREACHED",
        "AT_MOST 100,    100,    2023-12, ACHIEVED",
        "ABOUT 100 0.05, 102,    2023-12, BREACHED",
        "ABOUT 100 0.05, 100,    2023-12, ACHIEVED",
        "BETWEEN 50 100, 101,    2023-06, BREACHED",
        "AT_MOST 0,      1,      2023-06, BREACHED"
    })
    void step4PassedCapIsBreachedBeforeTheLastFigureAndAfterIt(String goal, String value, String month, State state) {
        Result result =
                Scenario.flow(Direction.LOWER).goal(goal).post(month, value).result();

        assertEquals(state, result.state());
    }

    @Test
    void step4OnlyFlowsBreach() {
        assertEquals(
                State.FAR_BEHIND,
                Scenario.stock(Direction.LOWER)
                        .goal("AT_MOST 100")
                        .post("2023-06", "120")
                        .result()
                        .state());
        assertEquals(
                State.FAR_BEHIND,
                Scenario.level(Direction.LOWER)
                        .goal("AT_MOST 100")
                        .post("2023-06", "120")
                        .result()
                        .state());
    }

    @Test
    void step4OnlyAmountsBreach() {
        Result result = Scenario.flow(Direction.LOWER)
                .measure(Measure.GROWTH)
                .goal("AT_MOST 10")
                .post("2022-06", "100")
                .post("2023-06", "150")
                .result();

        assertEquals(State.FAR_BEHIND, result.state());
    }

    @ParameterizedTest(name = "{0} of 100 with the last figure in: {1}")
    @CsvSource({"100, ACHIEVED", "99.99, MISSED"})
    void step5LastFigureDecidesWhateverThePace(String value, State state) {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 100")
                .post("2023-12", value)
                .result();

        assertEquals(state, result.state());
    }

    @Test
    void step5LastFigureOfTheYearDecidesAGoalOfEachYear() {
        Scenario scenario = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 100")
                .yearly()
                .window("2023-01", "2025-12")
                .post("2023-12", "90")
                .post("2024-01", "50");

        assertEquals(State.MISSED, scenario.asOf("2023-12").result().state());
        assertEquals(State.ON_TRACK, scenario.asOf("2024-01").result().state());
    }

    @Test
    void step6FloorThatIsReachedEarlyIsAchieved() {
        Scenario scenario = Scenario.flow(Direction.HIGHER).goal("AT_LEAST 100").asOf("2023-03");

        assertEquals(State.ACHIEVED, scenario.post("2023-02", "100").result().state());
        assertNumber("1", scenario.result().score());
    }

    @Test
    void step6StocksAndGrowthAreNotAchievedEarly() {
        assertEquals(
                State.ON_TRACK,
                Scenario.stock(Direction.HIGHER)
                        .goal("AT_LEAST 100")
                        .post("2023-02", "100")
                        .result()
                        .state());
        assertEquals(
                State.ON_TRACK,
                Scenario.flow(Direction.HIGHER)
                        .measure(Measure.GROWTH)
                        .goal("AT_LEAST 10")
                        .post("2022-02", "100")
                        .post("2023-02", "150")
                        .result()
                        .state());
    }

    @ParameterizedTest(name = "{0} of 1200 by June, due 600: {1}")
    @CsvSource({
        "600,    ON_TRACK",
        "570,    ON_TRACK",
        "569.99, BEHIND",
        "480,    BEHIND",
        "479.99, FAR_BEHIND",
        "0,      FAR_BEHIND"
    })
    void step7PaceDecidesWhileTheWindowRuns(String value, State state) {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 1200")
                .post("2023-06", value)
                .result();

        assertEquals(state, result.state());
    }

    @Test
    void step7ThresholdsAreMetByTheExactRatioNotByTheRoundedOne() {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 1200")
                .post("2023-06", "569.99")
                .result();

        assertNumber("0.9500", result.paceRatio());
        assertEquals(State.BEHIND, result.state());
    }

    @Test
    void step7PaceWithoutRatioIsOnTrackBeforeTheAttainmentIsAsked() {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 1200")
                .milestone("2023-06", "0")
                .post("2023-03", "1")
                .result();

        assertNull(result.paceRatio());
        assertEquals(State.ON_TRACK, result.state());
        assertNumber("0.0008", result.score());
    }

    @Test
    void step7ThresholdsBelongToThePlan() {
        Scenario scenario =
                Scenario.flow(Direction.HIGHER).goal("AT_LEAST 1200").thresholds("1.10", "0.50", "0.90");

        assertEquals(State.ON_TRACK, scenario.post("2023-06", "660").result().state());
        assertEquals(State.BEHIND, scenario.post("2023-06", "659").result().state());
        assertEquals(State.BEHIND, scenario.post("2023-06", "300").result().state());
        assertEquals(State.FAR_BEHIND, scenario.post("2023-06", "299").result().state());
    }

    @ParameterizedTest(name = "{0} with a level of {1}: {2}")
    @CsvSource({
        "AT_LEAST 100,   100,    ON_TRACK",
        "AT_LEAST 100,   90,     BEHIND",
        "AT_LEAST 100,   89.999, FAR_BEHIND",
        "AT_MOST 90,     90,     ON_TRACK",
        "AT_MOST 90,     100,    BEHIND",
        "AT_MOST 90,     100.01, FAR_BEHIND",
        "EXACTLY 100,    110,    BEHIND",
        "EXACTLY 100,    110.01, FAR_BEHIND",
        "AT_LEAST 0,     -1,     FAR_BEHIND",
        "INCREASE,       1,      BEHIND",
        "DECREASE,       1,      ON_TRACK"
    })
    void step8AttainmentDecidesWhereThereIsNoPace(String goal, String value, State state) {
        Result result = Scenario.level(Direction.NEUTRAL)
                .goal(goal)
                .post("2022-06", "10")
                .post("2023-06", value)
                .result();

        assertEquals(state, result.state());
    }

    @Test
    void step8NearnessIsAThresholdOfThePlan() {
        Scenario scenario =
                Scenario.level(Direction.HIGHER).goal("AT_LEAST 100").thresholds("0.95", "0.80", "0.75");

        assertEquals(State.BEHIND, scenario.post("2023-06", "75").result().state());
        assertEquals(
                State.FAR_BEHIND, scenario.post("2023-06", "74.99").result().state());
    }
}
