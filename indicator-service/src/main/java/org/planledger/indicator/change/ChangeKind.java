package org.planledger.indicator.change;

/// What a change is about.
public enum ChangeKind {
    INDICATOR,
    TARGET,
    /// One revision of a figure.
    ACTUAL,
    /// A day off, or a weekend day that is worked.
    HOLIDAY
}
