package org.planledger.report.attainment;

import java.math.BigDecimal;

/// The thresholds of a plan (rule book, sections 6 and 12).
///
/// @param scheme whether a target with a pace is judged by its ratio or by the points that it lies behind its schedule
/// @param onTrackFrom the pace ratio from which a target is on track
/// @param behindFrom the pace ratio from which it is behind rather than far behind
/// @param nearFrom the attainment from which a target without pace is behind rather than far behind, in both schemes
/// @param yellowFromPoints the points behind schedule from which a target is behind rather than on track
/// @param redAbovePoints the points behind schedule above which it is far behind
public record Thresholds(
        ThresholdScheme scheme,
        BigDecimal onTrackFrom,
        BigDecimal behindFrom,
        BigDecimal nearFrom,
        BigDecimal yellowFromPoints,
        BigDecimal redAbovePoints) {
    public static final Thresholds DEFAULT = new Thresholds(
            ThresholdScheme.RATIO,
            new BigDecimal("0.95"),
            new BigDecimal("0.80"),
            new BigDecimal("0.90"),
            new BigDecimal("10"),
            new BigDecimal("30"));
}
