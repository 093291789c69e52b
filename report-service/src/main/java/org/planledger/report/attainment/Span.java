package org.planledger.report.attainment;

import java.time.Month;
import java.time.YearMonth;
import org.planledger.kernel.period.Frequency;

/// Whole months `[from..to]`; empty when `to` lies before `from` (rule book, section 1).
record Span(YearMonth from, YearMonth to) {

    boolean isEmpty() {
        return to.isBefore(from);
    }

    int months() {
        return isEmpty() ? 0 : elapsed(to);
    }

    /// How many months have gone from the beginning up to the end of the given one.
    int elapsed(YearMonth month) {
        return monthsBetween(from, month) + 1;
    }

    Span until(YearMonth month) {
        return new Span(from, month);
    }

    Span yearEarlier() {
        return new Span(from.minusYears(1), to.minusYears(1));
    }

    /// How many whole periods of the frequency lie inside.
    int periods(Frequency frequency) {
        if (isEmpty()) {
            return 0;
        }
        int length = frequency.months();
        int firstWhole = Math.ceilDiv(monthsSinceYearZero(from), length);
        int afterLastWhole = Math.floorDiv(monthsSinceYearZero(to) + 1, length);
        return Math.max(0, afterLastWhole - firstWhole);
    }

    /// How often a January lies inside.
    int januaries() {
        return isEmpty() ? 0 : to.getYear() - from.getYear() + (from.getMonth() == Month.JANUARY ? 1 : 0);
    }

    static Span ofYear(int year) {
        return new Span(YearMonth.of(year, 1), YearMonth.of(year, 12));
    }

    static int monthsBetween(YearMonth earlier, YearMonth later) {
        return (later.getYear() - earlier.getYear()) * 12 + later.getMonthValue() - earlier.getMonthValue();
    }

    private static int monthsSinceYearZero(YearMonth month) {
        return month.getYear() * 12 + month.getMonthValue() - 1;
    }
}
