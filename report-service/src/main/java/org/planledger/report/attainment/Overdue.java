package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.planledger.kernel.period.Period;

/// Finds the figures that should be in and are not (rule book, section 6).
public final class Overdue {
    private Overdue() {}

    /// A figure that should be in and is not.
    ///
    /// @param indicator the code of the plain indicator
    /// @param due the last day on which it would have been in time
    public record Missing(String indicator, Period period, LocalDate due) {}

    /// The periods inside the target's window of the year or years looked at whose deadline has passed
    /// and that are not reported. A year-to-date figure reports the earlier periods of its year, too. For a derived
    /// indicator they are those of the component that lacks more.
    ///
    /// @param asOf the month as of which the result is computed; it chooses the year of a yearly goal
    /// @param today the date on which the result is asked for
    /// @param deadlines when the figure of a period is due
    public static List<Missing> find(
            Target target, Observations observations, YearMonth asOf, LocalDate today, Deadlines deadlines) {
        return find(target.indicator(), observations, EffectiveWindow.of(target, asOf), today, deadlines);
    }

    /// When the figures of an indicator are due.
    @FunctionalInterface
    public interface Deadlines {
        /// The last day on which the figure of the period is in time.
        LocalDate of(PlainIndicator indicator, Period period);
    }

    private static List<Missing> find(
            Indicator indicator, Observations observations, Span window, LocalDate today, Deadlines deadlines) {
        return switch (indicator) {
            case DerivedIndicator derived -> {
                List<Missing> numerator = find(derived.numerator(), observations, window, today, deadlines);
                List<Missing> denominator = find(derived.denominator(), observations, window, today, deadlines);
                yield denominator.size() > numerator.size() ? denominator : numerator;
            }
            case PlainIndicator plain -> findPlain(plain, observations.of(plain.code()), window, today, deadlines);
        };
    }

    private static List<Missing> findPlain(
            PlainIndicator indicator,
            NavigableMap<Period, BigDecimal> figures,
            Span window,
            LocalDate today,
            Deadlines deadlines) {
        List<Missing> missing = new ArrayList<>();
        YearMonth month = window.from();
        while (!month.isAfter(window.to())) {
            Period period = Period.containing(indicator.frequency(), month);
            if (indicator.reportsWithin(window, period)) {
                LocalDate due = deadlines.of(indicator, period);
                if (due.isBefore(today) && !isReported(indicator, figures, period)) {
                    missing.add(new Missing(indicator.code(), period, due));
                }
            }
            month = period.lastMonth().plusMonths(1);
        }
        return missing;
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
