package org.planledger.indicator.target;

import java.time.YearMonth;

/// Months as they are stored: the year times 100 plus the month.
final class MonthNumber {
    private MonthNumber() {}

    static int of(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    static YearMonth month(int number) {
        return YearMonth.of(number / 100, number % 100);
    }
}
