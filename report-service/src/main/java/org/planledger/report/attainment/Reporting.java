package org.planledger.report.attainment;

/// What staff post (rule book, section 2).
public enum Reporting {
    /// The period's own figure.
    PERIOD,
    /// The sum from January to the period's end (1—N月累计); only with [Aggregation#SUM].
    YEAR_TO_DATE
}
