package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.problem.Language;
import org.planledger.report.explanation.ResultExplanation;

/// The threshold scheme by points (rule book, section 12).
class PointsBehindTest {

    @ParameterizedTest(name = "{0} done of a floor of 1200 with 600 due: {1}, {2}")
    @CsvSource({
        "660,    ON_TRACK,   NONE",
        "600,    ON_TRACK,   NONE",
        "480.01, ON_TRACK,   NONE",
        "480,    BEHIND,     YELLOW",
        "240,    BEHIND,     YELLOW",
        "239.99, FAR_BEHIND, RED",
        "-1,     FAR_BEHIND, RED"
    })
    void aFlowIsLateByTheShareThatItLacks(String value, State state, Signal signal) {
        Result result = Scenario.flow(Direction.HIGHER)
                .points()
                .goal("AT_LEAST 1200")
                .post("2023-06", value)
                .result();

        assertEquals(state, result.state());
        assertEquals(signal, result.signal());
    }

    @ParameterizedTest(name = "{0} used of a cap of 1200 with 600 due: {1}")
    @CsvSource({
        "0,      ON_TRACK",
        "600,    ON_TRACK",
        "719.99, ON_TRACK",
        "720,    BEHIND",
        "960,    BEHIND",
        "960.01, FAR_BEHIND",
        "1200.01, BREACHED"
    })
    void theUseOfACapIsLateByTheShareThatItRunsAhead(String value, State state) {
        assertEquals(
                state,
                Scenario.flow(Direction.LOWER)
                        .points()
                        .goal("AT_MOST 1200")
                        .post("2023-06", value)
                        .result()
                        .state());
    }

    @ParameterizedTest(name = "from 400 {0}, {1} in June: {2}")
    @CsvSource({
        "AT_LEAST 600, 480.01, ON_TRACK",
        "AT_LEAST 600, 480,    BEHIND",
        "AT_LEAST 600, 440,    BEHIND",
        "AT_LEAST 600, 439.99, FAR_BEHIND",
        "AT_LEAST 600, 399,    FAR_BEHIND",
        "AT_MOST 200,  319.99, ON_TRACK",
        "AT_MOST 200,  320,    BEHIND",
        "AT_MOST 200,  360,    BEHIND",
        "AT_MOST 200,  360.01, FAR_BEHIND"
    })
    void aStockIsLateByTheShareOfItsWay(String goal, String value, State state) {
        assertEquals(
                state,
                Scenario.stock(goal.startsWith("AT_LEAST") ? Direction.HIGHER : Direction.LOWER)
                        .points()
                        .goal(goal)
                        .baseline("400")
                        .post("2023-06", value)
                        .result()
                        .state());
    }

    @ParameterizedTest(name = "with milestones, {0} in March: {1}")
    @CsvSource({"0.01, ON_TRACK", "0, BEHIND", "-240, BEHIND", "-240.01, FAR_BEHIND"})
    void milestonesSayWhatIsDue(String value, State state) {
        assertEquals(
                state,
                Scenario.flow(Direction.HIGHER)
                        .points()
                        .goal("AT_LEAST 1200")
                        .milestone("2023-03", "120")
                        .post("2023-03", value)
                        .result()
                        .state());
    }

    @Test
    void whereNothingIsDueThereArePointsAllTheSame() {
        Scenario used = Scenario.flow(Direction.LOWER)
                .points()
                .goal("AT_MOST 1200")
                .milestone("2023-06", "0")
                .post("2023-03", "120");

        assertEquals(State.BEHIND, used.result().state());
        assertEquals(State.ON_TRACK, used.post("2023-03", "119").result().state());
    }

    @Test
    void whereTheBaselineIsTheBoundThereAreNoPoints() {
        Scenario kept = Scenario.stock(Direction.HIGHER)
                .points()
                .goal("AT_LEAST 100")
                .baseline("100")
                .post("2023-06", "90");

        assertEquals(State.ON_TRACK, kept.result().state());
        assertNull(kept.explanation(Language.ENGLISH).pace().pointsBehind());
    }

    @Test
    void withoutPaceTheAttainmentDecidesAsEver() {
        Scenario level = Scenario.level(Direction.HIGHER).points().goal("AT_LEAST 100");

        assertEquals(State.BEHIND, level.post("2023-06", "90").result().state());
        assertEquals(State.FAR_BEHIND, level.post("2023-06", "89.99").result().state());
    }

    @Test
    void thePointsBelongToThePlanAndTheScoreDoesNotDependOnThem() {
        Scenario scenario =
                Scenario.flow(Direction.HIGHER).goal("AT_LEAST 1200").post("2023-06", "540");

        assertEquals(State.BEHIND, scenario.result().state());
        assertNumber("0.9000", scenario.result().score());
        assertEquals(State.ON_TRACK, scenario.points("5.01", "20").result().state());
        assertEquals(State.BEHIND, scenario.points("5", "5").result().state());
        assertEquals(State.FAR_BEHIND, scenario.points("4", "4.99").result().state());
        assertNumber("0.9000", scenario.result().score());
    }

    @Test
    void anExplanationTellsThePointsAndWhatTheyWereComparedWith() {
        Scenario scenario = Scenario.flow(Direction.HIGHER)
                .points()
                .goal("AT_LEAST 1200")
                .asOf("2023-06")
                .post("2023-06", "400");
        ResultExplanation explained = scenario.explanation(Language.ENGLISH);

        assertEquals(ThresholdScheme.POINTS, explained.thresholds().scheme());
        assertNumber("16.6667", explained.pace().pointsBehind());
        assertEquals("6.7", explained.state().rule());
        assertEquals(StateRule.POINTS_BEHIND, explained.state().branch());
        assertEquals(
                "it is 16.6667 points behind schedule, at least 10 and at most 30",
                explained.state().text());
        assertEquals(
                "落后序时 16.6667 个百分点，不少于 10 个且不超过 30 个",
                scenario.explanation(Language.CHINESE).state().text());
    }

    /// Any number of points that a decimal holds, as a threshold of the plan: on it is BEHIND, and a little beside it
    /// is not. Wherever something is due and both can be told, points and ratio call the same targets late.
    @Test
    void thresholdsAreMetExactlyWhateverTheTarget() {
        List<String> faults = new ArrayList<>();
        int onThreshold = 0;
        int compared = 0;
        BigDecimal little = new BigDecimal("0.000001");
        for (int number = 0; number < RandomScenarios.count(); number++) {
            Scenario scenario = RandomScenarios.number(number).points();
            Result usual = scenario.result();
            Fraction points =
                    NaiveOracle.pointsBehind(scenario.target(), scenario.observations(), scenario.circumstances());
            boolean decides =
                    List.of(State.ON_TRACK, State.BEHIND, State.FAR_BEHIND).contains(usual.state());
            if (points == null || !decides) {
                continue;
            }
            if (usual.paceRatio() != null && usual.value().signum() > 0 && isWayThere(scenario, usual)) {
                compared++;
                boolean lateByRatio = scenario.explanation(Language.ENGLISH)
                                .pace()
                                .paceRatio()
                                .compareTo(BigDecimal.ONE)
                        < 0;
                if (lateByRatio && !points.isPositive()) {
                    faults.add("late by ratio only: " + number);
                }
            }
            BigDecimal exact = decimal(points);
            if (exact != null && exact.compareTo(little) > 0) {
                onThreshold++;
                check(faults, number, State.BEHIND, scenario, exact, exact);
                check(faults, number, State.ON_TRACK, scenario, exact.add(little), exact.add(little));
                check(faults, number, State.FAR_BEHIND, scenario, exact.subtract(little), exact.subtract(little));
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(onThreshold > 50 && compared > 300, onThreshold + " on a threshold, " + compared + " compared");
    }

    /// Whether something is due, and in the direction of the bound: a milestone may lie on the other side.
    private static boolean isWayThere(Scenario scenario, Result result) {
        BigDecimal share = scenario.explanation(Language.ENGLISH).pace().share();
        return share != null && share.signum() > 0 && result.expected().signum() > 0;
    }

    private static BigDecimal decimal(Fraction fraction) {
        BigDecimal rounded = fraction.rounded(12);
        return Fraction.of(rounded).equals(fraction) ? rounded : null;
    }

    private static void check(
            List<String> faults, int number, State state, Scenario scenario, BigDecimal yellow, BigDecimal red) {
        State found = scenario.points(yellow.toPlainString(), red.toPlainString())
                .result()
                .state();
        if (found != state) {
            faults.add(number + ": " + found + " instead of " + state + " at " + yellow);
        }
    }
}
