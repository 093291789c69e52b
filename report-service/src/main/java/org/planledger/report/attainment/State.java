package org.planledger.report.attainment;

/// Where a target stands (rule book, section 6).
public enum State {
    /// The plan has no number for it yet.
    TARGET_NOT_SET,
    /// Its window lies ahead.
    NOT_STARTED,
    /// No figure was posted for it.
    NO_DATA,
    /// A cap is passed.
    BREACHED,
    /// Reached.
    ACHIEVED,
    /// The last figure is in and the target was not reached.
    MISSED,
    /// On schedule (序时进度).
    ON_TRACK,
    /// Late.
    BEHIND,
    /// Very late.
    FAR_BEHIND
}
