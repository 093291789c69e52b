package org.planledger.report.signals;

/// What kind of thing a change is of.
public enum ChangeKind {
    /// The signal that a target shows.
    SIGNAL
}
