package org.planledger.indicator.calendar;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// The periods that end with a month, the longest of them the year with December.
final class EndingPeriods {
    private EndingPeriods() {}

    static List<Period> with(YearMonth month) {
        return Arrays.stream(Frequency.values())
                .map(frequency -> Period.containing(frequency, month))
                .filter(period -> period.lastMonth().equals(month))
                .toList();
    }
}
