package org.planledger.report.attainment;

import java.math.BigDecimal;
import org.apache.commons.numbers.fraction.BigFraction;

/// A result before it is rounded.
///
/// @param window the effective window
/// @param span the months of it that are looked at; empty while the window lies ahead
/// @param yardstick null when the target is not set, or has no value to be held against
/// @param base what an increase or decrease is measured from, where that is read from figures; null for all others
/// @param pace null where the target has none
record Assessment(
        Target target,
        Circumstances circumstances,
        Span window,
        Span span,
        Measurement measurement,
        Yardstick yardstick,
        Reading base,
        Pace pace) {

    static Assessment of(Target target, Observations observations, Circumstances circumstances) {
        Span window = EffectiveWindow.of(target, circumstances.asOf());
        Span span = window.until(EffectiveWindow.earlier(circumstances.asOf(), window.to()));
        SpanReader reader = new SpanReader(observations);
        Measurement measured = Measurement.of(target, reader, span);
        if (target.status() != TargetStatus.SET || measured.value() == null) {
            return new Assessment(target, circumstances, window, span, measured, null, null, null);
        }
        Reading base = base(target, reader, span.until(measured.through()));
        Yardstick yardstick = Yardstick.of(target.goal(), target.indicator(), base(target, base));
        Pace pace = Pace.of(target, yardstick, window, measured.value(), measured.through());
        return new Assessment(target, circumstances, window, span, measured, yardstick, base, pace);
    }

    private static Reading base(Target target, SpanReader reader, Span compared) {
        boolean isDirectional = target.goal() instanceof Goal.Increase || target.goal() instanceof Goal.Decrease;
        return isDirectional && target.baseline() == null
                ? reader.read(target.indicator(), compared.yearEarlier())
                : null;
    }

    private static BigFraction base(Target target, Reading read) {
        if (target.baseline() != null) {
            return Exact.of(target.baseline().value());
        }
        return read == null ? null : read.value();
    }

    BigFraction value() {
        return measurement.value();
    }

    boolean isSatisfied() {
        return yardstick.isSatisfiedBy(value());
    }

    BigFraction attainment() {
        return yardstick == null ? null : yardstick.attainment(value());
    }

    BigFraction used() {
        return yardstick instanceof Yardstick.Ceiling ceiling ? ceiling.used(value()) : null;
    }

    BigFraction gap() {
        return yardstick instanceof Yardstick.Bounded bounded ? bounded.bound().subtract(value()) : null;
    }

    BigFraction progress() {
        if (target.baseline() == null || !(yardstick instanceof Yardstick.Bounded bounded)) {
            return null;
        }
        BigFraction start = Exact.of(target.baseline().value());
        return Exact.ratio(value().subtract(start), bounded.bound().subtract(start));
    }

    Reason reason() {
        if (yardstick instanceof Yardstick.Directional directional && directional.base() == null) {
            return Reason.BASE_MISSING;
        }
        return measurement.reason();
    }

    /// Section 6, in its order.
    Decision decision() {
        switch (target.status()) {
            case PENDING -> {
                return Decision.by(StateRule.NUMBER_PENDING);
            }
            case ASSIGNED -> {
                return Decision.by(StateRule.NUMBER_ASSIGNED);
            }
            case SET -> {}
        }
        if (circumstances.asOf().isBefore(target.from())) {
            return Decision.by(StateRule.BEFORE_WINDOW);
        }
        if (value() == null) {
            return Decision.by(measurement.reason() == null ? StateRule.NO_VALUE : StateRule.NO_BASE);
        }
        boolean flow = isFlow();
        if (flow
                && yardstick instanceof Yardstick.Ceiling(BigFraction bound, BigFraction _)
                && value().compareTo(bound) > 0) {
            return Decision.comparing(StateRule.CAP_PASSED, value(), bound);
        }
        if (isLastFigureIn()) {
            return bySatisfaction(isSatisfied() ? StateRule.SATISFIED_AT_THE_END : StateRule.UNSATISFIED_AT_THE_END);
        }
        if (flow && yardstick instanceof Yardstick.Floor && isSatisfied()) {
            return bySatisfaction(StateRule.SATISFIED_EARLY);
        }
        if (pace == null) {
            return withoutPace();
        }
        return switch (circumstances.thresholds().scheme()) {
            case RATIO -> byRatio();
            case POINTS -> byPoints();
        };
    }

    private Decision bySatisfaction(StateRule rule) {
        return Decision.comparing(rule, value(), yardstick.limit());
    }

    /// Section 12: the share of the way from the start to the bound that is due by `through`, less the share that is
    /// done, times 100; under the cap of a flow the other way round. Null where there is no such way, or no pace.
    BigFraction pointsBehind() {
        BigFraction due = pace == null ? null : pace.schedule().shareOfWayAt(measurement.through());
        if (due == null) {
            return null;
        }
        BigFraction done = pace.schedule().shareOfWay(value());
        boolean isUse = isFlow() && yardstick instanceof Yardstick.Ceiling;
        return (isUse ? done.subtract(due) : due.subtract(done)).multiply(100);
    }

    private Decision byPoints() {
        BigFraction points = pointsBehind();
        if (points == null) {
            return Decision.by(StateRule.NOTHING_DUE);
        }
        BigDecimal yellowFrom = circumstances.thresholds().yellowFromPoints();
        if (!reaches(points, yellowFrom)) {
            return Decision.comparing(StateRule.POINTS_ON_TRACK, points, yellowFrom);
        }
        BigDecimal redAbove = circumstances.thresholds().redAbovePoints();
        return points.compareTo(Exact.of(redAbove)) > 0
                ? Decision.comparing(StateRule.POINTS_FAR_BEHIND, points, redAbove)
                : Decision.between(StateRule.POINTS_BEHIND, points, yellowFrom, redAbove);
    }

    private Decision byRatio() {
        if (pace.ratio() == null) {
            return Decision.by(StateRule.NOTHING_DUE);
        }
        BigDecimal onTrackFrom = circumstances.thresholds().onTrackFrom();
        if (reaches(pace.ratio(), onTrackFrom)) {
            return Decision.comparing(StateRule.PACE_ON_TRACK, pace.ratio(), onTrackFrom);
        }
        BigDecimal behindFrom = circumstances.thresholds().behindFrom();
        return reaches(pace.ratio(), behindFrom)
                ? Decision.between(StateRule.PACE_BEHIND, pace.ratio(), behindFrom, onTrackFrom)
                : Decision.comparing(StateRule.PACE_FAR_BEHIND, pace.ratio(), behindFrom);
    }

    private Decision withoutPace() {
        if (isSatisfied()) {
            return bySatisfaction(StateRule.SATISFIED_SO_FAR);
        }
        if (yardstick instanceof Yardstick.Directional) {
            return bySatisfaction(StateRule.DIRECTION_UNSATISFIED);
        }
        BigFraction attainment = attainment();
        if (attainment == null) {
            return Decision.by(StateRule.ATTAINMENT_UNKNOWN);
        }
        BigDecimal nearFrom = circumstances.thresholds().nearFrom();
        return Decision.comparing(
                reaches(attainment, nearFrom) ? StateRule.ATTAINMENT_NEAR : StateRule.ATTAINMENT_FAR,
                attainment,
                nearFrom);
    }

    private static boolean reaches(BigFraction ratio, BigDecimal threshold) {
        return ratio.compareTo(Exact.of(threshold)) >= 0;
    }

    private boolean isFlow() {
        return target.measure() == Measure.AMOUNT
                && target.indicator() instanceof PlainIndicator plain
                && plain.aggregation() == Aggregation.SUM;
    }

    private boolean isLastFigureIn() {
        return window.to().equals(measurement.through());
    }

    SignalRule signalRule(State state) {
        return switch (state) {
            case FAR_BEHIND, BREACHED, MISSED -> SignalRule.STATE_IS_RED;
            case BEHIND -> SignalRule.STATE_IS_YELLOW;
            case NO_DATA -> SignalRule.STATE_IS_BLUE;
            case TARGET_NOT_SET ->
                circumstances.planInForce() ? SignalRule.NUMBER_WANTED : SignalRule.NUMBER_NOT_WANTED;
            case NOT_STARTED, ACHIEVED, ON_TRACK ->
                circumstances.overdue() > 0 ? SignalRule.FIGURES_OVERDUE : SignalRule.NOTHING_TO_WARN_OF;
        };
    }

    /// Section 7; null where the target does not count.
    BigFraction score(State state) {
        return switch (state) {
            case TARGET_NOT_SET, NOT_STARTED -> null;
            case NO_DATA -> BigFraction.ZERO;
            case ACHIEVED -> BigFraction.ONE;
            case BREACHED, MISSED, ON_TRACK, BEHIND, FAR_BEHIND -> Exact.max(BigFraction.ZERO, shareReached());
        };
    }

    private BigFraction shareReached() {
        if (pace != null && pace.ratio() != null && !isLastFigureIn()) {
            return Exact.min(pace.ratio(), BigFraction.ONE);
        }
        BigFraction attainment = attainment();
        if (attainment != null) {
            return Exact.min(attainment, BigFraction.ONE);
        }
        return isSatisfied() ? BigFraction.ONE : BigFraction.ZERO;
    }
}
