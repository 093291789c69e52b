package org.planledger.indicator.actual;

import java.math.BigDecimal;
import java.time.Instant;

/// A stored revision of a figure.
///
/// @param value null when it takes the figure back
/// @param transaction the transaction that wrote it
record Revision(
        int number,
        BigDecimal value,
        ActualStatus status,
        String source,
        String note,
        Instant recordedAt,
        long transaction) {

    boolean withdrawn() {
        return value == null;
    }

    Actual of(FigureKey key) {
        return new Actual(
                key.indicator(),
                key.region(),
                key.period(),
                value,
                status,
                source,
                note,
                number,
                recordedAt,
                withdrawn());
    }
}
