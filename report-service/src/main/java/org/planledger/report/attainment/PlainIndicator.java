package org.planledger.report.attainment;

import java.time.Month;
import java.time.YearMonth;
import java.util.Objects;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// An indicator with observations of its own (rule book, section 2).
///
/// @param combinedFirstMonths whether January and February are reported together: February's figure stands for both,
/// and January has no period of its own; of a monthly indicator alone
public record PlainIndicator(
        String code,
        Frequency frequency,
        Aggregation aggregation,
        Reporting reporting,
        boolean combinedFirstMonths,
        Direction direction,
        int decimals)
        implements Indicator {

    public PlainIndicator {
        Objects.requireNonNull(code);
        Objects.requireNonNull(frequency);
        Objects.requireNonNull(direction);
        if (reporting == Reporting.YEAR_TO_DATE && aggregation != Aggregation.SUM) {
            throw new IllegalArgumentException(code + ": year-to-date figures can only be summed");
        }
        if (combinedFirstMonths && frequency != Frequency.MONTH) {
            throw new IllegalArgumentException(code + ": only a monthly indicator combines January and February");
        }
    }

    /// Whether figures of the period count at all: those of January do not where it is reported with February.
    boolean reports(Period period) {
        return !combinedFirstMonths || period.number() != Month.JANUARY.getValue();
    }

    /// Whether all months that the period's figure stands for lie in the span.
    boolean reportsWithin(Span span, Period period) {
        return reports(period)
                && !firstMonth(period).isBefore(span.from())
                && !period.lastMonth().isAfter(span.to());
    }

    /// How many periods a figure is expected of lie wholly inside the span.
    int periodsIn(Span span) {
        int periods = span.periods(frequency);
        if (!combinedFirstMonths || span.isEmpty()) {
            return periods;
        }
        boolean beginsHalfway = span.from().getMonth() == Month.FEBRUARY;
        return periods - span.januaries() - (beginsHalfway ? 1 : 0);
    }

    /// The number of days that the period's figure stands for.
    int days(Period period) {
        return standsForJanuary(period) ? period.days() + firstMonth(period).lengthOfMonth() : period.days();
    }

    private YearMonth firstMonth(Period period) {
        return standsForJanuary(period) ? period.firstMonth().minusMonths(1) : period.firstMonth();
    }

    private boolean standsForJanuary(Period period) {
        return combinedFirstMonths && period.number() == Month.FEBRUARY.getValue();
    }
}
