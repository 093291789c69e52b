package org.planledger.indicator.calendar;

import java.time.YearMonth;

/// Which due figures to list; null does not filter, except that there is always a month.
///
/// @param month the last month of the periods
record CalendarFilter(YearMonth month, String region, String unit, String indicator, CalendarState state) {}
