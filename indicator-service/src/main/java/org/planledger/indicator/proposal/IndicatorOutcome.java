package org.planledger.indicator.proposal;

/// Where the indicator of proposed targets comes from.
public enum IndicatorOutcome {
    /// Somebody has chosen it.
    CHOSEN,
    /// It was there by this name and unit.
    MATCHED,
    /// It is new.
    CREATED
}
