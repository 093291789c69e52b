package org.planledger.report.copy;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// Tells what is withdrawn from what is not, in a map from keys to present states where a withdrawn thing is null.
final class Tombstones {
    private Tombstones() {}

    static Set<String> in(Map<String, ?> byKey) {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getValue() == null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    static <T> Collection<T> livingIn(Map<String, T> byKey) {
        return byKey.values().stream().filter(Objects::nonNull).toList();
    }
}
