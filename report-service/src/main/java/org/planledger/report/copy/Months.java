package org.planledger.report.copy;

import java.time.YearMonth;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// Months as the copy stores them: 202304, the number of the month as a period.
public final class Months {
    private Months() {}

    static int number(String month) {
        return Period.containing(Frequency.MONTH, YearMonth.parse(month)).toNumber();
    }

    public static YearMonth ofNumber(int stored) {
        return Period.ofNumber(stored).firstMonth();
    }
}
