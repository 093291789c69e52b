package org.planledger.report.attainment;

import org.apache.commons.numbers.fraction.BigFraction;

/// A result together with its unrounded score and completeness, from which groups are made, and the rules that decided
/// it.
public final class Outcome {
    private final Result result;
    private final BigFraction score;
    private final BigFraction completeness;
    private final StateRule stateRule;
    private final SignalRule signalRule;

    Outcome(Result result, BigFraction score, BigFraction completeness, StateRule stateRule, SignalRule signalRule) {
        this.result = result;
        this.score = score;
        this.completeness = completeness;
        this.stateRule = stateRule;
        this.signalRule = signalRule;
    }

    public Result result() {
        return result;
    }

    /// What decided the state.
    public StateRule stateRule() {
        return stateRule;
    }

    /// What decided the signal.
    public SignalRule signalRule() {
        return signalRule;
    }

    /// Null where the target does not count.
    BigFraction score() {
        return score;
    }

    /// Null where no period is expected.
    BigFraction completeness() {
        return completeness;
    }
}
