package org.planledger.indicator.actual;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts figures for the operator: `figures.received` and `figures.rejected`, each by `channel` (`single`,
/// `import`). Rejected ones are among those received.
@ApplicationScoped
public class FigureMeters {
    private final MeterRegistry meters;

    FigureMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Channel channel : Channel.values()) {
            received(channel, 0);
            rejected(channel, 0);
        }
    }

    /// The way on which figures come in.
    public enum Channel {
        SINGLE("single"),
        IMPORT("import");

        private final String tag;

        Channel(String tag) {
            this.tag = tag;
        }
    }

    public void received(Channel channel, long figures) {
        meters.counter("figures.received", "channel", channel.tag).increment((double) figures);
    }

    public void rejected(Channel channel, long figures) {
        meters.counter("figures.rejected", "channel", channel.tag).increment((double) figures);
    }
}
