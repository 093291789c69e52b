package org.planledger.indicator.closing;

/// Whether a month takes figures.
public enum ClosingStatus {
    /// It takes none, but from an approver.
    CLOSED,
    OPEN
}
