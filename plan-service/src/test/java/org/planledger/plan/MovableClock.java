package org.planledger.plan;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;

/// The clock of all tests: the present, from which a test may go ahead by some days.
public final class MovableClock extends Clock {
    private static final ZoneId PLACE = ZoneId.of("Asia/Shanghai");

    private static final LocalTime LAST_MINUTES = LocalTime.of(23, 58);
    private static volatile Duration ahead = Duration.ZERO;

    private final ZoneId zone;

    private MovableClock(ZoneId zone) {
        this.zone = zone;
    }

    public static void goAhead(int days) {
        ahead = Duration.ofDays(days);
    }

    /// Waits for the next day if that is near, for tests that see only one day and one month.
    public static void awaitOneDay() throws InterruptedException {
        LocalTime now = LocalTime.now(PLACE);
        if (now.isAfter(LAST_MINUTES)) {
            TimeUnit.MILLISECONDS.sleep(Duration.between(now, LocalTime.MAX).toMillis() + 100);
        }
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
