package org.planledger.report.standing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.planledger.kernel.time.ShanghaiClock;

/// The date on which results are asked for, where the plans are (rule book, section 1).
@ApplicationScoped
public class Today {
    private final Clock clock;

    Today(Clock clock) {
        this.clock = clock;
    }

    public LocalDate date() {
        return LocalDate.now(clock.withZone(ShanghaiClock.ZONE));
    }

    /// The date on which somebody asked who knew what was recorded up to that moment; the present one when it is null.
    public LocalDate date(Instant knownAt) {
        return knownAt == null ? date() : dateAt(knownAt);
    }

    static LocalDate dateAt(Instant moment) {
        return LocalDate.ofInstant(moment, ShanghaiClock.ZONE);
    }

    /// The month as of which results are given when none is named: the last full month, no later than the plan's end.
    public static YearMonth usualMonth(LocalDate today, YearMonth planEnds) {
        YearMonth lastFull = YearMonth.from(today).minusMonths(1);
        return lastFull.isAfter(planEnds) ? planEnds : lastFull;
    }
}
