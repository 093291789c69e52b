package org.planledger.indicator.target;

/// Whether the number of a target is known (rule book, section 4).
public enum TargetStatus {
    SET,
    /// The draft still prints *** or xx.
    PENDING,
    /// A higher level sets it later.
    ASSIGNED
}
