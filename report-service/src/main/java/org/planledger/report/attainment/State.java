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
    FAR_BEHIND;

    /// Whether a target that stands so is late, has been missed, or has broken its cap (rule book, sections 13 and 15).
    public boolean isLate() {
        return switch (this) {
            case BEHIND, FAR_BEHIND, BREACHED, MISSED -> true;
            case TARGET_NOT_SET, NOT_STARTED, NO_DATA, ACHIEVED, ON_TRACK -> false;
        };
    }
}
