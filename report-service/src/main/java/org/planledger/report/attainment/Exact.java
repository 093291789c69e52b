package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/// Exact arithmetic: figures are decimals, but a share of a window or a mean by days is a fraction that no decimal
/// holds, and a ratio that is exactly 0.95 must compare as 0.95.
final class Exact {
    private static final int RATIO_PLACES = 4;
    private static final int VALUE_PLACES = 6;
    private static final int MOST_PLACES_SHOWN = 60;

    private Exact() {}

    static BigFraction of(BigDecimal value) {
        return value.scale() <= 0
                ? BigFraction.of(value.toBigIntegerExact())
                : BigFraction.of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    static boolean isPositive(BigFraction value) {
        return value.signum() > 0;
    }

    static BigFraction min(BigFraction a, BigFraction b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static BigFraction max(BigFraction a, BigFraction b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /// The quotient, or null where there is nothing to divide by.
    static BigFraction ratio(BigFraction dividend, BigFraction divisor) {
        return divisor.signum() == 0 ? null : dividend.divide(divisor);
    }

    static BigDecimal round(BigFraction value, int places) {
        return new BigDecimal(value.getNumerator())
                .divide(new BigDecimal(value.getDenominator()), places, RoundingMode.HALF_UP);
    }

    static BigDecimal roundedRatio(BigFraction ratio) {
        return rounded(ratio, RATIO_PLACES);
    }

    static BigDecimal roundedValue(BigFraction value) {
        return rounded(value, VALUE_PLACES);
    }

    static BigDecimal rounded(BigFraction value, int places) {
        if (value == null) {
            return null;
        }
        return plain(round(value, places));
    }

    /// With at least so many places, and with more where it would otherwise seem to be on another side of a limit.
    static BigDecimal telling(BigFraction value, int places, List<BigFraction> limits) {
        if (value == null) {
            return null;
        }
        for (int tried = places; tried <= MOST_PLACES_SHOWN; tried *= 2) {
            BigDecimal shown = round(value, tried);
            if (isOnTheSameSides(of(shown), value, limits)) {
                return plain(shown);
            }
        }
        return rounded(value, places);
    }

    private static boolean isOnTheSameSides(BigFraction shown, BigFraction value, List<BigFraction> limits) {
        return limits.stream()
                .allMatch(limit -> Integer.signum(shown.compareTo(limit)) == Integer.signum(value.compareTo(limit)));
    }

    /// A number that is a decimal: one that was given, or a product of such.
    static BigDecimal decimal(BigFraction value) {
        return value == null
                ? null
                : plain(new BigDecimal(value.getNumerator()).divide(new BigDecimal(value.getDenominator())));
    }

    /// Without trailing zeros, and never with an exponent.
    static BigDecimal plain(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
