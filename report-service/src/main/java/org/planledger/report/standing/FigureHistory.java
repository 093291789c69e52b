package org.planledger.report.standing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Observations;

/// Figures with all their revisions, by region and indicator.
final class FigureHistory {
    private final Map<Series, NavigableMap<Period, List<Revision>>> bySeries = new HashMap<>();

    private record Series(String region, String indicator) {}

    /// @param value null where the figure was withdrawn
    private record Revision(Instant recordedAt, BigDecimal value) {}

    /// Adds a revision whose number is above those of its figure that are there.
    void add(String region, String indicator, Period period, Instant recordedAt, BigDecimal value) {
        bySeries.computeIfAbsent(new Series(region, indicator), series -> new TreeMap<>())
                .computeIfAbsent(period, figure -> new ArrayList<>())
                .add(new Revision(recordedAt, value));
    }

    /// What was known of a region at a moment (rule book, section 11).
    Observations at(String region, Instant moment) {
        Map<String, NavigableMap<Period, BigDecimal>> made = new HashMap<>();
        return indicator -> made.computeIfAbsent(indicator, code -> at(new Series(region, code), moment));
    }

    private NavigableMap<Period, BigDecimal> at(Series series, Instant moment) {
        NavigableMap<Period, BigDecimal> figures = new TreeMap<>();
        bySeries.getOrDefault(series, Collections.emptyNavigableMap()).forEach((period, revisions) -> {
            BigDecimal value = latest(revisions, moment);
            if (value != null) {
                figures.put(period, value);
            }
        });
        return figures;
    }

    private static BigDecimal latest(List<Revision> revisions, Instant moment) {
        for (Revision revision : revisions.reversed()) {
            if (!revision.recordedAt().isAfter(moment)) {
                return revision.value();
            }
        }
        return null;
    }
}
