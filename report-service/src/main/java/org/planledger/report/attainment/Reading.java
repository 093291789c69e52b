package org.planledger.report.attainment;

import java.time.YearMonth;
import org.apache.commons.numbers.fraction.BigFraction;

/// What the observations say about an indicator over a span (rule book, section 2).
///
/// @param value the value of the span; null when it has none
/// @param expectedPeriods periods of the frequency that lie wholly inside
/// @param reportedPeriods those of them that are reported
/// @param through the last month of the latest reported period; null without one
record Reading(BigFraction value, int expectedPeriods, int reportedPeriods, YearMonth through) {

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
