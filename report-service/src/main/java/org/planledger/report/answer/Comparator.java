package org.planledger.report.answer;

import java.math.BigDecimal;
import org.planledger.report.attainment.Goal;

/// How a target's number binds (rule book, section 4).
public enum Comparator {
    /// 以上, 不低于, 突破, and a bare count.
    AT_LEAST,
    /// 以内, 控制在, 不高于.
    AT_MOST,
    /// 清零, 全部.
    EXACTLY,
    /// 左右.
    ABOUT,
    /// 2—3家.
    BETWEEN,
    /// 升.
    INCREASE,
    /// 降.
    DECREASE;

    /// Whether a target with it cannot do without a number.
    public boolean needsValue() {
        return this != INCREASE && this != DECREASE;
    }

    /// Whether a target with it needs an upper number, too.
    public boolean needsValueHigh() {
        return this == BETWEEN;
    }

    /// The goal that a target with these numbers sets; numbers that the comparator does not use are passed over.
    ///
    /// @param value the bound, the lower one of a range; null only where none is needed
    /// @param valueHigh the upper bound of a range; null for all others
    /// @param tolerance of 左右, as a share of the value; null for the usual one
    public Goal goal(BigDecimal value, BigDecimal valueHigh, BigDecimal tolerance) {
        return switch (this) {
            case AT_LEAST -> new Goal.AtLeast(value);
            case AT_MOST -> new Goal.AtMost(value);
            case EXACTLY -> new Goal.Exactly(value);
            case ABOUT -> new Goal.About(value, tolerance == null ? Goal.About.USUAL_TOLERANCE : tolerance);
            case BETWEEN -> new Goal.Between(value, valueHigh);
            case INCREASE -> new Goal.Increase();
            case DECREASE -> new Goal.Decrease();
        };
    }
}
