package org.planledger.indicator.calendar;

/// How it stands with a figure that is due. A withdrawn figure counts as not posted.
public enum CalendarState {
    /// Not posted, and the deadline has not passed.
    DUE,
    /// Posted for the first time on the day of the deadline or before.
    POSTED,
    /// Posted for the first time after the day of the deadline.
    LATE,
    /// Not posted, and the deadline has passed.
    OVERDUE
}
