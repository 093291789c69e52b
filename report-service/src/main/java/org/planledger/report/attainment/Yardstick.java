package org.planledger.report.attainment;

import java.math.BigDecimal;
import org.apache.commons.numbers.fraction.BigFraction;

/// A goal together with its indicator's direction: the family that it belongs to, when it is satisfied, and how far it
/// is attained (rule book, section 4).
sealed interface Yardstick {

    boolean isSatisfiedBy(BigFraction value);

    /// 完成率; null where the family has none for that value.
    BigFraction attainment(BigFraction value);

    /// The one number that the value is held against to see whether it is satisfied; null where there are two, or none.
    BigFraction limit();

    /// @param base what an increase or a decrease is measured from; null without one
    static Yardstick of(Goal goal, Indicator indicator, BigFraction base) {
        return switch (goal) {
            case Goal.AtLeast(BigDecimal value) -> new Floor(Exact.of(value), Exact.of(value));
            case Goal.AtMost(BigDecimal value) -> new Ceiling(Exact.of(value), Exact.of(value));
            case Goal.Exactly(BigDecimal value) -> new Equal(Exact.of(value), indicator.decimals());
            case Goal.About(BigDecimal value, BigDecimal tolerance) ->
                about(Exact.of(value), Exact.of(tolerance), indicator.direction());
            case Goal.Between(BigDecimal low, BigDecimal high) ->
                switch (indicator.direction()) {
                    case HIGHER -> new Floor(Exact.of(low), Exact.of(low));
                    case LOWER -> new Ceiling(Exact.of(high), Exact.of(high));
                    case NEUTRAL -> new Within(Exact.of(low), Exact.of(high));
                };
            case Goal.Increase() -> new Directional(base, 1);
            case Goal.Decrease() -> new Directional(base, -1);
        };
    }

    private static Yardstick about(BigFraction value, BigFraction tolerance, Direction direction) {
        BigFraction low = value.multiply(BigFraction.ONE.subtract(tolerance));
        BigFraction high = value.multiply(BigFraction.ONE.add(tolerance));
        return switch (direction) {
            case HIGHER -> new Floor(value, low);
            case LOWER -> new Ceiling(value, high);
            case NEUTRAL -> new Within(low, high);
        };
    }

    /// The two families that have a single bound, and so a gap, a progress and a pace.
    sealed interface Bounded extends Yardstick {
        BigFraction bound();
    }

    /// @param limit from where it is satisfied, which lies below the bound for 左右
    record Floor(BigFraction bound, BigFraction limit) implements Bounded {
        @Override
        public boolean isSatisfiedBy(BigFraction value) {
            return value.compareTo(limit) >= 0;
        }

        @Override
        public BigFraction attainment(BigFraction value) {
            return bound.signum() <= 0 ? null : value.divide(bound);
        }
    }

    /// @param limit up to where it is satisfied, which lies above the bound for 左右
    record Ceiling(BigFraction bound, BigFraction limit) implements Bounded {
        @Override
        public boolean isSatisfiedBy(BigFraction value) {
            return value.compareTo(limit) <= 0;
        }

        @Override
        public BigFraction attainment(BigFraction value) {
            return value.signum() <= 0 ? null : bound.divide(value);
        }

        /// The share of the cap that is used.
        BigFraction used(BigFraction value) {
            return bound.signum() <= 0 ? null : value.divide(bound);
        }
    }

    /// Two-sided: equal when both are rounded to the indicator's decimals.
    record Equal(BigFraction target, int decimals) implements Yardstick {
        @Override
        public BigFraction limit() {
            return target;
        }

        @Override
        public boolean isSatisfiedBy(BigFraction value) {
            return Exact.round(value, decimals).compareTo(Exact.round(target, decimals)) == 0;
        }

        @Override
        public BigFraction attainment(BigFraction value) {
            return isSatisfiedBy(value) ? BigFraction.ONE : closeness(value, target);
        }
    }

    /// Two-sided: between two bounds.
    record Within(BigFraction low, BigFraction high) implements Yardstick {
        @Override
        public BigFraction limit() {
            return null;
        }

        @Override
        public boolean isSatisfiedBy(BigFraction value) {
            return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
        }

        @Override
        public BigFraction attainment(BigFraction value) {
            if (isSatisfiedBy(value)) {
                return BigFraction.ONE;
            }
            BigFraction toLow = value.subtract(low).abs();
            BigFraction toHigh = value.subtract(high).abs();
            return closeness(value, toLow.compareTo(toHigh) <= 0 ? low : high);
        }
    }

    /// 1 less the distance to the bound as a share of the bound, never below 0; null when the bound is 0.
    private static BigFraction closeness(BigFraction value, BigFraction bound) {
        if (bound.signum() == 0) {
            return null;
        }
        BigFraction distance = value.subtract(bound).abs();
        return Exact.max(BigFraction.ZERO, BigFraction.ONE.subtract(distance.divide(bound.abs())));
    }

    /// 升 and 降.
    ///
    /// @param base null when there is nothing to compare with, and then it is never satisfied
    /// @param sign 1 for an increase, -1 for a decrease
    record Directional(BigFraction base, int sign) implements Yardstick {
        @Override
        public BigFraction limit() {
            return base;
        }

        @Override
        public boolean isSatisfiedBy(BigFraction value) {
            return base != null && value.compareTo(base) == sign;
        }

        @Override
        public BigFraction attainment(BigFraction value) {
            return null;
        }
    }
}
