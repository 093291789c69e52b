package org.planledger.report.attainment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.planledger.kernel.period.Period;

/// What section 6 of the rule book says about overdue figures, a second time: the deadline is looked for day by day in
/// the list of the days off.
///
/// @param dueDays by the codes of the plain indicators
/// @param listed the days that are on the list of the State Council, and whether they are worked
record NaiveOverdue(
        Observations observations, LocalDate today, Map<String, Integer> dueDays, Map<LocalDate, Boolean> listed) {

    List<Overdue.Missing> of(Target target, YearMonth asOf) {
        YearMonth last = asOf.isBefore(target.to()) ? asOf : target.to();
        SortedSet<YearMonth> window = new TreeSet<>();
        for (YearMonth month : NaiveFigures.months(target.from(), target.to())) {
            if (target.recurrence() == Recurrence.TOTAL || month.getYear() == last.getYear()) {
                window.add(month);
            }
        }
        return of(target.indicator(), window);
    }

    private List<Overdue.Missing> of(Indicator indicator, SortedSet<YearMonth> window) {
        if (indicator instanceof DerivedIndicator derived) {
            List<Overdue.Missing> numerator = of(derived.numerator(), window);
            List<Overdue.Missing> denominator = of(derived.denominator(), window);
            return numerator.size() >= denominator.size() ? numerator : denominator;
        }
        PlainIndicator plain = (PlainIndicator) indicator;
        List<Overdue.Missing> missing = new ArrayList<>();
        for (Period period : NaiveFigures.periodsInside(plain, window)) {
            LocalDate deadline = deadline(plain, period);
            if (!isPosted(plain, period) && today.isAfter(deadline)) {
                missing.add(new Overdue.Missing(plain.code(), period, deadline));
            }
        }
        return missing;
    }

    private boolean isPosted(PlainIndicator plain, Period wanted) {
        for (Period posted : observations.of(plain.code()).keySet()) {
            boolean later = plain.reporting() == Reporting.YEAR_TO_DATE
                    && posted.year() == wanted.year()
                    && posted.number() > wanted.number();
            if (posted.equals(wanted) || later) {
                return true;
            }
        }
        return false;
    }

    private LocalDate deadline(PlainIndicator plain, Period period) {
        YearMonth end = NaiveFigures.monthsOf(plain, period).last();
        LocalDate day = LocalDate.of(
                end.getMonthValue() == 12 ? end.getYear() + 1 : end.getYear(),
                end.getMonthValue() % 12 + 1,
                dueDays.get(plain.code()));
        while (true) {
            Boolean worked = listed.get(day);
            boolean weekend = switch (day.getDayOfWeek()) {
                case SATURDAY, SUNDAY -> true;
                default -> false;
            };
            if (worked == null ? !weekend : worked) {
                return day;
            }
            day = day.plusDays(1);
        }
    }
}
