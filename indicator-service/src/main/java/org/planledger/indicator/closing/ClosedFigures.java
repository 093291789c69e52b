package org.planledger.indicator.closing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Violation;

/// Which figures of some regions are closed, and by what. A closing does not hold for who may reopen it.
public final class ClosedFigures {
    private final Map<Key, List<Found>> closings = new HashMap<>();
    private final Set<Passage> passages = new HashSet<>();

    /// @param indicator null where all of the region are closed
    private record Key(String indicator, String region, int month) {}

    /// @param told what is told of the closing, which may be less than its scope
    private record Found(ClosingScope scope, Closing told) {}

    /// That the closings of a scope do not hold for somebody.
    private record Passage(PostingRights rights, ClosingScope scope) {}

    void add(String indicator, String region, ClosingScope scope, Closing told) {
        closings.computeIfAbsent(
                        new Key(indicator, region, ClosingStore.number(told.month())), key -> new ArrayList<>(1))
                .add(new Found(scope, told));
    }

    /// What has closed them.
    Set<ClosingScope> scopes() {
        return closings.values().stream()
                .flatMap(List::stream)
                .map(Found::scope)
                .collect(Collectors.toSet());
    }

    /// Lets somebody pass over the closings of a scope.
    void letPass(PostingRights rights, ClosingScope scope) {
        passages.add(new Passage(rights, scope));
    }

    /// Takes in what is closed in further regions or months.
    public void addAll(ClosedFigures others) {
        closings.putAll(others.closings);
        passages.addAll(others.passages);
    }

    /// What stands against a figure; null when nothing does.
    ///
    /// @param rights of who posts it
    public Violation faultOf(PostingRights rights, String indicator, String region, Period period) {
        if (closings.isEmpty()) {
            return null;
        }
        int month = ClosingStore.number(period.lastMonth());
        return Stream.of(new Key(null, region, month), new Key(indicator, region, month))
                .flatMap(key -> closings.getOrDefault(key, List.of()).stream())
                .filter(closing -> !passages.contains(new Passage(rights, closing.scope())))
                .findFirst()
                .map(closing -> ClosedMonths.fault(closing.told()))
                .orElse(null);
    }
}
