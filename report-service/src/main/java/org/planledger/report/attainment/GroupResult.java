package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
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
    private static final int SCORE_PLACES = 2;

    /// A target's outcome and its weight in the group, which is above zero.
    public record Weighted(Outcome outcome, BigDecimal weight) {}

    public static GroupResult of(Collection<Weighted> members) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        Map<Signal, Integer> signals = new EnumMap<>(Signal.class);
        BigFraction weighted = BigFraction.ZERO;
        BigFraction weights = BigFraction.ZERO;
        BigFraction completeness = BigFraction.ZERO;
        int withCompleteness = 0;
        for (Weighted member : members) {
            Outcome outcome = member.outcome();
            states.merge(outcome.result().state(), 1, Integer::sum);
            signals.merge(outcome.result().signal(), 1, Integer::sum);
            if (outcome.score() != null) {
                BigFraction weight = Exact.of(member.weight());
                weighted = weighted.add(weight.multiply(outcome.score()));
                weights = weights.add(weight);
            }
            if (outcome.completeness() != null) {
                completeness = completeness.add(outcome.completeness());
                withCompleteness++;
            }
        }
        BigFraction mean = Exact.ratio(weighted, weights);
        return new GroupResult(
                members.size(),
                states,
                signals,
                mean == null ? null : Exact.rounded(mean.multiply(100), SCORE_PLACES),
                withCompleteness == 0 ? null : Exact.roundedRatio(completeness.divide(withCompleteness)));
    }
}
