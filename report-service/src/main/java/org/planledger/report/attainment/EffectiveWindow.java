package org.planledger.report.attainment;

import java.time.YearMonth;

/// The months that a target is judged over (rule book, section 1).
final class EffectiveWindow {
    private EffectiveWindow() {}

    /// The window, or for a goal that starts afresh each year the part of it in the year looked at.
    static Span of(Target target, YearMonth asOf) {
        return switch (target.recurrence()) {
            case TOTAL -> new Span(target.from(), target.to());
            case YEARLY -> {
                Span year = Span.ofYear(earlier(asOf, target.to()).getYear());
                yield new Span(later(target.from(), year.from()), earlier(target.to(), year.to()));
            }
        };
    }

    static YearMonth earlier(YearMonth a, YearMonth b) {
        return a.isBefore(b) ? a : b;
    }

    private static YearMonth later(YearMonth a, YearMonth b) {
        return a.isAfter(b) ? a : b;
    }
}
