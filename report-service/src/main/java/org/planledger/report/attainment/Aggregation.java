package org.planledger.report.attainment;

/// How observations make the value of a span (rule book, section 2).
public enum Aggregation {
    /// A flow (new jobs, water used): the sum.
    SUM,
    /// A stock (base stations in service): the figure of the latest period.
    LAST,
    /// A level (PM2.5): the mean, weighted by the days in each period.
    MEAN
}
