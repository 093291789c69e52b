package org.planledger.plan.change;

/// What kind of thing a change is of.
public enum ChangeKind {
    REGION,
    UNIT,
    PLAN
}
