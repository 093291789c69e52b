package org.planledger.report.attainment;

import org.apache.commons.numbers.fraction.BigFraction;

/// A result together with its unrounded score and completeness, from which groups are made.
public final class Outcome {
    private final Result result;
    private final BigFraction score;
    private final BigFraction completeness;

    Outcome(Result result, BigFraction score, BigFraction completeness) {
        this.result = result;
        this.score = score;
        this.completeness = completeness;
    }

    public Result result() {
        return result;
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
