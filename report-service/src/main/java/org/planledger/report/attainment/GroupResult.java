package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;

/// Where a part, a unit, a region or a plan stands (rule book, section 7).
///
/// @param targets how many targets the group has
/// @param states how many of them are in each state; states that do not occur are absent
/// @param signals how many of them show each signal; signals that do not occur are absent
/// @param score 0 to 100 with 2 places; null when no target counts
/// @param completeness the mean of the targets' completeness, with 4 places; null when none has one
public record GroupResult(
        int targets,
        Map<State, Integer> states,
        Map<Signal, Integer> signals,
        BigDecimal score,
        BigDecimal completeness) {

    /// How many of the targets count for the score: those that are set and have begun.
    public int counted() {
        return targets - states.getOrDefault(State.TARGET_NOT_SET, 0) - states.getOrDefault(State.NOT_STARTED, 0);
    }

    public int reached() {
        return states.getOrDefault(State.ACHIEVED, 0);
    }

    /// The share of the targets that count which are reached, with 4 places; null when none counts.
    public BigDecimal shareReached() {
        return counted() == 0 ? null : Exact.roundedRatio(BigFraction.of(reached(), counted()));
    }
}
