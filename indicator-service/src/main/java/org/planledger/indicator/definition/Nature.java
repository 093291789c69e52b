package org.planledger.indicator.definition;

/// What a plan's indicator obliges to.
public enum Nature {
    /// Must be kept (约束性).
    BINDING,
    /// Is hoped for (预期性).
    EXPECTED
}
