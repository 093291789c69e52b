package org.planledger.plan.change;

/// What kind of thing a change is of.
public enum ChangeKind {
    REGION,
    UNIT,
    PLAN,
    /// A measure of the work ledger, with the month by which it promises recovery.
    MEASURE
}
