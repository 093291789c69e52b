package org.planledger.report.attainment;

import java.time.YearMonth;

/// What a result depends on beside the target and its figures.
///
/// @param asOf the month as of which the result is computed (rule book, section 1)
/// @param planInForce whether the target's plan is in force (section 6, signal)
/// @param thresholds the plan's thresholds (section 6)
/// @param overdue how many periods of the target are overdue (section 6)
public record Circumstances(YearMonth asOf, boolean planInForce, Thresholds thresholds, int overdue) {}
