package org.planledger.report.attainment;

/// What of an indicator a target speaks about (rule book, section 3).
public enum Measure {
    /// The value itself.
    AMOUNT,
    /// Growth in per cent against the same months of the year before (增长, 同比).
    GROWTH,
    /// The negative of [#GROWTH] (下降).
    REDUCTION,
    /// Mean yearly growth in per cent since the year before the window (年均增长).
    GROWTH_AVERAGE
}
