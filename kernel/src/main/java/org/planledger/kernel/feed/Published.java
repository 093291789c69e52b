package org.planledger.kernel.feed;

import java.time.OffsetDateTime;

/// The present state of a thing that changed.
///
/// @param key the thing's key
/// @param changedAt when its last change was written
/// @param value the thing; null when it was withdrawn
public record Published<T>(String key, OffsetDateTime changedAt, T value) {

    public boolean isWithdrawn() {
        return value == null;
    }
}
