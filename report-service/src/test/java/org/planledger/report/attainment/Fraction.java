package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/// The arithmetic of [NaiveOracle]: a fraction of whole numbers, reduced, its denominator above zero.
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    static final Fraction ZERO = of(0);
    static final Fraction ONE = of(1);

    /// The places to which a root that is no fraction is cut off: far beyond what any rounding or comparison of the
    /// tests can notice.
    private static final int PLACES_OF_ROOTS = 80;

    Fraction {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger common = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            common = common.negate();
        }
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    static Fraction of(long whole) {
        return new Fraction(BigInteger.valueOf(whole), BigInteger.ONE);
    }

    static Fraction of(BigDecimal decimal) {
        return decimal.scale() > 0
                ? new Fraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                : new Fraction(decimal.toBigIntegerExact(), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction negated() {
        return new Fraction(numerator.negate(), denominator);
    }

    Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction over(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Fraction distanceTo(Fraction other) {
        Fraction difference = minus(other);
        return difference.isNegative() ? difference.negated() : difference;
    }

    boolean isZero() {
        return numerator.signum() == 0;
    }

    boolean isNegative() {
        return numerator.signum() < 0;
    }

    boolean isPositive() {
        return numerator.signum() > 0;
    }

    boolean above(Fraction other) {
        return compareTo(other) > 0;
    }

    boolean below(Fraction other) {
        return compareTo(other) < 0;
    }

    boolean atLeast(Fraction other) {
        return compareTo(other) >= 0;
    }

    boolean atMost(Fraction other) {
        return compareTo(other) <= 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    BigDecimal rounded(int places) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), places, RoundingMode.HALF_UP);
    }

    /// The root of a fraction that is not negative: exact where there is an exact one.
    Fraction root(int degree) {
        BigInteger above = wholeRoot(numerator, degree);
        BigInteger below = wholeRoot(denominator, degree);
        if (above.pow(degree).equals(numerator) && below.pow(degree).equals(denominator)) {
            return new Fraction(above, below);
        }
        BigInteger shifted =
                numerator.multiply(BigInteger.TEN.pow(PLACES_OF_ROOTS * degree)).divide(denominator);
        return new Fraction(wholeRoot(shifted, degree), BigInteger.TEN.pow(PLACES_OF_ROOTS));
    }

    /// The largest whole number whose power does not exceed the given one, found by halving.
    private static BigInteger wholeRoot(BigInteger power, int degree) {
        BigInteger low = BigInteger.ZERO;
        BigInteger high = BigInteger.TWO.pow(power.bitLength() / degree + 1);
        while (high.subtract(low).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            if (middle.pow(degree).compareTo(power) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
