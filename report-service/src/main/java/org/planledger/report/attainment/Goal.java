package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.Objects;

/// What a target asks of its value: a comparator of the rule book, section 4, with its numbers.
public sealed interface Goal {

    /// 以上, 不低于, 突破, and a bare count.
    record AtLeast(BigDecimal value) implements Goal {
        public AtLeast {
            Objects.requireNonNull(value);
        }
    }

    /// 以内, 控制在, 不高于.
    record AtMost(BigDecimal value) implements Goal {
        public AtMost {
            Objects.requireNonNull(value);
        }
    }

    /// 清零, 全部: equal to the value when both are rounded to the indicator's decimals.
    record Exactly(BigDecimal value) implements Goal {
        public Exactly {
            Objects.requireNonNull(value);
        }
    }

    /// 左右.
    ///
    /// @param tolerance the share of the value by which it may be missed
    record About(BigDecimal value, BigDecimal tolerance) implements Goal {
        public static final BigDecimal USUAL_TOLERANCE = new BigDecimal("0.05");

        public About {
            Objects.requireNonNull(value);
            Objects.requireNonNull(tolerance);
        }
    }

    /// 2—3家.
    record Between(BigDecimal low, BigDecimal high) implements Goal {
        public Between {
            if (low.compareTo(high) > 0) {
                throw new IllegalArgumentException("the range " + low + " to " + high + " is empty");
            }
        }
    }

    /// 升: more than the base.
    record Increase() implements Goal {}

    /// 降: less than the base.
    record Decrease() implements Goal {}
}
