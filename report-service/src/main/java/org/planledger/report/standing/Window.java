package org.planledger.report.standing;

import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/// The months of a plan or a target, whole and with both ends (rule book, section 1).
public record Window(YearMonth from, YearMonth to) {

    /// Its months up to the given one, by rising month; empty when it begins later.
    public List<YearMonth> monthsUntil(YearMonth month) {
        YearMonth last = month.isBefore(to) ? month : to;
        return Stream.iterate(from, each -> !each.isAfter(last), each -> each.plusMonths(1))
                .toList();
    }
}
