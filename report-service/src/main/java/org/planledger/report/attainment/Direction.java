package org.planledger.report.attainment;

/// Which way an indicator is better (rule book, section 2).
public enum Direction {
    /// More is better: jobs, base stations.
    HIGHER,
    /// Less is better: caps, pollution.
    LOWER,
    /// Neither: the figure should stay near its goal.
    NEUTRAL
}
