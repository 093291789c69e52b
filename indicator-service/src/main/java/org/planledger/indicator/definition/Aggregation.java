package org.planledger.indicator.definition;

/// How figures make the value of a span (rule book, section 2).
public enum Aggregation {
    /// A flow: the sum.
    SUM,
    /// A stock: the one with the latest period.
    LAST,
    /// A level: the mean weighted by the days in each period.
    MEAN
}
