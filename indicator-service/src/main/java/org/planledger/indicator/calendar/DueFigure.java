package org.planledger.indicator.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.planledger.kernel.period.Period;

/// A figure that is due, whether it is posted or not, and what it must be like.
///
/// @param name of the indicator
/// @param measure the unit of measure
/// @param decimals how many decimals it has at the most
/// @param negativeAllowed whether it may be below 0
/// @param yearToDate whether it is accumulated since January
/// @param combinedFirstMonths whether the figure of February covers January, too
/// @param units the codes of the units that lead the tasks it is due for; empty where none is known
/// @param deadline the last day on which it is on time, in Asia/Shanghai
public record DueFigure(
        String indicator,
        String name,
        String measure,
        int decimals,
        boolean negativeAllowed,
        boolean yearToDate,
        boolean combinedFirstMonths,
        String region,
        List<String> units,
        Period period,
        LocalDate deadline) {

    /// Whether it covers all of its year up to the end of its period.
    public boolean isCumulative() {
        return yearToDate || (combinedFirstMonths && period.lastMonth().getMonth() == Month.FEBRUARY);
    }
}
