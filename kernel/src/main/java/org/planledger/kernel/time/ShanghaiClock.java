package org.planledger.kernel.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/// The clock of the place where the plans are, Asia/Shanghai: by it a month has begun and a deadline has passed (rule
/// book, section 1).
public final class ShanghaiClock {
    /// Where the plans are.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.system(ZONE);
    }
}
