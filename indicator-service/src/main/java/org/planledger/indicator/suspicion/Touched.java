package org.planledger.indicator.suspicion;

/// A series that was posted to.
///
/// @param before how many revisions it had before; the figures of later ones are judged
/// @param length how many it has
/// @param firstPeriod the number of the first period that was posted
/// @param lastPeriod the number of the last one
/// @param posted what was posted; null when it has to be read
public record Touched(
        int series,
        String indicator,
        String region,
        int before,
        int length,
        int firstPeriod,
        int lastPeriod,
        PostedFigures posted) {
    /// Whether what was posted is all that the series has.
    boolean isWhole() {
        return before == 0 && posted != null;
    }
}
