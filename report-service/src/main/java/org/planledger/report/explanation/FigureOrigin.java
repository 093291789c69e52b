package org.planledger.report.explanation;

/// Which revision of a figure a result was made from.
///
/// @param revision counted from 1 for each period
public record FigureOrigin(int revision, FigureStatus status) {}
