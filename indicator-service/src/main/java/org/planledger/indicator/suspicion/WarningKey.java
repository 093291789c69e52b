package org.planledger.indicator.suspicion;

import java.util.Optional;

/// The place of a warning in the list.
///
/// @param period its number
record WarningKey(String indicator, String region, int period, int revision, String code, String other) {

    /// Reads the text form; empty when the text is not one.
    static Optional<WarningKey> parse(String text) {
        String[] parts = text.split("/", 6);
        if (parts.length != 6 || !parts[2].matches("[0-9]{1,9}") || !parts[3].matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        return Optional.of(new WarningKey(
                parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), parts[4], parts[5]));
    }

    @Override
    public String toString() {
        return String.join("/", indicator, region, "" + period, "" + revision, code, other);
    }
}
