package org.planledger.report.attainment;

import java.math.BigDecimal;
import java.time.YearMonth;

/// What should be reached by the end of a month on the way to the bound (rule book, section 5).
public record Milestone(YearMonth month, BigDecimal value) {}
