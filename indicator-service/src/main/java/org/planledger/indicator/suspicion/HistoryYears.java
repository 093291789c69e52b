package org.planledger.indicator.suspicion;

import java.util.List;

/// The years whose figures a figure is compared with: its own, five before and five after it.
///
/// @param firstPeriod the number of a period that is before all of theirs or their first
/// @param endPeriod the number of a period that is after all of theirs
record HistoryYears(int firstPeriod, int endPeriod) {
    private static final int EACH_WAY = 5;

    static HistoryYears around(int year) {
        return new HistoryYears((year - EACH_WAY) * 100, (year + EACH_WAY + 1) * 100);
    }

    /// All years that anything posted is compared with.
    static HistoryYears around(List<Touched> touched) {
        int first = touched.stream().mapToInt(Touched::firstPeriod).min().orElseThrow();
        int last = touched.stream().mapToInt(Touched::lastPeriod).max().orElseThrow();
        return new HistoryYears(
                around(first / 100).firstPeriod(), around(last / 100).endPeriod());
    }
}
