package org.planledger.plan.document.compare;

/// What became of a goal from one document to another.
public enum TargetChangeKind {
    ADDED,
    DROPPED,
    /// A number stands where none did: ***, or one that is set elsewhere.
    NUMBER_SET,
    /// A number stood where none does now.
    NUMBER_WITHDRAWN,
    /// The number is higher, whichever is better.
    RAISED,
    /// The number is lower, whichever is better.
    LOWERED,
    /// Something else of the number is another: what it bounds, its unit, its measure, by when.
    CHANGED
}
