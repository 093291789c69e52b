package org.planledger.report.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock of the service under test: stands still until a test moves it.
@Alternative
@Priority(1)
@ApplicationScoped
public class TestClock extends Clock {
    /// 15 October 2023, noon in Shanghai: September is the last full month, and its figures were due five days ago.
    public static final Instant USUAL = Instant.parse("2023-10-15T04:00:00Z");

    private Instant now = USUAL;

    public void set(Instant given) {
        now = given;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
