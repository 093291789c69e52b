package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/// The n-th root of a fraction: exact where the root is a fraction, else true to 60 places, far beyond the 6 that leave
/// the engine.
final class Root {
    private static final int PLACES = 60;

    private Root() {}

    static BigFraction of(BigFraction value, int n) {
        if (n == 1 || value.signum() == 0) {
            return value;
        }
        BigInteger numerator = integerRoot(value.getNumerator(), n);
        BigInteger denominator = integerRoot(value.getDenominator(), n);
        if (numerator.pow(n).equals(value.getNumerator()) && denominator.pow(n).equals(value.getDenominator())) {
            return BigFraction.of(numerator, denominator);
        }
        return Exact.of(decimalRoot(value, n));
    }

    /// The largest whole number whose n-th power is not above the given one.
    private static BigInteger integerRoot(BigInteger value, int n) {
        BigInteger low = BigInteger.ZERO;
        BigInteger high = BigInteger.ONE.shiftLeft(value.bitLength() / n + 1);
        while (low.compareTo(high) < 0) {
            BigInteger middle = low.add(high).add(BigInteger.ONE).shiftRight(1);
            if (middle.pow(n).compareTo(value) <= 0) {
                low = middle;
            } else {
                high = middle.subtract(BigInteger.ONE);
            }
        }
        return low;
    }

    /// The root of value x 10^(n x PLACES), as a whole number, is the root with that many places.
    private static BigDecimal decimalRoot(BigFraction value, int n) {
        BigInteger scaled =
                value.getNumerator().multiply(BigInteger.TEN.pow(n * PLACES)).divide(value.getDenominator());
        return new BigDecimal(integerRoot(scaled, n), PLACES);
    }
}
