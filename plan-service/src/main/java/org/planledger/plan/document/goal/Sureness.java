package org.planledger.plan.document.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/// How sure the reading of a number is.
///
/// @param confidence from 0 to 1
/// @param reasons what makes it more or less sure
record Sureness(BigDecimal confidence, List<Reason> reasons) {
    static Sureness of(Quantity quantity, boolean isShared, boolean isOfEachPeriod) {
        List<Reason> reasons = new ArrayList<>();
        int hundredths = 95;
        if (quantity.isBound()) {
            reasons.add(Reason.BOUND_WORD);
        } else if (!quantity.leading().isEmpty()) {
            reasons.add(Reason.REACHING_WORD);
        } else {
            reasons.add(Reason.BARE_COUNT);
            hundredths -= 10;
        }
        if (quantity.printedUnit() == null) {
            reasons.add(Reason.NO_UNIT);
            hundredths -= 30;
        }
        if (isShared) {
            reasons.add(Reason.SHARED_SUBJECT);
            hundredths -= 15;
        }
        if (quantity.chinese()) {
            reasons.add(Reason.CHINESE_NUMERAL);
            hundredths -= 15;
        }
        if (isOfEachPeriod) {
            reasons.add(Reason.EACH_PERIOD);
            hundredths -= 20;
        }
        if (quantity.isOpen()) {
            reasons.add(Reason.PLACEHOLDER);
            hundredths -= 5;
        }
        return new Sureness(BigDecimal.valueOf(hundredths, 2), reasons);
    }
}
