package org.planledger.report.attainment;

import java.math.BigDecimal;

/// The three thresholds of a plan (rule book, section 6).
///
/// @param onTrackFrom the pace ratio from which a target is on track
/// @param behindFrom the pace ratio from which it is behind rather than far behind
/// @param nearFrom the attainment from which a target without pace is behind rather than far behind
public record Thresholds(BigDecimal onTrackFrom, BigDecimal behindFrom, BigDecimal nearFrom) {
    public static final Thresholds DEFAULT =
            new Thresholds(new BigDecimal("0.95"), new BigDecimal("0.80"), new BigDecimal("0.90"));
}
