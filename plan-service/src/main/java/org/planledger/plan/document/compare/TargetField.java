package org.planledger.plan.document.compare;

/// What of a goal is another.
public enum TargetField {
    /// Whether its number is known.
    STATUS,
    COMPARATOR,
    MEASURE,
    /// The unit itself, without the multiple that is printed before it.
    UNIT,
    /// The number, with the multiple of its unit.
    VALUE,
    /// The upper number of BETWEEN, with the multiple of its unit.
    VALUE_HIGH,
    /// Neither the same month nor one at the same distance from the end of its plan.
    DUE
}
