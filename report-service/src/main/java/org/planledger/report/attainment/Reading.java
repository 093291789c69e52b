package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.NavigableMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.planledger.kernel.period.Period;

/// What the observations say about an indicator over a span (rule book, section 2).
///
/// @param source the figures, or the components, that the value was made from
/// @param value the value of the span; null when it has none
/// @param expectedPeriods periods of the frequency that lie wholly inside
/// @param reportedPeriods those of them that are reported
/// @param through the last month of the latest reported period; null without one
record Reading(
        Indicator indicator,
        Span span,
        Source source,
        BigFraction value,
        int expectedPeriods,
        int reportedPeriods,
        YearMonth through) {

    sealed interface Source {}

    /// @param inside the figures that count for the span
    /// @param taken those of them that the value is made of; the others only stand as reported
    /// @param subtracted figures before the span that are taken off the value
    record Figures(
            NavigableMap<Period, BigDecimal> inside,
            NavigableMap<Period, BigDecimal> taken,
            NavigableMap<Period, BigDecimal> subtracted)
            implements Source {}

    record Components(Reading numerator, Reading denominator) implements Source {}

    /// Reported / expected; null when none is expected.
    BigFraction completeness() {
        return expectedPeriods == 0 ? null : BigFraction.of(reportedPeriods, expectedPeriods);
    }

    boolean isLessCompleteThan(Reading other) {
        return orZero(completeness()).compareTo(orZero(other.completeness())) < 0;
    }

    private static BigFraction orZero(BigFraction completeness) {
        return completeness == null ? BigFraction.ZERO : completeness;
    }
}
