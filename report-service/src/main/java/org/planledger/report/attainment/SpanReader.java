package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.planledger.kernel.period.Period;

/// Reads indicators over spans (rule book, section 2).
final class SpanReader {
    private static final NavigableMap<Period, BigDecimal> NONE = Collections.emptyNavigableMap();

    private final Observations observations;

    SpanReader(Observations observations) {
        this.observations = observations;
    }

    Reading read(Indicator indicator, Span span) {
        return switch (indicator) {
            case PlainIndicator plain -> readPlain(plain, span);
            case DerivedIndicator derived -> readDerived(derived, span);
        };
    }

    private Reading readDerived(DerivedIndicator derived, Span span) {
        Reading numerator = read(derived.numerator(), span);
        Reading denominator = read(derived.denominator(), span);
        Reading counted = denominator.isLessCompleteThan(numerator) ? denominator : numerator;
        return new Reading(
                derived,
                span,
                new Reading.Components(numerator, denominator),
                quotient(numerator.value(), denominator.value(), derived.factor()),
                counted.expectedPeriods(),
                counted.reportedPeriods(),
                earlier(numerator.through(), denominator.through()));
    }

    /// @return null where there is nothing to divide, or to divide by
    static BigFraction quotient(BigFraction numerator, BigFraction denominator, BigDecimal factor) {
        if (numerator == null || denominator == null || denominator.signum() == 0) {
            return null;
        }
        return numerator.divide(denominator).multiply(Exact.of(factor));
    }

    private static YearMonth earlier(YearMonth a, YearMonth b) {
        if (a == null || b == null) {
            return null;
        }
        return a.isBefore(b) ? a : b;
    }

    private Reading readPlain(PlainIndicator indicator, Span span) {
        Reading.Figures figures = figures(indicator, span);
        int expected = indicator.periodsIn(span);
        if (figures.inside().isEmpty()) {
            return new Reading(indicator, span, figures, null, expected, 0, null);
        }
        return new Reading(
                indicator,
                span,
                figures,
                value(indicator, figures),
                expected,
                reportedPeriods(indicator, figures, span),
                figures.inside().lastKey().lastMonth());
    }

    private Reading.Figures figures(PlainIndicator indicator, Span span) {
        NavigableMap<Period, BigDecimal> all = observations.of(indicator.code());
        NavigableMap<Period, BigDecimal> inside = inside(indicator, all, span);
        if (inside.isEmpty()) {
            return new Reading.Figures(inside, inside, NONE);
        }
        if (indicator.reporting() == Reporting.YEAR_TO_DATE) {
            NavigableMap<Period, BigDecimal> latest = latestOfEachYear(inside);
            return new Reading.Figures(inside, latest, before(indicator, all, latest, span));
        }
        return switch (indicator.aggregation()) {
            case SUM, MEAN -> new Reading.Figures(inside, inside, NONE);
            case LAST -> new Reading.Figures(inside, inside.tailMap(inside.lastKey(), true), NONE);
        };
    }

    private static NavigableMap<Period, BigDecimal> inside(
            PlainIndicator indicator, NavigableMap<Period, BigDecimal> all, Span span) {
        NavigableMap<Period, BigDecimal> inside = new TreeMap<>();
        for (Map.Entry<Period, BigDecimal> observation : all.entrySet()) {
            Period period = observation.getKey();
            if (period.lastMonth().isAfter(span.to())) {
                break;
            }
            if (indicator.reportsWithin(span, period)) {
                inside.put(period, observation.getValue());
            }
        }
        return inside;
    }

    private static BigFraction value(PlainIndicator indicator, Reading.Figures figures) {
        return switch (indicator.aggregation()) {
            case SUM, LAST -> Exact.of(sum(figures.taken()).subtract(sum(figures.subtracted())));
            case MEAN -> meanByDays(indicator, figures.taken());
        };
    }

    private static BigDecimal sum(NavigableMap<Period, BigDecimal> figures) {
        return figures.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigFraction meanByDays(PlainIndicator indicator, NavigableMap<Period, BigDecimal> inside) {
        BigDecimal weighted = BigDecimal.ZERO;
        int days = 0;
        for (Map.Entry<Period, BigDecimal> observation : inside.entrySet()) {
            int length = indicator.days(observation.getKey());
            weighted = weighted.add(observation.getValue().multiply(BigDecimal.valueOf(length)));
            days += length;
        }
        return Exact.of(weighted).divide(days);
    }

    private static NavigableMap<Period, BigDecimal> latestOfEachYear(NavigableMap<Period, BigDecimal> inside) {
        NavigableMap<Period, BigDecimal> latest = new TreeMap<>();
        inside.forEach((period, value) -> {
            Period next = inside.higherKey(period);
            if (next == null || next.year() != period.year()) {
                latest.put(period, value);
            }
        });
        return latest;
    }

    /// The latest year-to-date figure of the span's first year before the span begins, where that year has one inside.
    private static NavigableMap<Period, BigDecimal> before(
            PlainIndicator indicator,
            NavigableMap<Period, BigDecimal> all,
            NavigableMap<Period, BigDecimal> latest,
            Span span) {
        int firstYear = span.from().getYear();
        Period before = null;
        if (latest.firstKey().year() == firstYear) {
            for (Period period : all.keySet()) {
                if (period.year() == firstYear
                        && period.lastMonth().isBefore(span.from())
                        && indicator.reports(period)) {
                    before = period;
                }
            }
        }
        return before == null ? NONE : new TreeMap<>(Map.of(before, all.get(before)));
    }

    /// A year-to-date figure stands for the periods of its year before it, too.
    private static int reportedPeriods(PlainIndicator indicator, Reading.Figures figures, Span span) {
        if (indicator.reporting() == Reporting.PERIOD) {
            return figures.inside().size();
        }
        int stoodFor = 0;
        for (Period latest : figures.taken().keySet()) {
            YearMonth yearBegins = YearMonth.of(latest.year(), 1);
            YearMonth begins = yearBegins.isAfter(span.from()) ? yearBegins : span.from();
            stoodFor += indicator.periodsIn(new Span(begins, latest.lastMonth()));
        }
        return stoodFor;
    }
}
