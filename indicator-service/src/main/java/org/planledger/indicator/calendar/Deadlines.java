package org.planledger.indicator.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import org.planledger.kernel.time.WorkingDays;

/// The deadlines of the figures whose periods end in one month.
///
/// @param lastMonth the last month of the periods
record Deadlines(YearMonth lastMonth, WorkingDays workingDays) {
    static final int LAST_DUE_DAY = 28;

    LocalDate of(int dueDay) {
        return workingDays.deadline(lastMonth, dueDay);
    }

    /// The first day on which figures of the month can be due.
    static LocalDate firstDay(YearMonth lastMonth) {
        return lastMonth.plusMonths(1).atDay(1);
    }
}
