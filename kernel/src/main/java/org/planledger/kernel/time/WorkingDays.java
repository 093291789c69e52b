package org.planledger.kernel.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;

/// The days on which people work: Monday to Friday, but for the days off, and the weekend days that are worked
/// in their stead. Where nothing is known of a year, its weekends alone are free. Deadlines come from here, for
/// the calendar and for results, so that both have the same (rule book, section 6).
public final class WorkingDays {
    private final Map<LocalDate, Boolean> known;

    /// @param known the days that are not like their day of the week, and whether people work on them
    public WorkingDays(Map<LocalDate, Boolean> known) {
        this.known = Map.copyOf(known);
    }

    public boolean isWorked(LocalDate day) {
        Boolean said = known.get(day);
        return said != null ? said : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /// The day itself when people work on it, or else the next day on which they do.
    public LocalDate firstFrom(LocalDate day) {
        LocalDate candidate = day;
        while (!isWorked(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    /// The last day on which a figure is in time: the due day of the month after its period, or, when nobody works on
    /// it, the next working day (顺延).
    ///
    /// @param lastMonth the last month of the period
    /// @param dueDay the indicator's
    public LocalDate deadline(YearMonth lastMonth, int dueDay) {
        return firstFrom(lastMonth.plusMonths(1).atDay(dueDay));
    }
}
