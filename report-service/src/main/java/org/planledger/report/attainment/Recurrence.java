package org.planledger.report.attainment;

/// Whether a goal runs through the whole window or starts afresh each year (rule book, section 1).
public enum Recurrence {
    /// One goal over the whole window.
    TOTAL,
    /// The goal starts afresh each calendar year (每年).
    YEARLY
}
