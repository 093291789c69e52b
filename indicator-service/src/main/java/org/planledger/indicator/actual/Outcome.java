package org.planledger.indicator.actual;

/// What posting a figure has done.
public enum Outcome {
    /// The first revision was stored.
    CREATED,
    /// A further revision was stored.
    UPDATED,
    /// The same figure was there already; nothing was stored.
    UNCHANGED
}
