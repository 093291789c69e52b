package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;

/// Where a target stands, rounded as the rule book says: values to 6 places, ratios to 4. Null is "does not apply" or
/// "cannot be known"; it is never zero.
///
/// @param target the target's id
/// @param value the measured value, in the indicator's unit or per cent (section 3)
/// @param through the last month of the latest reported period (section 2)
/// @param completeness reported / expected periods of the span
/// @param expectedPeriods how many periods of the indicator's frequency lie in the span
/// @param reportedPeriods how many of them are reported
/// @param attainment 完成率 (section 4)
/// @param used the share of a cap that is used (section 4)
/// @param progress the share of the way from the baseline to the bound (section 4)
/// @param gap what is still missing, or the headroom left under a cap (section 4)
/// @param expected what is due by `through` (序时进度, section 5)
/// @param paceRatio 1 is as planned, less is late (section 5)
/// @param forecast the value at the window's end at the present pace (section 5)
/// @param forecastSatisfied whether the forecast satisfies the goal
/// @param requiredPerMonth what is needed in each month left (section 5)
/// @param breachMonth the month in which a cap will be passed at the present pace (section 5)
/// @param score 0 to 1; null where the target does not count (section 7)
/// @param overdue how many periods are overdue (section 6)
/// @param reason why something is absent; null when nothing needs saying
public record Result(
        String target,
        BigDecimal value,
        YearMonth through,
        BigDecimal completeness,
        int expectedPeriods,
        int reportedPeriods,
        BigDecimal attainment,
        BigDecimal used,
        BigDecimal progress,
        BigDecimal gap,
        BigDecimal expected,
        BigDecimal paceRatio,
        BigDecimal forecast,
        Boolean forecastSatisfied,
        BigDecimal requiredPerMonth,
        YearMonth breachMonth,
        State state,
        Signal signal,
        BigDecimal score,
        int overdue,
        Reason reason) {}
