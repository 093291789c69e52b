package org.planledger.report.attainment;

/// Whether a target has its number (rule book, section 4).
public enum TargetStatus {
    SET,
    /// The draft still prints *** or xx.
    PENDING,
    /// A higher level sets the number later.
    ASSIGNED
}
