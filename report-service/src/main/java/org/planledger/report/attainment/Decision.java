package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/// Which rule has decided the state, and the numbers that it has compared.
///
/// @param compared null where the rule compares no number
/// @param against what it was compared with, the lower one first; empty where the rule compares no number
record Decision(StateRule rule, BigFraction compared, List<BigFraction> against) {

    static Decision by(StateRule rule) {
        return new Decision(rule, null, List.of());
    }

    /// @param against null when there is no such number
    static Decision comparing(StateRule rule, BigFraction compared, BigFraction against) {
        return against == null ? by(rule) : new Decision(rule, compared, List.of(against));
    }

    static Decision comparing(StateRule rule, BigFraction ratio, BigDecimal threshold) {
        return new Decision(rule, ratio, List.of(Exact.of(threshold)));
    }

    static Decision between(StateRule rule, BigFraction ratio, BigDecimal lower, BigDecimal upper) {
        return new Decision(rule, ratio, List.of(Exact.of(lower), Exact.of(upper)));
    }

    State state() {
        return rule.state();
    }
}
