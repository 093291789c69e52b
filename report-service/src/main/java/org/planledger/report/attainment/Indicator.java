package org.planledger.report.attainment;

/// What is counted or measured (rule book, section 2): a [PlainIndicator] has observations of its own, a
/// [DerivedIndicator] is computed from two others.
public sealed interface Indicator permits PlainIndicator, DerivedIndicator {
    String code();

    Direction direction();

    /// How many decimal places its figures have.
    int decimals();
}
