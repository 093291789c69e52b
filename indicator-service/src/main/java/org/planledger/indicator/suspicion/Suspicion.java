package org.planledger.indicator.suspicion;

/// Why a figure is suspicious. A suspicion warns and never refuses.
public enum Suspicion {
    /// It lies far from the other figures of its series.
    JUMP,
    /// A year-to-date figure is below an earlier one of its year, or above a later one.
    FALLING,
    /// A rate is outside 0 to 100.
    RATE,
    /// A part is larger than its whole.
    PART
}
