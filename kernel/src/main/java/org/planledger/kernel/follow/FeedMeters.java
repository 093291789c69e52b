package org.planledger.kernel.follow;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.planledger.kernel.feed.ChangeToken.Feed;

/// What an operator sees of a follower.
public final class FeedMeters {
    private final AtomicReference<Instant> currentAt = new AtomicReference<>();
    private final Counter changes;
    private final Counter failures;
    private final Counter restarts;
    private final Timer pages;

    public FeedMeters(MeterRegistry meters, Feed feed) {
        String name = feed.name().toLowerCase(Locale.ROOT);
        this.changes = Counter.builder("feed.changes")
                .description("Changes applied to the copy")
                .tag("feed", name)
                .register(meters);
        this.failures = Counter.builder("feed.failures")
                .description("Pages that could not be read or applied")
                .tag("feed", name)
                .register(meters);
        this.restarts = Counter.builder("feed.restarts")
                .description("Times the feed was begun anew because this service was away for too long")
                .tag("feed", name)
                .register(meters);
        this.pages = Timer.builder("feed.pages")
                .description("Pages applied to the copy, each with its cursor")
                .tag("feed", name)
                .register(meters);
        Gauge.builder("feed.lag", currentAt, FeedMeters::secondsSince)
                .description("Time since nothing more was waiting in the feed; up to one long poll when all is well,"
                        + " not a number before the feed was first read to its end")
                .baseUnit("seconds")
                .tag("feed", name)
                .register(meters);
    }

    /// From a time by the clock of the publisher's database to one by the clock here: wrong by what they differ.
    private static double secondsSince(AtomicReference<Instant> currentAt) {
        Instant since = currentAt.get();
        return since == null
                ? Double.NaN
                : Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    void known(Instant current) {
        currentAt.set(current);
    }

    void applied(int count, Duration took) {
        changes.increment(count);
        pages.record(took);
    }

    void begunAnew() {
        restarts.increment();
    }

    void failed() {
        failures.increment();
    }
}
