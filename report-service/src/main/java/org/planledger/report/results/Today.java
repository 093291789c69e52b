package org.planledger.report.results;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/// The date on which results are asked for, where the plans are (rule book, section 1).
@ApplicationScoped
class Today {
    private static final ZoneId PLACE = ZoneId.of("Asia/Shanghai");

    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    LocalDate date() {
        return LocalDate.now(clock.withZone(PLACE));
    }

    /// The month as of which results are given when none is named: the last full month, no later than the plan's end.
    static YearMonth usualMonth(LocalDate today, YearMonth planEnds) {
        YearMonth lastFull = YearMonth.from(today).minusMonths(1);
        return lastFull.isAfter(planEnds) ? planEnds : lastFull;
    }

    @Produces
    @DefaultBean
    @ApplicationScoped
    static Clock systemClock() {
        return Clock.systemUTC();
    }
}
