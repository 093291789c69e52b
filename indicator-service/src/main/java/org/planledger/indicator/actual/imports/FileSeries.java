package org.planledger.indicator.actual.imports;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.indicator.actual.SeriesKey;
import org.planledger.indicator.suspicion.Touched;

/// The series that the figures of a file belong to: read when the file first touches them, made and locked when it
/// first stores something in them.
final class FileSeries {
    /// How many series a file may touch: each takes memory until the end. As many imports as may run at once fit into
    /// 256 MB with so many each.
    static final int MOST = 50_000;

    private final MergeStore store;
    private final boolean dryRun;
    private final RevisionHash hash;
    private final Semaphore mayBeKept;
    private final Map<String, String> keptOnce = new HashMap<>();
    private final Map<SeriesKey, Series> series = new HashMap<>();
    private boolean allKept = true;
    private int kept;
    private int lastTrial;

    /// @param mayBeKept how many more figures may be kept in memory
    FileSeries(MergeStore store, boolean dryRun, RevisionHash hash, Semaphore mayBeKept) {
        this.store = store;
        this.dryRun = dryRun;
        this.hash = hash;
        this.mayBeKept = mayBeKept;
    }

    /// The series of a figure; null when the file has too many.
    Series of(PostedFigure figure) {
        Series known = series.get(new SeriesKey(figure.indicator(), figure.region()));
        if (known != null || series.size() == MOST) {
            return known;
        }
        Series of = new Series(new SeriesKey(once(figure.indicator()), once(figure.region())));
        series.put(of.key(), of);
        return of;
    }

    /// The same code as one object however often the file has it.
    private String once(String code) {
        return keptOnce.computeIfAbsent(code, first -> first);
    }

    /// Reads those that were not read before.
    void read(Collection<Series> wanted) throws SQLException {
        Map<SeriesKey, Series> unread = new LinkedHashMap<>();
        for (Series of : wanted) {
            if (!of.isRead()) {
                unread.put(of.key(), of);
            }
        }
        if (unread.isEmpty()) {
            return;
        }
        Map<SeriesKey, Series.Stored> found = store.series(unread.keySet(), false);
        for (Series of : unread.values()) {
            of.read(dryRun ? found.computeIfAbsent(of.key(), this::trial) : found.get(of.key()));
        }
    }

    /// A series that is not stored, as a dry run goes on from it.
    private Series.Stored trial(SeriesKey key) {
        return new Series.Stored(--lastTrial, 0, hash.ofSeries(key.indicator(), key.region()), 0);
    }

    /// Makes those that are missing, and lets nobody else write to any of them.
    ///
    /// @return those that another has written to since they were read
    Set<Series> hold(Set<Series> wanted) throws SQLException {
        List<SeriesKey> missing = keys(wanted, of -> !of.exists());
        Map<SeriesKey, Series.Stored> held = new HashMap<>();
        if (!missing.isEmpty()) {
            held.putAll(store.addSeries(missing));
        }
        List<SeriesKey> others = keys(wanted, of -> !held.containsKey(of.key()));
        if (!others.isEmpty()) {
            held.putAll(store.series(others, true));
        }
        return wanted.stream().filter(of -> of.hold(held.get(of.key()))).collect(Collectors.toSet());
    }

    private static List<SeriesKey> keys(Collection<Series> series, Predicate<Series> which) {
        return series.stream().filter(which).map(Series::key).toList();
    }

    /// Makes room to keep so many more figures in memory, if there is any; else nothing of the file is kept.
    void makeRoom(int figures) {
        if (allKept && mayBeKept.tryAcquire(figures)) {
            kept += figures;
        } else if (allKept) {
            allKept = false;
            series.values().forEach(Series::forgetPosted);
            giveUpRoom();
        }
    }

    void giveUpRoom() {
        mayBeKept.release(kept);
        kept = 0;
    }

    /// Keeps a figure that was stored, to be judged in the end, if there is room.
    void keep(Series of, PostedFigure figure, int revision) {
        if (allKept) {
            of.keep(figure, revision);
        }
    }

    /// Whether all that was stored is kept.
    boolean areAllKept() {
        return allKept;
    }

    boolean haveGrown() {
        return series.values().stream().anyMatch(Series::hasGrown);
    }

    /// Those with figures that are said to be accumulated since January beside others that only count as that.
    Set<SeriesKey> mixed() {
        return series.values().stream()
                .filter(Series::isMixed)
                .map(Series::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Those that something was stored in.
    List<Series> grown() {
        return series.values().stream().filter(Series::hasGrown).toList();
    }

    /// Those that something was stored in as they are to be judged, the ones of a region together.
    List<Touched> touched() {
        return grown().stream()
                .map(of -> of.touched(allKept))
                .sorted(Comparator.comparing(Touched::region).thenComparing(Touched::indicator))
                .toList();
    }
}
