package org.planledger.indicator.actual;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/// The clock by which a period has begun or not: Asia/Shanghai (rule book, section 1).
class ShanghaiClock {

    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
