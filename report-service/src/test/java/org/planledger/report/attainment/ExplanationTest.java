package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.report.attainment.ResultAssertions.assertNumber;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.problem.Language;
import org.planledger.report.explanation.ExplainedReading;
import org.planledger.report.explanation.ExplainedState;
import org.planledger.report.explanation.ResultExplanation;

class ExplanationTest {
    /// Explaining all scenarios would take as long as all other tests together.
    private static final int EVERY = 7;

    /// The branch, the signal's rule and the signal of all scenarios.
    private static final Set<String> SEEN = new TreeSet<>();

    private static final List<String> DISAGREEMENTS = new ArrayList<>();

    @BeforeAll
    static void explainScenarios() {
        explainAll("RandomScenarios", RandomScenarios.count(), RandomScenarios::number);
        explainAll("BoundaryScenarios", BoundaryScenarios.COUNT, BoundaryScenarios::number);
    }

    private static List<String> used(ExplainedReading reading) {
        return reading.figures().stream()
                .map(figure -> figure.period() + " " + figure.value() + " " + figure.use())
                .toList();
    }

    private static Scenario jobs() {
        return Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 1800")
                .postFrom("2023-01", "150", "140", "160", "155", "150", "145", "150", "160")
                .asOf("2023-09");
    }

    @Test
    void example1ComparesThePaceRatioWithTheThresholdAndListsTheOverdueFigure() {
        ResultExplanation explained = jobs().overdue(1).explanation(Language.CHINESE);

        assertEquals(YearMonth.of(2023, 12), explained.window().to());
        assertEquals(YearMonth.of(2023, 9), explained.span().to());
        assertEquals(8, explained.readings().getFirst().figures().size());
        assertNumber("1800", explained.goal().bound());
        assertFalse(explained.goal().satisfied());
        assertEquals(
                "[2022-12 0, 2023-12 1800]",
                explained.pace().schedule().stream()
                        .map(point -> point.month() + " " + point.value())
                        .toList()
                        .toString());
        assertNumber("0.6667", explained.pace().share());
        assertNumber("1200", explained.pace().expected());
        assertEquals("6.7", explained.state().rule());
        assertEquals("序时进度比 1.0083 不低于 0.95", explained.state().text());
        assertEquals("6.e", explained.signal().rule());
        assertEquals("有 1 期数据逾期未报，为蓝色", explained.signal().text());
        assertEquals("2023-01", explained.overdue().getFirst().period().toString());
    }

    @Test
    void example2TakesTheLatestYearToDateFigureAndLiesBetweenTheThresholds() {
        Scenario water = Scenario.of(Scenario.yearToDate("water", Frequency.MONTH, Direction.LOWER))
                .goal("AT_MOST 5070")
                .post("2023-06", "2700")
                .post("2023-07", "3150");
        ResultExplanation behind = water.asOf("2023-07").explanation(Language.ENGLISH);

        assertEquals(
                List.of("2023-06 2700 COUNTED", "2023-07 3150 TAKEN"),
                used(behind.readings().getFirst()));
        assertEquals("6.7", behind.state().rule());
        assertEquals(StateRule.PACE_BEHIND, behind.state().branch());
        assertEquals(
                "the pace ratio 0.9389 is at least 0.8 and below 0.95",
                behind.state().text());
        assertEquals("6.b", behind.signal().rule());

        ResultExplanation breached =
                water.post("2023-11", "5071").asOf("2023-11").explanation(Language.ENGLISH);
        assertEquals("6.4", breached.state().rule());
        assertEquals("the value 5071 is above the cap 5070", breached.state().text());
        assertEquals("the state BREACHED is red", breached.signal().text());
    }

    @Test
    void example3HasNoPaceAndItsWindowIsTheYearLookedAt() {
        ResultExplanation explained = Scenario.level(Direction.LOWER)
                .goal("AT_MOST 42")
                .yearly()
                .window("2023-01", "2025-12")
                .postFrom("2023-01", "30", "30", "30")
                .postFrom("2024-01", "78", "61")
                .asOf("2024-02")
                .explanation(Language.CHINESE);

        assertEquals(YearMonth.of(2024, 1), explained.window().from());
        assertEquals(YearMonth.of(2024, 12), explained.window().to());
        assertEquals(
                List.of("2024-01 78 TAKEN", "2024-02 61 TAKEN"),
                used(explained.readings().getFirst()));
        assertNull(explained.pace());
        assertEquals("6.8", explained.state().rule());
        assertEquals("无序时进度；尚未达到目标，完成率 0.6019 低于 0.9", explained.state().text());
        assertEquals("6.a", explained.signal().rule());
    }

    @Test
    void example4MeasuresThePaceFromTheBaseline() {
        ResultExplanation explained = Scenario.stock(Direction.HIGHER)
                .goal("AT_LEAST 900")
                .window("2023-01", "2025-12")
                .baseline("420")
                .post("2024-05", "600")
                .post("2024-06", "610")
                .asOf("2024-06")
                .explanation(Language.CHINESE);

        assertEquals(
                List.of("2024-05 600 COUNTED", "2024-06 610 TAKEN"),
                used(explained.readings().getFirst()));
        assertNumber("420", explained.baseline().value());
        assertNumber("420", explained.pace().schedule().getFirst().value());
        assertNumber("0.5", explained.pace().share());
        assertNumber("660", explained.pace().expected());
        assertEquals("序时进度比 0.7917 低于 0.8", explained.state().text());
        assertEquals("6.7", explained.state().rule());
    }

    @Test
    void example5ReadsTheSameMonthsOfTheYearBefore() {
        ResultExplanation explained = Scenario.flow(Direction.HIGHER)
                .measure(Measure.GROWTH)
                .goal("AT_LEAST 18")
                .postFrom("2022-01", "34", "34", "34", "34", "34", "34", "90")
                .postFrom("2023-01", "40", "40", "40", "40", "40", "36")
                .asOf("2023-06")
                .explanation(Language.ENGLISH);

        assertEquals(
                List.of(
                        Explanation.ReadingPurpose.SPAN,
                        Explanation.ReadingPurpose.PRESENT,
                        Explanation.ReadingPurpose.BASE),
                explained.readings().stream().map(ExplainedReading::purpose).toList());
        ExplainedReading base = explained.readings().getLast();
        assertEquals(YearMonth.of(2022, 6), base.months().to());
        assertNumber("204", base.value());
        assertEquals(6, base.figures().size());
        assertEquals(
                "no pace; the target is not satisfied, and the attainment 0.8715 is below 0.9",
                explained.state().text());
    }

    @Test
    void example6HasNoGoalYet() {
        Scenario scenario = Scenario.of(Scenario.yearToDate("water", Frequency.MONTH, Direction.LOWER))
                .status(TargetStatus.ASSIGNED);
        ResultExplanation explained = scenario.explanation(Language.CHINESE);

        assertNull(explained.goal());
        assertEquals("6.1", explained.state().rule());
        assertEquals("目标数字由上级另行下达", explained.state().text());
        assertEquals(SignalRule.NUMBER_WANTED, explained.signal().branch());
        assertEquals(
                SignalRule.NUMBER_NOT_WANTED,
                scenario.planNotInForce().explanation(Language.CHINESE).signal().branch());
    }

    @Test
    void example7ComparesWithTheBaseThatItNames() {
        ResultExplanation explained = Scenario.level(Direction.LOWER)
                .goal("DECREASE")
                .postFrom("2022-01", "74.9", "74.9", "74.9", "20")
                .postFrom("2023-01", "71.2", "71.2", "71.2")
                .asOf("2023-03")
                .explanation(Language.CHINESE);

        assertNumber("74.9", explained.goal().base());
        assertEquals(3, explained.readings().getLast().figures().size());
        assertEquals("6.8", explained.state().rule());
        assertEquals("无序时进度；目前完成值 71.2 低于基数 74.9", explained.state().text());
        assertEquals(SignalRule.NOTHING_TO_WARN_OF, explained.signal().branch());
    }

    @Test
    void ofAYearToDateFigureThatOfTheMonthsBeforeTheSpanIsTakenOff() {
        ResultExplanation explained = Scenario.of(Scenario.yearToDate("water", Frequency.MONTH, Direction.LOWER))
                .window("2023-04", "2024-03")
                .goal("AT_MOST 1000")
                .post("2023-02", "50")
                .post("2023-03", "80")
                .post("2023-05", "130")
                .post("2023-12", "400")
                .post("2024-02", "90")
                .asOf("2024-02")
                .explanation(Language.CHINESE);

        ExplainedReading reading = explained.readings().getFirst();
        assertEquals(
                List.of("2023-03 80 SUBTRACTED", "2023-05 130 COUNTED", "2023-12 400 TAKEN", "2024-02 90 TAKEN"),
                used(reading));
        assertNumber("410", reading.value());
    }

    @Test
    void ofADerivedIndicatorTheFiguresOfBothComponentsAreThere() {
        ExplainedReading reading = Scenario.of(Scenario.percentage(
                        Scenario.plain("good", Frequency.MONTH, Aggregation.SUM, Direction.HIGHER),
                        Scenario.plain("days", Frequency.QUARTER, Aggregation.SUM, Direction.HIGHER),
                        Direction.HIGHER))
                .goal("AT_LEAST 80")
                .postAll("good", "2023-01", "20", "21", "22")
                .postAll("days", "2023-Q1", "90")
                .explanation(Language.CHINESE)
                .readings()
                .getFirst();

        assertNull(reading.figures());
        assertNumber("100", reading.factor());
        assertNumber("63", reading.numerator().value());
        assertEquals(List.of("2023-Q1 90 TAKEN"), used(reading.denominator()));
        assertEquals(Frequency.QUARTER, reading.denominator().frequency());
        assertNull(reading.numerator().purpose());
    }

    /// A line is a branch of section 6: the goal, the indicator, what is posted and the month looked at.
    @ParameterizedTest
    @CsvSource({
        "NUMBER_PENDING,         6.1, flow,  PENDING,        2023-06, 10,  2023-06",
        "NUMBER_ASSIGNED,        6.1, flow,  ASSIGNED,       2023-06, 10,  2023-06",
        "BEFORE_WINDOW,          6.2, flow,  AT_LEAST 100,   2022-06, 10,  2022-06",
        "NO_VALUE,               6.3, flow,  AT_LEAST 100,   2022-06, 10,  2023-06",
        "NO_BASE,                6.3, grow,  AT_LEAST 100,   2023-06, 10,  2023-06",
        "CAP_PASSED,             6.4, flow,  AT_MOST 100,    2023-12, 101, 2023-12",
        "SATISFIED_AT_THE_END,   6.5, flow,  AT_MOST 100,    2023-12, 100, 2023-12",
        "UNSATISFIED_AT_THE_END, 6.5, flow,  AT_LEAST 100,   2023-12, 99,  2023-12",
        "SATISFIED_EARLY,        6.6, flow,  AT_LEAST 100,   2023-06, 100, 2023-06",
        "NOTHING_DUE,            6.7, mile,  AT_LEAST 100,   2023-03, 7,   2023-03",
        "PACE_ON_TRACK,          6.7, flow,  AT_LEAST 200,   2023-06, 95,  2023-06",
        "PACE_BEHIND,            6.7, flow,  AT_LEAST 200,   2023-06, 94,  2023-06",
        "PACE_BEHIND,            6.7, flow,  AT_LEAST 200,   2023-06, 80,  2023-06",
        "PACE_FAR_BEHIND,        6.7, flow,  AT_LEAST 200,   2023-06, 79,  2023-06",
        "SATISFIED_SO_FAR,       6.8, level, AT_LEAST 100,   2023-06, 100, 2023-06",
        "SATISFIED_SO_FAR,       6.8, level, BETWEEN 90 110, 2023-06, 100, 2023-06",
        "DIRECTION_UNSATISFIED,  6.8, level, INCREASE,       2023-06, 100, 2023-06",
        "ATTAINMENT_NEAR,        6.8, level, AT_LEAST 100,   2023-06, 90,  2023-06",
        "ATTAINMENT_FAR,         6.8, level, AT_LEAST 100,   2023-06, 89,  2023-06",
        "ATTAINMENT_UNKNOWN,     6.8, level, EXACTLY 0,      2023-06, 1,   2023-06"
    })
    void eachBranchOfTheOrderOfStatesSaysThatItHasDecided(
            StateRule branch, String rule, String kind, String goal, String period, String value, String asOf) {
        Scenario scenario = kind.equals("level") ? Scenario.level(Direction.HIGHER) : Scenario.flow(Direction.HIGHER);
        if (kind.equals("grow")) {
            scenario.measure(Measure.GROWTH);
        }
        if (kind.equals("mile")) {
            scenario.milestone("2023-03", "0");
        }
        if (Arrays.stream(TargetStatus.values())
                .anyMatch(status -> status.name().equals(goal))) {
            scenario.status(TargetStatus.valueOf(goal));
        } else {
            scenario.goal(goal);
        }
        scenario.post(period, value).asOf(asOf);
        ExplainedState state = scenario.explanation(Language.CHINESE).state();

        assertEquals(branch, state.branch());
        assertEquals(rule, state.rule());
        assertEquals(scenario.result().state(), branch.state());
    }

    @ParameterizedTest
    @EnumSource(StateRule.class)
    void eachBranchOccursAndItsSignalFollowsFromTheStateAndWhatIsOverdue(StateRule branch) {
        Set<String> seen = SEEN.stream()
                .filter(line -> line.startsWith(branch + " "))
                .map(line -> line.substring(line.indexOf(' ') + 1))
                .collect(Collectors.toSet());
        Set<String> expected = switch (branch.state()) {
            case FAR_BEHIND, BREACHED, MISSED -> Set.of("6.a RED");
            case BEHIND -> Set.of("6.b YELLOW");
            case NO_DATA -> Set.of("6.c BLUE");
            case TARGET_NOT_SET -> Set.of("6.d BLUE", "6.d NONE");
            case NOT_STARTED, ACHIEVED, ON_TRACK -> Set.of("6.e BLUE", "6.f NONE");
        };
        assertEquals(expected, seen);
    }

    private static void explainAll(String source, int count, IntFunction<Scenario> scenarios) {
        for (int number = 0; number < count; number += EVERY) {
            Scenario scenario = scenarios.apply(number);
            Result result = scenario.result();
            ResultExplanation explained = scenario.explanation(Language.ENGLISH);
            SEEN.add(explained.state().branch() + " " + explained.signal().rule() + " " + result.signal());
            List<String> wrong = new ArrayList<>(ResultAssertions.differences(
                    ExplainedAgain.compute(
                            explained,
                            scenario.target(),
                            scenario.circumstances().asOf()),
                    result));
            if (explained.state().branch().state() != result.state()) {
                wrong.add("the branch is of another state");
            }
            if (!isOnItsSide(explained.state())) {
                wrong.add("the numbers do not say what the branch does: " + explained.state());
            }
            if (!wrong.isEmpty()) {
                DISAGREEMENTS.add("%s.number(%d): %s%n%s%n%s".formatted(source, number, wrong, explained, scenario));
            }
        }
    }

    /// Whether the numbers that are shown lie as the branch says.
    private static boolean isOnItsSide(ExplainedState state) {
        return switch (state.branch()) {
            case CAP_PASSED -> state.compared().compareTo(state.against().getFirst()) > 0;
            case PACE_ON_TRACK, ATTAINMENT_NEAR ->
                state.compared().compareTo(state.against().getFirst()) >= 0;
            case PACE_BEHIND ->
                state.compared().compareTo(state.against().getFirst()) >= 0
                        && state.compared().compareTo(state.against().getLast()) < 0;
            case PACE_FAR_BEHIND, ATTAINMENT_FAR ->
                state.compared().compareTo(state.against().getFirst()) < 0;
            default -> true;
        };
    }

    @Test
    void fromWhatIsExplainedTheResultIsComputedAnew() {
        assertTrue(
                DISAGREEMENTS.isEmpty(),
                () -> DISAGREEMENTS.size() + " explanations give another result, the first of them:\n"
                        + DISAGREEMENTS.stream().limit(3).collect(Collectors.joining("\n\n")));
    }

    @Test
    void aRatioThatRoundingWouldPutOnTheThresholdIsShownWithMorePlaces() {
        ExplainedState state = Scenario.flow(Direction.HIGHER)
                .goal("AT_LEAST 2400000")
                .post("2023-06", "1139999")
                .asOf("2023-06")
                .explanation(Language.ENGLISH)
                .state();

        assertEquals("the pace ratio 0.94999917 is at least 0.8 and below 0.95", state.text());
    }
}
