package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Section 4 of the rule book: comparator x direction, on a level of one month whose figure is in, so that the state
/// says nothing but whether the goal is satisfied.
class GoalTableTest {

    @ParameterizedTest(name = "{0}, {1} is better, value {2}: satisfied {3}, attainment {4}")
    @CsvSource(textBlock = """
                    AT_LEAST 100,      HIGHER,  100,      true,  1
                    AT_LEAST 100,      HIGHER,  99.99,    false, 0.9999
                    AT_LEAST 100,      LOWER,   125,      true,  1.25
                    AT_LEAST 100,      NEUTRAL, 50,       false, 0.5
                    AT_LEAST 100,      HIGHER,  0,        false, 0
                    AT_LEAST 100,      HIGHER,  -10,      false, -0.1
                    AT_LEAST 0,        HIGHER,  0,        true,
                    AT_LEAST 0,        HIGHER,  -1,       false,
                    AT_LEAST -5,       HIGHER,  -4,       true,
                    AT_MOST 100,       LOWER,   100,      true,  1
                    AT_MOST 100,       LOWER,   100.01,   false, 0.9999
                    AT_MOST 100,       HIGHER,  80,       true,  1.25
                    AT_MOST 100,       NEUTRAL, 200,      false, 0.5
                    AT_MOST 100,       LOWER,   0,        true,
                    AT_MOST 100,       LOWER,   -1,       true,
                    AT_MOST 0,         LOWER,   5,        false, 0
                    AT_MOST -5,        LOWER,   5,        false, -1
                    EXACTLY 100,       HIGHER,  100,      true,  1
                    EXACTLY 100,       HIGHER,  100.004,  true,  1
                    EXACTLY 100,       LOWER,   99.995,   true,  1
                    EXACTLY 100,       LOWER,   100.005,  false, 1.0000
                    EXACTLY 100,       NEUTRAL, 99.994,   false, 0.9999
                    EXACTLY 99.996,    NEUTRAL, 100,      true,  1
                    EXACTLY 100,       NEUTRAL, 130,      false, 0.7
                    EXACTLY 100,       NEUTRAL, 250,      false, 0
                    EXACTLY 0,         LOWER,   0,        true,  1
                    EXACTLY 0,         LOWER,   3,        false,
                    EXACTLY -10,       NEUTRAL, -8,       false, 0.8
                    ABOUT 100 0.05,    HIGHER,  95,       true,  0.95
                    ABOUT 100 0.05,    HIGHER,  94.99,    false, 0.9499
                    ABOUT 100 0.05,    HIGHER,  140,      true,  1.4
                    ABOUT 100 0.05,    LOWER,   105,      true,  0.9524
                    ABOUT 100 0.05,    LOWER,   105.01,   false, 0.9523
                    ABOUT 100 0.05,    LOWER,   50,       true,  2
                    ABOUT 100 0.05,    NEUTRAL, 95,       true,  1
                    ABOUT 100 0.05,    NEUTRAL, 105,      true,  1
                    ABOUT 100 0.05,    NEUTRAL, 76,       false, 0.8
                    ABOUT 100 0.05,    NEUTRAL, 126,      false, 0.8
                    ABOUT 100 0.2,     NEUTRAL, 80,       true,  1
                    ABOUT 100 0,       NEUTRAL, 101,      false, 0.99
                    ABOUT 0 0.05,      HIGHER,  0,        true,
                    BETWEEN 2 3,       HIGHER,  2,        true,  1
                    BETWEEN 2 3,       HIGHER,  1,        false, 0.5
                    BETWEEN 2 3,       HIGHER,  5,        true,  2.5
                    BETWEEN 2 3,       LOWER,   3,        true,  1
                    BETWEEN 2 3,       LOWER,   4,        false, 0.75
                    BETWEEN 2 3,       LOWER,   1,        true,  3
                    BETWEEN 2 3,       NEUTRAL, 2,        true,  1
                    BETWEEN 2 3,       NEUTRAL, 3,        true,  1
                    BETWEEN 2 3,       NEUTRAL, 1,        false, 0.5
                    BETWEEN 2 3,       NEUTRAL, 4.5,      false, 0.5
                    BETWEEN 0 3,       NEUTRAL, -1,       false,
                    """)
    void goalIsSatisfiedAndAttained(
            String goal, Direction direction, String value, boolean satisfied, String attainment) {
        Result result = ofOneMonth(goal, direction, value).result();

        assertEquals(satisfied ? State.ACHIEVED : State.MISSED, result.state());
        assertNumber(attainment, result.attainment());
    }

    @ParameterizedTest(name = "{0}, {1} is better: {2}, gap {3}, used {4}, progress {5}")
    @CsvSource(textBlock = """
                    AT_LEAST 100,      HIGHER,  floor,       20,  ,    0.5
                    AT_LEAST 100,      LOWER,   floor,       20,  ,    0.5
                    AT_LEAST 100,      NEUTRAL, floor,       20,  ,    0.5
                    ABOUT 100 0.05,    HIGHER,  floor,       20,  ,    0.5
                    BETWEEN 100 120,   HIGHER,  floor,       20,  ,    0.5
                    AT_MOST 64,        HIGHER,  ceiling,     -16, 1.25, 5
                    AT_MOST 64,        LOWER,   ceiling,     -16, 1.25, 5
                    AT_MOST 64,        NEUTRAL, ceiling,     -16, 1.25, 5
                    ABOUT 160 0.05,    LOWER,   ceiling,     80,  0.5, 0.2
                    BETWEEN 10 160,    LOWER,   ceiling,     80,  0.5, 0.2
                    EXACTLY 100,       HIGHER,  two-sided,   ,    ,
                    EXACTLY 100,       LOWER,   two-sided,   ,    ,
                    EXACTLY 100,       NEUTRAL, two-sided,   ,    ,
                    ABOUT 100 0.05,    NEUTRAL, two-sided,   ,    ,
                    BETWEEN 100 120,   NEUTRAL, two-sided,   ,    ,
                    INCREASE,          HIGHER,  directional, ,    ,
                    INCREASE,          LOWER,   directional, ,    ,
                    DECREASE,          HIGHER,  directional, ,    ,
                    DECREASE,          NEUTRAL, directional, ,    ,
                    """)
    void familyDecidesGapUsedAndProgress(
            String goal, Direction direction, String family, String gap, String used, String progress) {
        Result result = ofOneMonth(goal, direction, "80").baseline("60").result();

        assertNumber(gap, result.gap());
        assertNumber(used, result.used());
        assertNumber(progress, result.progress());
        assertEquals(family.equals("directional"), result.attainment() == null);
    }

    @ParameterizedTest(name = "{0} of {1} from the baseline {2}: satisfied {3}")
    @CsvSource(textBlock = """
                    INCREASE, 101, 100, true
                    INCREASE, 100, 100, false
                    INCREASE, 99,  100, false
                    INCREASE, 1,   0,   true
                    INCREASE, -1,  -2,  true
                    DECREASE, 99,  100, true
                    DECREASE, 100, 100, false
                    DECREASE, 101, 100, false
                    DECREASE, -1,  0,   true
                    """)
    void directionIsTakenFromTheBaseline(String goal, String value, String baseline, boolean satisfied) {
        Scenario scenario =
                ofOneMonth(goal, Direction.LOWER, value).post("2022-01", "0.5").baseline(baseline);

        assertEquals(
                satisfied ? State.ACHIEVED : State.MISSED, scenario.result().state());
        assertNull(scenario.result().reason());
    }

    @ParameterizedTest(name = "{0} of {1} from {2} a year before: satisfied {3}")
    @CsvSource({
        "INCREASE, 101, 100, true",
        "INCREASE, 100, 100, false",
        "DECREASE, 99,  100, true",
        "DECREASE, -1,  0,   true",
        "DECREASE, 100, 100, false"
    })
    void withoutBaselineDirectionIsTakenFromTheYearBefore(String goal, String value, String before, boolean satisfied) {
        Result result =
                ofOneMonth(goal, Direction.LOWER, value).post("2022-01", before).result();

        assertEquals(satisfied ? State.ACHIEVED : State.MISSED, result.state());
        assertNull(result.reason());
    }

    @ParameterizedTest
    @CsvSource({"INCREASE", "DECREASE"})
    void withoutAnyBaseDirectionIsNeverSatisfied(String goal) {
        Result result = ofOneMonth(goal, Direction.LOWER, "100").result();

        assertNumber("100", result.value());
        assertEquals(State.MISSED, result.state());
        assertEquals(Reason.BASE_MISSING, result.reason());
        assertNumber("0", result.score());
    }

    @Test
    void progressIsNullWhenTheBaselineIsTheBound() {
        Result result = ofOneMonth("AT_LEAST 100", Direction.HIGHER, "80")
                .baseline("100")
                .result();

        assertNull(result.progress());
    }

    @Test
    void usedAndAttainmentAreNullForACapOfZeroThatIsKept() {
        Result result = ofOneMonth("AT_MOST 0", Direction.LOWER, "0").result();

        assertNull(result.used());
        assertNull(result.attainment());
        assertEquals(State.ACHIEVED, result.state());
        assertNumber("0", result.gap());
    }

    @Test
    void nothingIsComparedWithoutAValue() {
        Result result = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 100")
                .baseline("50")
                .result();

        assertEquals(State.NO_DATA, result.state());
        assertNull(result.value());
        assertNull(result.attainment());
        assertNull(result.progress());
        assertNull(result.gap());
        assertNull(result.expected());
    }

    @Test
    void zeroIsAFigureLikeAnyOther() {
        Result result = ofOneMonth("AT_LEAST 100", Direction.HIGHER, "0").result();

        assertNumber("0", result.value());
        assertNumber("1", result.completeness());
        assertEquals(State.MISSED, result.state());
    }

    private static Scenario ofOneMonth(String goal, Direction direction, String value) {
        return Scenario.level(direction)
                .goal(goal)
                .window("2023-01", "2023-01")
                .asOf("2023-01")
                .post("2023-01", value);
    }
}
