package org.planledger.indicator.actual.imports;

import java.util.Set;
import org.planledger.indicator.actual.SeriesKey;

/// The file has series with figures that are said to be accumulated since January beside others that do not say
/// whether they are. It is known when all of it has been read, and some of those may be stored by then.
final class MixedNotationException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Set<SeriesKey> series;

    MixedNotationException(Set<SeriesKey> series) {
        super("figures since January are not told from those of their period");
        this.series = series;
    }

    Set<SeriesKey> series() {
        return series;
    }
}
