package org.planledger.plan.document.goal;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.planledger.plan.document.source.Range;

/// A quantity that a document undertakes to reach, hold or stay below, as far as its words tell.
///
/// @param range where the shortest clause stands that carries it
/// @param indicator the words that name what is counted
/// @param status whether the number is known
/// @param comparator what the number bounds; null when it is not known
/// @param value the number in the printed unit, the lower one of a range; null without
/// @param valueHigh the upper number of a range; null without
/// @param unit as printed, with its scale: 万立方米; null when none is
/// @param direction whether more or less of it is better
/// @param measure what of the indicator is measured
/// @param recurrence whether it starts afresh each year
/// @param strength how firmly it is promised
/// @param due the last month of the period that it is set for
/// @param confidence from 0 to 1, how sure the reading is
/// @param reasons what makes it more or less sure
public record Goal(
        Range range,
        String indicator,
        GoalStatus status,
        GoalComparator comparator,
        BigDecimal value,
        BigDecimal valueHigh,
        String unit,
        GoalDirection direction,
        GoalMeasure measure,
        GoalRecurrence recurrence,
        GoalStrength strength,
        YearMonth due,
        BigDecimal confidence,
        List<Reason> reasons) {}
