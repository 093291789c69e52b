package org.planledger.indicator.proposal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.planledger.indicator.definition.Indicator;
import org.planledger.indicator.target.Measure;
import org.planledger.indicator.target.Target;

/// The indicators that there are, to be found by what plans call them. Width of signs, blanks and quotation marks make
/// no difference.
final class KnownIndicators {
    private static final int MOST_SIGNS_OF_A_CODE = 63;
    private static final Pattern MEANINGLESS = Pattern.compile("[\\s\"'“”‘’「」]");

    private final Map<String, Indicator> byCode = new HashMap<>();
    private final Map<String, List<Known>> byName = new HashMap<>();
    private final Set<String> takenCodes;
    private final Set<String> measured;
    private final Set<String> ofAmounts;

    private record Known(String code, String unit) {}

    /// @param takenCodes the codes that a new one cannot have: theirs and those of withdrawn ones
    /// @param present the targets of the plan
    KnownIndicators(List<Indicator> indicators, Collection<String> takenCodes, List<Target> present) {
        this.takenCodes = new HashSet<>(takenCodes);
        this.measured = present.stream().map(Target::indicator).collect(Collectors.toSet());
        this.ofAmounts = present.stream()
                .filter(target -> target.measure() == Measure.AMOUNT && target.value() != null)
                .map(Target::indicator)
                .collect(Collectors.toSet());
        indicators.forEach(this::add);
    }

    void add(Indicator indicator) {
        byCode.put(indicator.code(), indicator);
        byName.computeIfAbsent(normal(indicator.name()), absent -> new ArrayList<>())
                .add(new Known(indicator.code(), normal(indicator.unit())));
        takenCodes.add(indicator.code());
    }

    /// @return null when there is none of this code
    Indicator ofCode(String code) {
        return byCode.get(code);
    }

    /// The one that has the name and the unit.
    ///
    /// @return null when there is none
    String named(String name, String unit) {
        String wanted = normal(unit);
        return first(name, known -> known.unit().equals(wanted));
    }

    /// The one that has the name, whatever its unit.
    ///
    /// @return null when there is none
    String named(String name) {
        return first(name, known -> true);
    }

    /// The one that has the name and of which targets of the plan say an amount already.
    ///
    /// @param but codes that are left out
    /// @return null when there is none
    String ofAmount(String name, Set<String> but) {
        return first(name, known -> ofAmounts.contains(known.code()) && !but.contains(known.code()));
    }

    /// Of several the one that the plan's targets measure already, so that it stays; else the first by code.
    private String first(String name, Predicate<Known> wanted) {
        return byName.getOrDefault(normal(name), List.of()).stream()
                .filter(wanted)
                .map(Known::code)
                .min(Comparator.comparing((String code) -> !measured.contains(code))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
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
        return MEANINGLESS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
    }
}
