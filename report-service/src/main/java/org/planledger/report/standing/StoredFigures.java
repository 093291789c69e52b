package org.planledger.report.standing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Observations;
import org.planledger.report.explanation.FigureOrigin;
import org.planledger.report.explanation.FigureOrigins;

/// The figures at one moment by region and indicator; withdrawn ones are absent.
final class StoredFigures {
    private final Map<String, Map<String, NavigableMap<Period, BigDecimal>>> byRegion = new HashMap<>();
    private final Map<Place, FigureOrigin> origins = new HashMap<>();

    void add(String region, String indicator, Period period, BigDecimal value) {
        byRegion.computeIfAbsent(region, code -> new HashMap<>())
                .computeIfAbsent(indicator, code -> new TreeMap<>())
                .put(period, value);
    }

    /// Adds a figure together with the revision that it is of.
    void add(String region, String indicator, Period period, BigDecimal value, FigureOrigin origin) {
        add(region, indicator, period, value);
        origins.put(new Place(region, indicator, period), origin);
    }

    private record Place(String region, String indicator, Period period) {}

    /// The origins of the figures of a region; of those only that were added with one.
    FigureOrigins originsOf(String region) {
        return (indicator, period) -> origins.get(new Place(region, indicator, period));
    }

    Observations of(String region) {
        Map<String, NavigableMap<Period, BigDecimal>> figures = byRegion.getOrDefault(region, Map.of());
        return indicator -> figures.getOrDefault(indicator, Collections.emptyNavigableMap());
    }
}
