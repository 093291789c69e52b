package org.planledger.indicator;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/// In all tests it is the evening of 31 March 2026 in London, and April already in Shanghai.
class FixedClock {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-03-31T17:00:00Z"), ZoneId.of("Asia/Shanghai"));
    }
}
