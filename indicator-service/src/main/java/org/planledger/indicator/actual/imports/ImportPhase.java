package org.planledger.indicator.actual.imports;

/// How far an import is.
public enum ImportPhase {
    /// The file is being read, checked and stored.
    READING,
    /// It is stored.
    STORED,
    /// It was checked, and nothing was to be stored (dry run).
    CHECKED,
    /// It has faults; nothing is stored.
    REFUSED,
    /// The service could not carry it out; nothing is stored.
    FAILED,
    /// The service ended while it was being read; nothing is stored.
    INTERRUPTED
}
