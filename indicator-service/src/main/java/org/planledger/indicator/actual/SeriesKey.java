package org.planledger.indicator.actual;

/// An indicator in a region.
public record SeriesKey(String indicator, String region) {
    static SeriesKey of(FigureKey key) {
        return new SeriesKey(key.indicator(), key.region());
    }
}
