package org.planledger.plan;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/// The time by which all tests' requests are counted: it runs, until a test stops it and goes on by whole seconds.
public final class MovableTicker implements Ticker {
    private static volatile long ahead;
    private static volatile Long stopped;

    private MovableTicker() {}

    public static void goAhead(int seconds) {
        long nanos = Duration.ofSeconds(seconds).toNanos();
        ahead += nanos;
        if (stopped != null) {
            stopped += nanos;
        }
    }

    public static void stop() {
        stopped = System.nanoTime() + ahead;
    }

    @Override
    public long read() {
        return stopped == null ? System.nanoTime() + ahead : stopped;
    }

    static class Producer {
        @Produces
        @Singleton
        Ticker ticker() {
            return new MovableTicker();
        }
    }
}
