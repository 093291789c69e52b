package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.planledger.kernel.period.Period;

/// Section 2 of the rule book, read word by word for [NaiveOracle]. A span is nothing but the set of its months.
final class NaiveFigures {
    private final Observations observations;

    NaiveFigures(Observations observations) {
        this.observations = observations;
    }

    /// How many periods a span has and how many of them are reported.
    ///
    /// @param through null when none is reported
    record Count(int expected, int reported, YearMonth through) {
        /// Null when none is expected.
        Fraction completeness() {
            return expected == 0 ? null : Fraction.of(reported).over(Fraction.of(expected));
        }

        /// A completeness that is null counts as the lowest.
        boolean isLessCompleteThan(Count other) {
            Fraction mine = completeness() == null ? Fraction.ZERO : completeness();
            Fraction theirs = other.completeness() == null ? Fraction.ZERO : other.completeness();
            return mine.below(theirs);
        }
    }

    static SortedSet<YearMonth> months(YearMonth from, YearMonth to) {
        SortedSet<YearMonth> months = new TreeSet<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    static SortedSet<YearMonth> twelveMonthsEarlier(SortedSet<YearMonth> span) {
        SortedSet<YearMonth> earlier = new TreeSet<>();
        for (YearMonth month : span) {
            earlier.add(YearMonth.of(month.getYear() - 1, month.getMonthValue()));
        }
        return earlier;
    }

    Count count(Indicator indicator, SortedSet<YearMonth> span) {
        return switch (indicator) {
            case PlainIndicator plain -> count(plain, span);
            case DerivedIndicator derived -> count(derived, span);
        };
    }

    private Count count(DerivedIndicator derived, SortedSet<YearMonth> span) {
        Count numerator = count(derived.numerator(), span);
        Count denominator = count(derived.denominator(), span);
        Count counted = denominator.isLessCompleteThan(numerator) ? denominator : numerator;
        YearMonth through;
        if (numerator.through() == null || denominator.through() == null) {
            through = null;
        } else if (numerator.through().isBefore(denominator.through())) {
            through = numerator.through();
        } else {
            through = denominator.through();
        }
        return new Count(counted.expected(), counted.reported(), through);
    }

    private Count count(PlainIndicator plain, SortedSet<YearMonth> span) {
        int expected = 0;
        int reported = 0;
        YearMonth through = null;
        for (Period period : periodsInside(plain, span)) {
            expected++;
            if (isReported(plain, period, span)) {
                reported++;
                through = monthsOf(plain, period).last();
            }
        }
        return new Count(expected, reported, through);
    }

    private boolean isReported(PlainIndicator plain, Period period, SortedSet<YearMonth> span) {
        if (figure(plain, period) != null) {
            return true;
        }
        if (plain.reporting() == Reporting.YEAR_TO_DATE) {
            for (Period later : periodsInside(plain, span)) {
                if (later.year() == period.year() && later.number() > period.number() && figure(plain, later) != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /// V(S): null without a figure.
    Fraction value(Indicator indicator, SortedSet<YearMonth> span) {
        return switch (indicator) {
            case PlainIndicator plain ->
                switch (plain.aggregation()) {
                    case SUM ->
                        plain.reporting() == Reporting.YEAR_TO_DATE ? yearToDateSum(plain, span) : sum(plain, span);
                    case LAST -> last(plain, span);
                    case MEAN -> mean(plain, span);
                };
            case DerivedIndicator derived -> {
                Fraction numerator = value(derived.numerator(), span);
                Fraction denominator = value(derived.denominator(), span);
                yield numerator == null || denominator == null || denominator.isZero()
                        ? null
                        : numerator.over(denominator).times(Fraction.of(derived.factor()));
            }
        };
    }

    private Fraction sum(PlainIndicator plain, SortedSet<YearMonth> span) {
        Fraction sum = null;
        for (Period period : periodsInside(plain, span)) {
            Fraction figure = figure(plain, period);
            if (figure != null) {
                sum = sum == null ? figure : sum.plus(figure);
            }
        }
        return sum;
    }

    private Fraction last(PlainIndicator plain, SortedSet<YearMonth> span) {
        Fraction last = null;
        for (Period period : periodsInside(plain, span)) {
            Fraction figure = figure(plain, period);
            if (figure != null) {
                last = figure;
            }
        }
        return last;
    }

    private Fraction mean(PlainIndicator plain, SortedSet<YearMonth> span) {
        Fraction sum = Fraction.ZERO;
        int days = 0;
        for (Period period : periodsInside(plain, span)) {
            Fraction figure = figure(plain, period);
            if (figure != null) {
                for (YearMonth month : monthsOf(plain, period)) {
                    sum = sum.plus(figure.times(Fraction.of(month.lengthOfMonth())));
                    days += month.lengthOfMonth();
                }
            }
        }
        return days == 0 ? null : sum.over(Fraction.of(days));
    }

    private Fraction yearToDateSum(PlainIndicator plain, SortedSet<YearMonth> span) {
        Fraction sum = null;
        for (int year : yearsOf(span)) {
            Fraction inside = null;
            Fraction before = Fraction.ZERO;
            for (int number = 1; number <= plain.frequency().perYear(); number++) {
                Period period = new Period(plain.frequency(), year, number);
                Fraction figure = figure(plain, period);
                if (figure != null && span.containsAll(monthsOf(plain, period))) {
                    inside = figure;
                }
                if (figure != null && monthsOf(plain, period).last().isBefore(span.first())) {
                    before = figure;
                }
            }
            if (inside != null) {
                Fraction ofTheYear = inside.minus(before);
                sum = sum == null ? ofTheYear : sum.plus(ofTheYear);
            }
        }
        return sum;
    }

    /// A figure of January counts for nothing where the first months are combined.
    private Fraction figure(PlainIndicator plain, Period period) {
        BigDecimal posted = observations.of(plain.code()).get(period);
        return posted == null || isNone(plain, period) ? null : Fraction.of(posted);
    }

    /// The periods of which a figure is expected.
    static List<Period> periodsInside(PlainIndicator plain, SortedSet<YearMonth> span) {
        List<Period> inside = new ArrayList<>();
        for (int year : yearsOf(span)) {
            for (int number = 1; number <= plain.frequency().perYear(); number++) {
                Period period = new Period(plain.frequency(), year, number);
                if (!isNone(plain, period) && span.containsAll(monthsOf(plain, period))) {
                    inside.add(period);
                }
            }
        }
        return inside;
    }

    private static boolean isNone(PlainIndicator plain, Period period) {
        return plain.combinedFirstMonths() && period.toString().endsWith("-01");
    }

    private static SortedSet<Integer> yearsOf(SortedSet<YearMonth> span) {
        SortedSet<Integer> years = new TreeSet<>();
        for (YearMonth month : span) {
            years.add(month.getYear());
        }
        return years;
    }

    static SortedSet<YearMonth> monthsOf(PlainIndicator plain, Period period) {
        int length = switch (period.frequency()) {
            case MONTH -> 1;
            case QUARTER -> 3;
            case HALF_YEAR -> 6;
            case YEAR -> 12;
        };
        SortedSet<YearMonth> months = new TreeSet<>();
        for (int month = (period.number() - 1) * length + 1; month <= period.number() * length; month++) {
            months.add(YearMonth.of(period.year(), month));
        }
        if (plain.combinedFirstMonths() && period.toString().endsWith("-02")) {
            months.add(YearMonth.of(period.year(), 1));
        }
        return months;
    }
}
