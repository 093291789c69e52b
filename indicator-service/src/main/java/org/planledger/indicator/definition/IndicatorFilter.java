package org.planledger.indicator.definition;

import org.planledger.kernel.period.Frequency;

/// Which indicators to list; null does not filter.
///
/// @param text what code or name contains
/// @param derived true for derived ones alone, false for plain ones alone
record IndicatorFilter(String text, String unit, Frequency frequency, Boolean derived) {}
