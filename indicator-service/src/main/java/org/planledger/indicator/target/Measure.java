package org.planledger.indicator.target;

/// What of the indicator is compared (rule book, section 3).
public enum Measure {
    AMOUNT,
    /// Growth against twelve months earlier, in % (同比增长).
    GROWTH,
    /// The negative of growth (下降).
    REDUCTION,
    /// Average yearly growth, in % (年均增长).
    GROWTH_AVERAGE
}
