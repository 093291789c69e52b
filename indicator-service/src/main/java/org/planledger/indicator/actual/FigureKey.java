package org.planledger.indicator.actual;

import java.time.DateTimeException;
import java.util.Optional;
import org.planledger.kernel.period.Period;

/// What a figure is addressed by: `pm25/371503/2023-04`.
record FigureKey(String indicator, String region, Period period) {

    /// Reads the text form; empty when the text is not one.
    static Optional<FigureKey> parse(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FigureKey(parts[0], parts[1], Period.parse(parts[2])));
        } catch (DateTimeException notAPeriod) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return indicator + "/" + region + "/" + period;
    }
}
