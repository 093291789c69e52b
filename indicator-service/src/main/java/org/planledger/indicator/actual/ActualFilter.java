package org.planledger.indicator.actual;

import java.time.YearMonth;

/// Which figures to list; null does not filter.
///
/// @param from the first month that a figure's period may cover
/// @param to the last month that a figure's period may cover
record ActualFilter(String indicator, String region, YearMonth from, YearMonth to) {}
