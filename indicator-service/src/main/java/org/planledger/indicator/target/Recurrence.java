package org.planledger.indicator.target;

/// Whether a target holds once or every year (rule book, section 1).
public enum Recurrence {
    /// One goal over the whole window.
    TOTAL,
    /// Afresh each calendar year (每年).
    YEARLY
}
