package org.planledger.report.attainment;

/// How it is told how late a target with a pace is (rule book, section 12).
public enum ThresholdScheme {
    /// By the pace ratio.
    RATIO,
    /// By the points that it lies behind its schedule.
    POINTS
}
