package org.planledger.indicator.suspicion;

import org.planledger.kernel.period.Period;

/// An open suspicion against a figure that was posted.
///
/// @param number rises in the order in which the figures were stored
public record Suspected(String indicator, String region, Period period, long number, FigureWarning.Words words) {}
