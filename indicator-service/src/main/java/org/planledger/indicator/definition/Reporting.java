package org.planledger.indicator.definition;

/// What staff post (rule book, section 2).
public enum Reporting {
    /// The period's own figure.
    PERIOD,
    /// The figure from January on (累计), only with [Aggregation#SUM].
    YEAR_TO_DATE
}
