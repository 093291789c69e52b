package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/// Counts a group's targets (rule book, section 7). Tallies of groups that share no target can be added up: that of a
/// region over several plans is the sum of those over each plan.
public final class GroupTally {
    private static final int SCORE_PLACES = 2;
    private static final int COMPLETENESS_PLACES = 4;
    /// Measured in the heap, with its key in a map, and rounded up.
    private static final int BYTES = 800;

    private final Map<State, Integer> states = new EnumMap<>(State.class);
    private final Map<Signal, Integer> signals = new EnumMap<>(Signal.class);
    private final WeightedMean score = new WeightedMean();
    private final WeightedMean completeness = new WeightedMean();
    private int targets;

    /// A target's outcome and its weight in the group, which is above zero.
    public record Weighted(Outcome outcome, BigDecimal weight) {}

    public void add(Weighted member) {
        Outcome outcome = member.outcome();
        targets++;
        states.merge(outcome.result().state(), 1, Integer::sum);
        signals.merge(outcome.result().signal(), 1, Integer::sum);
        if (outcome.score() != null) {
            score.add(outcome.score(), member.weight());
        }
        if (outcome.completeness() != null) {
            completeness.add(outcome.completeness(), BigDecimal.ONE);
        }
    }

    public void addAll(GroupTally others) {
        targets += others.targets;
        others.states.forEach((state, count) -> states.merge(state, count, Integer::sum));
        others.signals.forEach((signal, count) -> signals.merge(signal, count, Integer::sum));
        score.addAll(others.score);
        completeness.addAll(others.completeness);
    }

    public int targets() {
        return targets;
    }

    /// About how much memory it takes.
    public int bytes() {
        return BYTES + score.bytesOfTerms() + completeness.bytesOfTerms();
    }

    public GroupResult result() {
        return new GroupResult(
                targets,
                new EnumMap<>(states),
                new EnumMap<>(signals),
                score.rounded(100, SCORE_PLACES),
                completeness.rounded(1, COMPLETENESS_PLACES));
    }
}
