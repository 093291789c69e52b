package org.planledger.indicator.closing;

import java.time.YearMonth;

/// Which closings to list; null does not filter.
record ClosingFilter(String region, String plan, YearMonth month, ClosingStatus status) {}
