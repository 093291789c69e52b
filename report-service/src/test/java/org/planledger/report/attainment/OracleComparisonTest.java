package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.period.Frequency;

/// The engine against [NaiveOracle] on tens of thousands of scenarios. A disagreement prints the number of its
/// scenario and everything in it; `RandomScenarios.number(n)` or `BoundaryScenarios.number(n)` brings it back.
class OracleComparisonTest {
    private static final int PRINTED_DISAGREEMENTS = 3;

    private static Coverage coverage;
    private static List<String> randomDisagreements;
    private static List<String> boundaryDisagreements;

    @BeforeAll
    static void compare() {
        coverage = new Coverage();
        randomDisagreements = disagreements("RandomScenarios", RandomScenarios.count(), RandomScenarios::number);
        boundaryDisagreements = disagreements("BoundaryScenarios", BoundaryScenarios.COUNT, BoundaryScenarios::number);
    }

    private static List<String> disagreements(String source, int count, IntFunction<Scenario> scenarios) {
        List<String> disagreements = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Scenario scenario = scenarios.apply(number);
            Result byOracle =
                    NaiveOracle.evaluate(scenario.target(), scenario.observations(), scenario.circumstances());
            coverage.count(scenario.target(), scenario.circumstances(), byOracle);
            List<String> differences = differences(byOracle, scenario);
            if (!differences.isEmpty()) {
                disagreements.add("%s.number(%d): %s%n%s".formatted(source, number, differences, scenario));
            }
        }
        return disagreements;
    }

    /// An engine that fails disagrees too, and its scenario is wanted just as much.
    private static List<String> differences(Result byOracle, Scenario scenario) {
        try {
            return ResultAssertions.differences(byOracle, scenario.result());
        } catch (RuntimeException e) {
            return List.of("oracle " + byOracle + ", engine " + e);
        }
    }

    @Test
    void engineAndOracleAgreeOnRandomScenarios() {
        assertNone(randomDisagreements);
    }

    @Test
    void engineAndOracleAgreeOnTheLimits() {
        assertNone(boundaryDisagreements);
    }

    private static void assertNone(List<String> disagreements) {
        assertTrue(
                disagreements.isEmpty(),
                () -> disagreements.size()
                        + " scenarios disagree, the first of them:\n"
                        + disagreements.stream().limit(PRINTED_DISAGREEMENTS).collect(Collectors.joining("\n\n")));
    }

    @Test
    void scenariosAreManyAndAlwaysTheSame() {
        assertTrue(RandomScenarios.count() >= 24_000);
        assertEquals(
                RandomScenarios.number(12_345).toString(),
                RandomScenarios.number(12_345).toString());
        assertEquals(
                BoundaryScenarios.number(123).toString(),
                BoundaryScenarios.number(123).toString());
    }

    @Test
    void scenariosCoverEveryKindOfTarget() {
        List<String> rare = new ArrayList<>();
        List<String> comparators = comparators();
        List<String> plain = List.of("SUM PERIOD", "SUM YEAR_TO_DATE", "LAST PERIOD", "MEAN PERIOD");
        rare.addAll(coverage.rarerThan(3_000, "comparator", comparators));
        rare.addAll(coverage.rarerThan(400, "comparator with measure", pairs(comparators, names(Measure.values()))));
        rare.addAll(
                coverage.rarerThan(1_000, "comparator with direction", pairs(comparators, names(Direction.values()))));
        rare.addAll(coverage.rarerThan(500, "comparator of plain", pairs(comparators, plain)));
        rare.addAll(coverage.rarerThan(400, "comparator of derived", comparators));
        rare.addAll(coverage.rarerThan(800, "plain", pairs(plain, names(Frequency.values()))));
        rare.addAll(coverage.rarerThan(300, "combined", plain));
        rare.addAll(coverage.rarerThan(30, "combined from", List.of("JANUARY", "FEBRUARY", "MARCH")));
        rare.addAll(coverage.rarerThan(20, "combined to", List.of("JANUARY", "FEBRUARY", "DECEMBER")));
        rare.addAll(coverage.rarerThan(
                300, "measure of plain", pairs(pairs(names(Measure.values()), plain), names(Recurrence.values()))));
        rare.addAll(coverage.rarerThan(
                300, "measure of derived", pairs(names(Measure.values()), names(Recurrence.values()))));
        rare.addAll(coverage.rarerThan(800, "TargetStatus", names(TargetStatus.values())));
        rare.addAll(coverage.rarerThan(5_000, "baseline", List.of("none", "given")));
        rare.addAll(coverage.rarerThan(5_000, "milestones", List.of("none", "given")));
        rare.addAll(coverage.rarerThan(
                700,
                "components",
                List.of(
                        "same frequency",
                        "different frequency",
                        "same reporting",
                        "different reporting",
                        "same aggregation",
                        "different aggregation",
                        "derived")));
        assertCovered(rare);
    }

    @Test
    void scenariosCoverEveryPlaceInTimeAndEveryGapInTheFigures() {
        List<String> rare = new ArrayList<>();
        rare.addAll(coverage.rarerThan(
                1_000,
                "as of",
                List.of("before the window", "inside the window", "end of the window", "after the window")));
        rare.addAll(coverage.rarerThan(
                5_000,
                "window",
                List.of(
                        "begins a year",
                        "begins within a year",
                        "ends a year",
                        "ends within a year",
                        "within a year",
                        "over a year's end",
                        "fits the frequency",
                        "does not fit the frequency")));
        rare.addAll(coverage.rarerThan(2_000, "completeness", List.of("none", "zero", "between", "one")));
        rare.addAll(coverage.rarerThan(1_000, "value", List.of("negative", "zero", "positive")));
        assertCovered(rare);
    }

    @Test
    void scenariosCoverEveryAnswer() {
        List<String> rare = new ArrayList<>();
        rare.addAll(coverage.rarerThan(1_000, "Signal", names(Signal.values())));
        rare.addAll(coverage.rarerThan(200, "State", names(State.values())));
        rare.addAll(coverage.rarerThan(
                500,
                "field with",
                Stream.of(Result.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()));
        rare.addAll(coverage.rarerThan(
                500,
                "field without",
                Stream.of(Result.class.getRecordComponents())
                        .filter(field -> !field.getType().isPrimitive())
                        .map(RecordComponent::getName)
                        .filter(name -> !List.of("target", "state", "signal").contains(name))
                        .toList()));
        rare.addAll(coverage.rarerThan(
                50, "reason", List.of("BASE_MISSING with value", "BASE_MISSING without value", "null with value")));
        rare.addAll(coverage.rarerThan(300, "forecastSatisfied", List.of("true", "false")));
        rare.addAll(coverage.rarerThan(
                30,
                "pace",
                List.of(
                        "with ratio",
                        "without ratio",
                        "by milestones",
                        "straight",
                        "with forecast",
                        "without forecast")));
        rare.addAll(coverage.rarerThan(40, "paced by RATIO", List.of("ON_TRACK", "BEHIND", "FAR_BEHIND")));
        rare.addAll(coverage.rarerThan(15, "paced by POINTS", List.of("ON_TRACK", "BEHIND", "FAR_BEHIND")));
        rare.addAll(coverage.rarerThan(15, "paceRatio", List.of("negative", "zero", "positive")));
        rare.addAll(coverage.rarerThan(500, "gap", List.of("negative", "zero", "positive")));
        rare.addAll(coverage.rarerThan(1_000, "score", List.of("zero", "between", "positive")));
        rare.addAll(coverage.rarerThan(
                100,
                "state with signal",
                List.of(
                        "TARGET_NOT_SET BLUE",
                        "TARGET_NOT_SET NONE",
                        "NOT_STARTED BLUE",
                        "NOT_STARTED NONE",
                        "NO_DATA BLUE",
                        "BREACHED RED",
                        "ACHIEVED BLUE",
                        "ACHIEVED NONE",
                        "MISSED RED",
                        "ON_TRACK BLUE",
                        "ON_TRACK NONE",
                        "BEHIND YELLOW",
                        "FAR_BEHIND RED")));
        assertCovered(rare);
    }

    @Test
    void scenariosCoverEveryStateThatAComparatorOrAMeasureCanHave() {
        List<String> always = List.of("NOT_STARTED", "NO_DATA", "ACHIEVED", "MISSED", "ON_TRACK", "BEHIND");
        List<String> rare = new ArrayList<>();
        rare.addAll(coverage.rarerThan(80, "state of comparator", pairs(comparators(), always)));
        rare.addAll(coverage.rarerThan(80, "state of measure", pairs(names(Measure.values()), always)));
        rare.addAll(coverage.rarerThan(
                80, "state of measure", pairs(names(Measure.values()), List.of("FAR_BEHIND", "TARGET_NOT_SET"))));
        rare.addAll(coverage.rarerThan(
                80,
                "state of comparator",
                pairs(List.of("AtLeast", "AtMost", "Exactly", "About", "Between"), List.of("FAR_BEHIND"))));
        rare.addAll(coverage.rarerThan(
                15, "state of comparator", List.of("AtMost BREACHED", "About BREACHED", "Between BREACHED")));
        assertCovered(rare);
    }

    @Test
    void scenariosLieOnTheThresholdsAndJustBesideThem() {
        List<String> rare = new ArrayList<>();
        rare.addAll(coverage.rarerThan(
                100,
                "on a threshold of pace",
                List.of("0.9500 ON_TRACK", "0.9500 BEHIND", "0.8000 BEHIND", "0.8000 FAR_BEHIND")));
        rare.addAll(coverage.rarerThan(100, "on the threshold of nearness", List.of("BEHIND", "FAR_BEHIND")));
        rare.addAll(coverage.rarerThan(40, "average growth like its bound", List.of("ACHIEVED", "MISSED")));
        assertCovered(rare);
    }

    private static void assertCovered(List<String> rare) {
        assertTrue(rare.isEmpty(), () -> String.join("\n", rare) + "\n\nall that was covered:\n" + coverage);
    }

    /// The names of all comparators, so that a new one must be covered too.
    private static List<String> comparators() {
        return Stream.of(Goal.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static List<String> pairs(List<String> firsts, List<String> seconds) {
        return firsts.stream()
                .flatMap(first -> seconds.stream().map(second -> first + " " + second))
                .toList();
    }
}
