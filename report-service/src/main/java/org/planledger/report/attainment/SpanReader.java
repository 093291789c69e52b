package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.commons.numbers.fraction.BigFraction;
import org.planledger.kernel.period.Period;

/// Reads indicators over spans (rule book, section 2).
final class SpanReader {
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
                quotient(numerator.value(), denominator.value(), derived.factor()),
                counted.expectedPeriods(),
                counted.reportedPeriods(),
                earlier(numerator.through(), denominator.through()));
    }

    private static BigFraction quotient(BigFraction numerator, BigFraction denominator, BigDecimal factor) {
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
        NavigableMap<Period, BigDecimal> all = observations.of(indicator.code());
        NavigableMap<Period, BigDecimal> inside = inside(all, span);
        int expected = span.periods(indicator.frequency());
        if (inside.isEmpty()) {
            return new Reading(null, expected, 0, null);
        }
        return switch (indicator.reporting()) {
            case PERIOD ->
                new Reading(
                        aggregate(indicator.aggregation(), inside),
                        expected,
                        inside.size(),
                        inside.lastKey().lastMonth());
            case YEAR_TO_DATE ->
                new Reading(
                        sumOfYearsToDate(all, inside, span),
                        expected,
                        periodsStoodFor(indicator, inside, span),
                        inside.lastKey().lastMonth());
        };
    }

    private static NavigableMap<Period, BigDecimal> inside(NavigableMap<Period, BigDecimal> all, Span span) {
        NavigableMap<Period, BigDecimal> inside = new TreeMap<>();
        for (Map.Entry<Period, BigDecimal> observation : all.entrySet()) {
            Period period = observation.getKey();
            if (period.lastMonth().isAfter(span.to())) {
                break;
            }
            if (span.contains(period)) {
                inside.put(period, observation.getValue());
            }
        }
        return inside;
    }

    private static BigFraction aggregate(Aggregation aggregation, NavigableMap<Period, BigDecimal> inside) {
        return switch (aggregation) {
            case SUM -> Exact.of(inside.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            case LAST -> Exact.of(inside.lastEntry().getValue());
            case MEAN -> meanByDays(inside);
        };
    }

    private static BigFraction meanByDays(NavigableMap<Period, BigDecimal> inside) {
        BigDecimal weighted = BigDecimal.ZERO;
        int days = 0;
        for (Map.Entry<Period, BigDecimal> observation : inside.entrySet()) {
            int length = observation.getKey().days();
            weighted = weighted.add(observation.getValue().multiply(BigDecimal.valueOf(length)));
            days += length;
        }
        return Exact.of(weighted).divide(days);
    }

    /// For each year the latest figure inside the span, less the latest of that year before the span begins.
    private static BigFraction sumOfYearsToDate(
            NavigableMap<Period, BigDecimal> all, NavigableMap<Period, BigDecimal> inside, Span span) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal latest : latestByYear(inside).values()) {
            sum = sum.add(latest);
        }
        BigDecimal before = BigDecimal.ZERO;
        int firstYear = span.from().getYear();
        if (latestByYear(inside).containsKey(firstYear)) {
            for (Map.Entry<Period, BigDecimal> observation : all.entrySet()) {
                Period period = observation.getKey();
                if (period.year() == firstYear && period.lastMonth().isBefore(span.from())) {
                    before = observation.getValue();
                }
            }
        }
        return Exact.of(sum.subtract(before));
    }

    /// A figure from January on stands for the periods of its year before it, too.
    private static int periodsStoodFor(PlainIndicator indicator, NavigableMap<Period, BigDecimal> inside, Span span) {
        int stoodFor = 0;
        for (Period latest : latestPeriodByYear(inside).values()) {
            YearMonth yearBegins = YearMonth.of(latest.year(), 1);
            YearMonth begins = yearBegins.isAfter(span.from()) ? yearBegins : span.from();
            stoodFor += new Span(begins, latest.lastMonth()).periods(indicator.frequency());
        }
        return stoodFor;
    }

    private static Map<Integer, Period> latestPeriodByYear(NavigableMap<Period, BigDecimal> inside) {
        Map<Integer, Period> latest = new TreeMap<>();
        inside.keySet().forEach(period -> latest.put(period.year(), period));
        return latest;
    }

    private static Map<Integer, BigDecimal> latestByYear(NavigableMap<Period, BigDecimal> inside) {
        Map<Integer, BigDecimal> latest = new TreeMap<>();
        inside.forEach((period, value) -> latest.put(period.year(), value));
        return latest;
    }
}
