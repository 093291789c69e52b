package org.planledger.indicator.suspicion;

/// A series that was posted to.
///
/// @param before how many revisions it had before; the figures of later ones are judged
/// @param length how many it has
public record Touched(int series, String indicator, String region, int before, int length) {}
