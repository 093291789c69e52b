package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.report.explanation.ExplainedFigure;
import org.planledger.report.explanation.ExplainedGoal;
import org.planledger.report.explanation.ExplainedMonths;
import org.planledger.report.explanation.ExplainedReading;
import org.planledger.report.explanation.ResultExplanation;

/// What somebody computes who has only the explanation and the context of a result: the target as it is explained, with
/// no other figures than those that are listed, judged by [NaiveOracle].
final class ExplainedAgain {
    private final ResultExplanation explained;
    private final Map<String, NavigableMap<Period, BigDecimal>> figures = new HashMap<>();

    private ExplainedAgain(ResultExplanation explained) {
        this.explained = explained;
    }

    /// @param stored the target, of which only what an answer's context shows is looked at: the comparator, the
    /// measure, whether the number is set, and the window where there is no effective one yet
    static Result compute(ResultExplanation explained, Target stored, YearMonth asOf) {
        return new ExplainedAgain(explained).compute(stored, asOf);
    }

    private Result compute(Target stored, YearMonth asOf) {
        explained.readings().forEach(this::collect);
        ExplainedMonths window = explained.window();
        Target target = new Target(
                "t",
                explained.readings().isEmpty()
                        ? plain("none", Frequency.MONTH, Aggregation.SUM, Reporting.PERIOD, false)
                        : indicator(explained.readings().getFirst()),
                explained.goal() == null ? TargetStatus.PENDING : TargetStatus.SET,
                explained.goal() == null ? null : goal(explained.goal(), stored.goal()),
                stored.measure(),
                Recurrence.TOTAL,
                window == null ? stored.from() : window.from(),
                window == null ? stored.to() : window.to(),
                explained.baseline() == null
                        ? null
                        : new Baseline(
                                explained.baseline().period(),
                                explained.baseline().value()),
                explained.pace() == null
                        ? List.of()
                        : explained.pace().schedule().stream()
                                .map(point -> new Milestone(point.month(), point.value()))
                                .toList());
        Thresholds thresholds = new Thresholds(
                explained.thresholds().scheme(),
                explained.thresholds().onTrackFrom(),
                explained.thresholds().behindFrom(),
                explained.thresholds().nearFrom(),
                explained.thresholds().yellowFromPoints(),
                explained.thresholds().redAbovePoints());
        return NaiveOracle.evaluate(
                target,
                code -> figures.getOrDefault(code, new TreeMap<>()),
                new Circumstances(
                        asOf,
                        explained.planInForce(),
                        thresholds,
                        explained.overdue().size()));
    }

    private void collect(ExplainedReading reading) {
        if (reading.figures() == null) {
            collect(reading.numerator());
            collect(reading.denominator());
            return;
        }
        for (ExplainedFigure figure : reading.figures()) {
            figures.computeIfAbsent(reading.indicator(), code -> new TreeMap<>())
                    .put(figure.period(), figure.value());
        }
    }

    private Indicator indicator(ExplainedReading reading) {
        return reading.figures() != null
                ? plain(
                        reading.indicator(),
                        reading.frequency(),
                        reading.aggregation(),
                        reading.reporting(),
                        reading.combinedFirstMonths())
                : new DerivedIndicator(
                        reading.indicator(),
                        indicator(reading.numerator()),
                        indicator(reading.denominator()),
                        reading.factor(),
                        direction(),
                        decimals());
    }

    private PlainIndicator plain(
            String code, Frequency frequency, Aggregation aggregation, Reporting reporting, boolean combined) {
        return new PlainIndicator(code, frequency, aggregation, reporting, combined, direction(), decimals());
    }

    private Direction direction() {
        if (explained.goal() == null) {
            return Direction.NEUTRAL;
        }
        return switch (explained.goal().family()) {
            case FLOOR -> Direction.HIGHER;
            case CEILING -> Direction.LOWER;
            case TWO_SIDED, DIRECTIONAL -> Direction.NEUTRAL;
        };
    }

    private int decimals() {
        return explained.goal() == null || explained.goal().decimals() == null
                ? 0
                : explained.goal().decimals();
    }

    private static Goal goal(ExplainedGoal goal, Goal stored) {
        return switch (goal.family()) {
            case FLOOR, CEILING ->
                goal.tolerance() != null
                        ? new Goal.About(goal.bound(), goal.tolerance())
                        : goal.family() == Explanation.GoalFamily.FLOOR
                                ? new Goal.AtLeast(goal.satisfiedFrom())
                                : new Goal.AtMost(goal.satisfiedTo());
            case TWO_SIDED ->
                goal.decimals() != null
                        ? new Goal.Exactly(goal.satisfiedFrom())
                        : within(goal.satisfiedFrom(), goal.satisfiedTo());
            case DIRECTIONAL -> stored;
        };
    }

    /// About a number below zero the edges come the other way round, and nothing lies within.
    private static Goal within(BigDecimal from, BigDecimal to) {
        return from.compareTo(to) <= 0
                ? new Goal.Between(from, to)
                : new Goal.About(
                        from.add(to).divide(BigDecimal.TWO),
                        from.subtract(to).divide(from.add(to)).abs());
    }
}
