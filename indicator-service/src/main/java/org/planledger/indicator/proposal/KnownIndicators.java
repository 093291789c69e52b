package org.planledger.indicator.proposal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.planledger.indicator.definition.Indicator;
import org.planledger.kernel.text.Likeness;

/// The indicators that there are, to be found by what plans call them.
final class KnownIndicators {
    private static final int MOST_SUGGESTIONS = 5;
    private static final double LEAST_LIKENESS = 0.5;
    private static final int MOST_SIGNS_OF_A_CODE = 63;

    private final Map<String, Indicator> byCode = new HashMap<>();
    private final Map<String, List<Indicator>> byName = new HashMap<>();
    private final Map<Indicator, Likeness> stored = new HashMap<>();
    private final Set<String> takenCodes;

    /// @param indicators by code
    /// @param takenCodes the codes that a new one cannot have: theirs and those of withdrawn ones
    KnownIndicators(List<Indicator> indicators, Collection<String> takenCodes) {
        this.takenCodes = new HashSet<>(takenCodes);
        indicators.forEach(indicator -> {
            add(indicator);
            stored.put(indicator, new Likeness(normal(indicator.name())));
        });
    }

    void add(Indicator indicator) {
        byCode.put(indicator.code(), indicator);
        byName.computeIfAbsent(normal(indicator.name()), absent -> new ArrayList<>())
                .add(indicator);
        takenCodes.add(indicator.code());
    }

    /// @return null when there is none of this code
    Indicator ofCode(String code) {
        return byCode.get(code);
    }

    /// The first by code of those that have the name and the unit. Width of signs, blanks and quotation marks make no
    /// difference.
    ///
    /// @param unit null for whichever
    /// @return null when there is none
    Indicator named(String name, String unit) {
        return byName.getOrDefault(normal(name), List.of()).stream()
                .filter(known -> unit == null || normal(unit).equals(normal(known.unit())))
                .min(Comparator.comparing(Indicator::code))
                .orElse(null);
    }

    /// Those of the beginning whose names are like the name; the likest first, and of the equally like those of the
    /// same unit.
    ///
    /// @param unit null when it is not known
    /// @param but one that is left out; null for none
    List<SimilarIndicator> like(String name, String unit, Indicator but) {
        Likeness wanted = new Likeness(normal(name));
        record Like(Indicator indicator, double likeness, boolean hasUnit) {}
        return stored.entrySet().stream()
                .filter(known -> !known.getKey().equals(but))
                .map(known -> new Like(
                        known.getKey(),
                        wanted.with(known.getValue()),
                        unit != null
                                && normal(unit).equals(normal(known.getKey().unit()))))
                .filter(like -> like.likeness() >= LEAST_LIKENESS)
                .sorted(Comparator.comparingDouble(Like::likeness)
                        .thenComparing(Like::hasUnit)
                        .reversed()
                        .thenComparing(like -> like.indicator().code()))
                .limit(MOST_SUGGESTIONS)
                .map(like -> new SimilarIndicator(
                        like.indicator().code(),
                        like.indicator().name(),
                        like.indicator().unit(),
                        BigDecimal.valueOf(like.likeness()).setScale(2, RoundingMode.HALF_UP)))
                .toList();
    }

    /// The code, or with the next number that makes it one that nobody has.
    String freeCode(String code) {
        String free = code;
        for (int number = 2; takenCodes.contains(free); number++) {
            String end = "-" + number;
            free = code.substring(0, Math.min(code.length(), MOST_SIGNS_OF_A_CODE - end.length())) + end;
        }
        return free;
    }

    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\"'“”‘’「」]", "");
    }
}
