package org.planledger.report.attainment;

import java.math.BigDecimal;
import org.apache.commons.numbers.fraction.BigFraction;

/// A result before it is rounded.
///
/// @param yardstick null when the target is not set, or has no value to be held against
/// @param pace null where the target has none
record Assessment(
        Target target,
        Circumstances circumstances,
        Span window,
        Measurement measurement,
        Yardstick yardstick,
        Pace pace) {

    static Assessment of(Target target, Observations observations, Circumstances circumstances) {
        Span window = EffectiveWindow.of(target, circumstances.asOf());
        Span span = window.until(EffectiveWindow.earlier(circumstances.asOf(), window.to()));
        SpanReader reader = new SpanReader(observations);
        Measurement measured = Measurement.of(target, reader, span);
        if (target.status() != TargetStatus.SET || measured.value() == null) {
            return new Assessment(target, circumstances, window, measured, null, null);
        }
        Yardstick yardstick =
                Yardstick.of(target.goal(), target.indicator(), base(target, reader, span.until(measured.through())));
        Pace pace = Pace.of(target, yardstick, window, measured.value(), measured.through());
        return new Assessment(target, circumstances, window, measured, yardstick, pace);
    }

    private static BigFraction base(Target target, SpanReader reader, Span compared) {
        if (target.baseline() != null) {
            return Exact.of(target.baseline().value());
        }
        return reader.read(target.indicator(), compared.yearEarlier()).value();
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
    State state() {
        if (target.status() != TargetStatus.SET) {
            return State.TARGET_NOT_SET;
        }
        if (circumstances.asOf().isBefore(target.from())) {
            return State.NOT_STARTED;
        }
        if (value() == null) {
            return State.NO_DATA;
        }
        boolean flow = isFlow();
        if (flow
                && yardstick instanceof Yardstick.Ceiling(BigFraction bound, BigFraction _)
                && value().compareTo(bound) > 0) {
            return State.BREACHED;
        }
        if (isLastFigureIn()) {
            return isSatisfied() ? State.ACHIEVED : State.MISSED;
        }
        if (flow && yardstick instanceof Yardstick.Floor && isSatisfied()) {
            return State.ACHIEVED;
        }
        return pace != null ? stateByPace() : stateWithoutPace();
    }

    private State stateByPace() {
        if (pace.ratio() == null
                || reaches(pace.ratio(), circumstances.thresholds().onTrackFrom())) {
            return State.ON_TRACK;
        }
        return reaches(pace.ratio(), circumstances.thresholds().behindFrom()) ? State.BEHIND : State.FAR_BEHIND;
    }

    private State stateWithoutPace() {
        if (isSatisfied()) {
            return State.ON_TRACK;
        }
        if (yardstick instanceof Yardstick.Directional) {
            return State.BEHIND;
        }
        BigFraction attainment = attainment();
        boolean near = attainment != null
                && reaches(attainment, circumstances.thresholds().nearFrom());
        return near ? State.BEHIND : State.FAR_BEHIND;
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

    Signal signal(State state) {
        return switch (state) {
            case FAR_BEHIND, BREACHED, MISSED -> Signal.RED;
            case BEHIND -> Signal.YELLOW;
            case NO_DATA -> Signal.BLUE;
            case TARGET_NOT_SET -> circumstances.planInForce() ? Signal.BLUE : Signal.NONE;
            case NOT_STARTED, ACHIEVED, ON_TRACK -> circumstances.overdue() > 0 ? Signal.BLUE : Signal.NONE;
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
