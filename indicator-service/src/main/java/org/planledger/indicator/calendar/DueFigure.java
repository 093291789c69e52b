package org.planledger.indicator.calendar;

import java.time.LocalDate;
import java.util.List;
import org.planledger.kernel.period.Period;

/// A figure that is due, whether it is posted or not, and what it must be like.
///
/// @param name of the indicator
/// @param measure the unit of measure
/// @param decimals how many decimals it has at the most
/// @param negativeAllowed whether it may be below 0
/// @param units the codes of the units that lead the tasks it is due for; empty where none is known
/// @param deadline the last day on which it is on time, in Asia/Shanghai
public record DueFigure(
        String indicator,
        String name,
        String measure,
        int decimals,
        boolean negativeAllowed,
        String region,
        List<String> units,
        Period period,
        LocalDate deadline) {}
