package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Section 7 of the rule book: the score of one target.
class ScoreTest {

    @Test
    void targetsThatAreNotSetOrNotStartedAreLeftOut() {
        assertNumber(
                null,
                flow().status(TargetStatus.PENDING)
                        .post("2023-01", "5")
                        .result()
                        .score());
        assertNumber(null, flow().status(TargetStatus.ASSIGNED).result().score());
        assertNumber(null, flow().asOf("2022-12").result().score());
    }

    @Test
    void noDataScoresNothing() {
        assertNumber("0", flow().result().score());
    }

    @ParameterizedTest(name = "{0} of 1200 in {1}: {2} scores {3}")
    @CsvSource({
        "600,  2023-06, ON_TRACK,   1",
        "720,  2023-06, ON_TRACK,   1",
        "579,  2023-06, ON_TRACK,   0.965",
        "500,  2023-06, BEHIND,     0.8333",
        "60,   2023-06, FAR_BEHIND, 0.1",
        "-60,  2023-06, FAR_BEHIND, 0",
        "1200, 2023-06, ACHIEVED,   1",
        "1300, 2023-12, ACHIEVED,   1",
        "1080, 2023-12, MISSED,     0.9",
        "-60,  2023-12, MISSED,     0"
    })
    void paceScoresWhileTheWindowRunsAndAttainmentWhenTheLastFigureIsIn(
            String value, String month, State state, String score) {
        Result result = flow().post(month, value).result();

        assertEquals(state, result.state());
        assertNumber(score, result.score());
    }

    @Test
    void windowWhoseLastFigureIsNotInYetIsNotComplete() {
        Result result = flow().post("2023-06", "500").asOf("2024-06").result();

        assertNumber("0.8333", result.score());
    }

    @ParameterizedTest(name = "{0} of a cap of 1200 in {1}: {2} scores {3}")
    @CsvSource({
        "750,  2023-06, BEHIND,   0.8",
        "1500, 2023-06, BREACHED, 0.4",
        "1500, 2023-12, BREACHED, 0.8",
        "1200, 2023-12, ACHIEVED, 1",
        "0,    2023-06, ON_TRACK, 1"
    })
    void capsScoreTheSameWay(String value, String month, State state, String score) {
        Result result = Scenario.flow(Direction.LOWER)
                .goal("AT_MOST 1200")
                .post(month, value)
                .result();

        assertEquals(state, result.state());
        assertNumber(score, result.score());
    }

    @ParameterizedTest(name = "{0} with a level of {1} scores {2}")
    @CsvSource({
        "AT_LEAST 80,   100, 1",
        "AT_LEAST 125,  100, 0.8",
        "AT_MOST 80,    100, 0.8",
        "EXACTLY 80,    100, 0.75",
        "AT_MOST -5,    100, 0",
        "AT_LEAST 0,    100, 1",
        "AT_LEAST -10,  -20, 0",
        "AT_MOST 10,    0,   1",
        "AT_MOST -10,   0,   0",
        "EXACTLY 0,     7,   0",
        "EXACTLY 0,     0,   1",
        "INCREASE,      51,  1",
        "INCREASE,      49,  0",
        "DECREASE,      49,  1"
    })
    void withoutPaceAttainmentScoresAndWithoutAttainmentTheGoalItself(String goal, String value, String score) {
        Result result = Scenario.level(Direction.NEUTRAL)
                .goal(goal)
                .post("2022-06", "50")
                .post("2023-06", value)
                .result();

        assertNumber(score, result.score());
    }

    @Test
    void paceWithoutRatioScoresTheAttainment() {
        Result result = Scenario.stock(Direction.HIGHER)
                .goal("AT_LEAST 900")
                .baseline("900")
                .post("2023-06", "450")
                .result();

        assertEquals(State.ON_TRACK, result.state());
        assertNumber("0.5", result.score());
    }

    private static Scenario flow() {
        return Scenario.flow(Direction.HIGHER).goal("AT_LEAST 1200");
    }
}
