package org.planledger.report.attainment;

import java.time.YearMonth;
import org.apache.commons.numbers.fraction.BigFraction;

/// How a target goes compared with its schedule (序时进度; rule book, section 5). Fields are null where the section gives
/// none.
///
/// @param schedule what is due by the end of each month
record Pace(
        Schedule schedule,
        BigFraction expected,
        BigFraction ratio,
        BigFraction forecast,
        Boolean forecastSatisfied,
        BigFraction requiredPerMonth,
        YearMonth breachMonth) {

    /// The pace at `through`, the last month with figures; null where a target has no pace.
    static Pace of(Target target, Yardstick yardstick, Span window, BigFraction value, YearMonth through) {
        if (!(yardstick instanceof Yardstick.Bounded bounded)
                || !(target.indicator() instanceof PlainIndicator indicator)
                || target.measure() != Measure.AMOUNT
                || !Exact.isPositive(bounded.bound())) {
            return null;
        }
        return switch (indicator.aggregation()) {
            case SUM -> ofFlow(target, bounded, window, value, through);
            case LAST -> target.baseline() == null ? null : ofStock(target, bounded, window, value, through);
            case MEAN -> null;
        };
    }

    private static Pace ofFlow(
            Target target, Yardstick.Bounded goal, Span window, BigFraction value, YearMonth through) {
        Schedule schedule = new Schedule(target, window, BigFraction.ZERO, goal.bound());
        BigFraction expected = schedule.expectedAt(through);
        BigFraction share = schedule.shareAt(through);
        BigFraction forecast = Exact.ratio(value, share);
        Boolean forecastSatisfied = forecast == null ? null : goal.isSatisfiedBy(forecast);
        return switch (goal) {
            case Yardstick.Floor floor ->
                new Pace(
                        schedule,
                        expected,
                        Exact.ratio(value, expected),
                        forecast,
                        forecastSatisfied,
                        requiredPerMonth(floor, window, value, through),
                        null);
            case Yardstick.Ceiling ceiling ->
                new Pace(
                        schedule,
                        expected,
                        value.signum() <= 0 ? BigFraction.ONE : expected.divide(value),
                        forecast,
                        forecastSatisfied,
                        null,
                        forecast == null ? null : breachMonth(ceiling, schedule, forecast, through));
        };
    }

    private static Pace ofStock(
            Target target, Yardstick.Bounded goal, Span window, BigFraction value, YearMonth through) {
        BigFraction start = Exact.of(target.baseline().value());
        Schedule schedule = new Schedule(target, window, start, goal.bound());
        BigFraction expected = schedule.expectedAt(through);
        BigFraction ratio = Exact.ratio(value.subtract(start), expected.subtract(start));
        return new Pace(schedule, expected, ratio, null, null, null, null);
    }

    private static BigFraction requiredPerMonth(
            Yardstick.Floor floor, Span window, BigFraction value, YearMonth through) {
        int monthsLeft = Span.monthsBetween(through, window.to());
        return monthsLeft == 0
                ? null
                : Exact.max(BigFraction.ZERO, floor.bound().subtract(value)).divide(monthsLeft);
    }

    private static YearMonth breachMonth(
            Yardstick.Ceiling ceiling, Schedule schedule, BigFraction forecast, YearMonth through) {
        if (forecast.signum() <= 0) {
            return null;
        }
        return schedule.firstMonthAbove(ceiling.bound().divide(forecast), through);
    }
}
