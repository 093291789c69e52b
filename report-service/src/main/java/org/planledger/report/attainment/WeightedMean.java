package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/// The weighted mean of fractions, rounded as if it were computed exactly.
///
/// An exact sum of fractions is as long as all their denominators together, so that the sum of a large group would cost
/// more than all its results. The sum is therefore kept to 60 places together with a bound of its error, and computed
/// exactly only when that error could change a digit of the answer.
final class WeightedMean {
    private static final int PLACES = 60;
    /// Half a unit of the last place.
    private static final BigDecimal ERROR = BigDecimal.valueOf(5, PLACES + 1);

    /// Measured in the heap, where groups share the fraction, and rounded up.
    private static final int BYTES_OF_TERM = 80;

    /// What no decimal holds.
    private final List<Term> inexact = new ArrayList<>();
    private BigDecimal exactSum = BigDecimal.ZERO;
    private BigDecimal inexactSum = BigDecimal.ZERO;
    private BigDecimal weights = BigDecimal.ZERO;
    private BigDecimal inexactWeights = BigDecimal.ZERO;

    private record Term(BigFraction value, BigDecimal weight) {}

    /// @param weight above zero
    void add(BigFraction value, BigDecimal weight) {
        BigDecimal denominator = new BigDecimal(value.getDenominator());
        BigDecimal numerator = new BigDecimal(value.getNumerator());
        BigDecimal decimal = numerator.divide(denominator, PLACES, RoundingMode.HALF_EVEN);
        weights = weights.add(weight);
        if (decimal.multiply(denominator).compareTo(numerator) == 0) {
            exactSum = exactSum.add(decimal.multiply(weight));
        } else {
            inexactSum = inexactSum.add(decimal.multiply(weight));
            inexactWeights = inexactWeights.add(weight);
            inexact.add(new Term(value, weight));
        }
    }

    void addAll(WeightedMean others) {
        inexact.addAll(others.inexact);
        exactSum = exactSum.add(others.exactSum);
        inexactSum = inexactSum.add(others.inexactSum);
        weights = weights.add(others.weights);
        inexactWeights = inexactWeights.add(others.inexactWeights);
    }

    int bytesOfTerms() {
        return inexact.size() * BYTES_OF_TERM;
    }

    /// @param factor what the mean is multiplied with
    /// @return without trailing zeros; null of nothing
    BigDecimal rounded(int factor, int places) {
        if (weights.signum() == 0) {
            return null;
        }
        BigDecimal sum = exactSum.add(inexactSum);
        BigDecimal error = ERROR.multiply(inexactWeights);
        BigDecimal least = mean(sum.subtract(error), factor, places);
        BigDecimal most = mean(sum.add(error), factor, places);
        return least.compareTo(most) == 0 ? Exact.plain(least) : exactly(factor, places);
    }

    private BigDecimal mean(BigDecimal total, int factor, int places) {
        return total.multiply(BigDecimal.valueOf(factor)).divide(weights, places, RoundingMode.HALF_UP);
    }

    private BigDecimal exactly(int factor, int places) {
        BigFraction total = Exact.of(exactSum);
        for (Term term : inexact) {
            total = total.add(term.value().multiply(Exact.of(term.weight())));
        }
        return Exact.rounded(total.multiply(factor).divide(Exact.of(weights)), places);
    }
}
