package org.planledger.report.standing;

/// By which goal targets are judged that were revised (rule book, section 16).
public enum Basis {
    /// By the one that holds as of the month.
    PRESENT,
    /// By the one that they had at first, throughout.
    ORIGINAL
}
