package org.planledger.report.standing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.Observations;

/// The figures at one moment by region and indicator; withdrawn ones are absent.
final class StoredFigures {
    private final Map<String, Map<String, NavigableMap<Period, BigDecimal>>> byRegion = new HashMap<>();

    void add(String region, String indicator, Period period, BigDecimal value) {
        byRegion.computeIfAbsent(region, code -> new HashMap<>())
                .computeIfAbsent(indicator, code -> new TreeMap<>())
                .put(period, value);
    }

    Observations of(String region) {
        Map<String, NavigableMap<Period, BigDecimal>> figures = byRegion.getOrDefault(region, Map.of());
        return indicator -> figures.getOrDefault(indicator, Collections.emptyNavigableMap());
    }
}
