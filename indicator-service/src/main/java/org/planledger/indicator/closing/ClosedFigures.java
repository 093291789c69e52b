package org.planledger.indicator.closing;

import java.util.HashMap;
import java.util.Map;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.problem.Violation;

/// Which figures of some regions are closed, and by what.
public final class ClosedFigures {
    private final Map<Key, Closing> closings = new HashMap<>();

    /// @param indicator null where all of the region are closed
    private record Key(String indicator, String region, int month) {}

    void add(String indicator, String region, Closing closing) {
        closings.putIfAbsent(new Key(indicator, region, ClosingStore.number(closing.month())), closing);
    }

    /// Takes in what is closed in further regions.
    public void addAll(ClosedFigures others) {
        closings.putAll(others.closings);
    }

    /// What stands against a figure; null when nothing does.
    public Violation faultOf(String indicator, String region, Period period) {
        if (closings.isEmpty()) {
            return null;
        }
        int month = ClosingStore.number(period.lastMonth());
        Closing closing = closings.get(new Key(null, region, month));
        if (closing == null) {
            closing = closings.get(new Key(indicator, region, month));
        }
        return closing == null ? null : ClosedMonths.fault(closing);
    }
}
