package org.planledger.indicator.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import org.planledger.indicator.holiday.WorkingDays;

/// The deadlines of the figures whose periods end in one month: the indicator's due day of the next month, or,
/// when nobody works on it, the next working day (顺延).
///
/// @param lastMonth the last month of the periods
record Deadlines(YearMonth lastMonth, WorkingDays workingDays) {
    static final int LAST_DUE_DAY = 28;

    LocalDate of(int dueDay) {
        return workingDays.firstFrom(firstDay(lastMonth).withDayOfMonth(dueDay));
    }

    /// The first day on which figures of the month can be due.
    static LocalDate firstDay(YearMonth lastMonth) {
        return lastMonth.plusMonths(1).atDay(1);
    }
}
