package org.planledger.plan;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The clock of all tests: the present, from which a test may go ahead by some days.
public final class MovableClock extends Clock {
    private static final ZoneId PLACE = ZoneId.of("Asia/Shanghai");

    private static volatile Duration ahead = Duration.ZERO;

    private final ZoneId zone;

    private MovableClock(ZoneId zone) {
        this.zone = zone;
    }

    public static void goAhead(int days) {
        ahead = Duration.ofDays(days);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(other);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead);
    }

    static class Producer {
        @Produces
        @Singleton
        Clock clock() {
            return new MovableClock(PLACE);
        }
    }
}
