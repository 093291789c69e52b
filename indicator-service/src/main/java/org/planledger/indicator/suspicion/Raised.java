package org.planledger.indicator.suspicion;

/// A suspicion against a figure.
///
/// @param other what the figure was compared with: a period for FALLING, an indicator for PART, else empty
/// @param low the least that would not be suspicious, of JUMP rounded up; null without
/// @param high the most that would not be suspicious, of JUMP rounded down; null without
record Raised(Suspicion code, String other, Double low, Double high) {}
