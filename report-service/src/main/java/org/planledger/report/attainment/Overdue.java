package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.NavigableMap;
import org.planledger.kernel.period.Period;

/// Counts the figures that should be in and are not (rule book, section 6).
public final class Overdue {
    private Overdue() {}

    /// The number of periods inside the target's window of the year or years looked at whose deadline has passed
    /// and that are not reported. A year-to-date figure reports the earlier periods of its year, too. For a derived
    /// indicator it is the count of the component that lacks more.
    ///
    /// @param asOf the month as of which the result is computed; it chooses the year of a yearly goal
    /// @param today the date on which the result is asked for
    /// @param deadlines when the figure of a period is due
    public static int count(
            Target target, Observations observations, YearMonth asOf, LocalDate today, Deadlines deadlines) {
        return count(target.indicator(), observations, EffectiveWindow.of(target, asOf), today, deadlines);
    }

    /// When the figures of an indicator are due.
    @FunctionalInterface
    public interface Deadlines {
        /// The last day on which the figure of the period is in time.
        LocalDate of(PlainIndicator indicator, Period period);
    }

    private static int count(
            Indicator indicator, Observations observations, Span window, LocalDate today, Deadlines deadlines) {
        return switch (indicator) {
            case DerivedIndicator derived ->
                Math.max(
                        count(derived.numerator(), observations, window, today, deadlines),
                        count(derived.denominator(), observations, window, today, deadlines));
            case PlainIndicator plain -> countPlain(plain, observations.of(plain.code()), window, today, deadlines);
        };
    }

    private static int countPlain(
            PlainIndicator indicator,
            NavigableMap<Period, BigDecimal> figures,
            Span window,
            LocalDate today,
            Deadlines deadlines) {
        int overdue = 0;
        YearMonth month = window.from();
        while (!month.isAfter(window.to())) {
            Period period = Period.containing(indicator.frequency(), month);
            if (window.contains(period)
                    && deadlines.of(indicator, period).isBefore(today)
                    && !isReported(indicator, figures, period)) {
                overdue++;
            }
            month = period.lastMonth().plusMonths(1);
        }
        return overdue;
    }

    private static boolean isReported(
            PlainIndicator indicator, NavigableMap<Period, BigDecimal> figures, Period period) {
        if (figures.containsKey(period)) {
            return true;
        }
        Period later = figures.higherKey(period);
        return indicator.reporting() == Reporting.YEAR_TO_DATE && later != null && later.year() == period.year();
    }
}
