package org.planledger.report.attainment;

import java.math.BigDecimal;
import org.planledger.kernel.period.Period;

/// What a target starts from or is compared with (rule book, sections 4 and 5).
///
/// @param period when the value was measured; null when the plan does not say
public record Baseline(Period period, BigDecimal value) {}
