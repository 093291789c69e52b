package org.planledger.indicator.actual.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.planledger.indicator.actual.FigureTerms;
import org.planledger.indicator.actual.Outcome;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.indicator.actual.imports.MergeStore.Present;
import org.planledger.indicator.actual.imports.MergeStore.SeriesKey;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.closing.ClosedFigures;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.indicator.suspicion.SeriesJudge;
import org.planledger.indicator.suspicion.Touched;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Checks the figures of a file against what is stored, and stores what differs, some thousands at a time. All
/// of it is one transaction, which the caller ends.
final class Merge {
    /// How many series a file may touch: each takes memory until the end.
    private static final int MOST_SERIES = 250_000;

    private final Connection connection;
    private final ClosedMonths closedMonths;
    private final Semaphore mayBeKept;
    private final MergeStore store;
    private final RevisionCopy copy;
    private final FigureFile file;
    private final ImportFaults faults;
    private final ImportOptions options;
    private final boolean regionsAreAsked;
    private final Instant now;
    private final RevisionHash hash = new RevisionHash();
    private final Map<String, FigureTerms> terms = new HashMap<>();
    private final Map<String, Boolean> regions = new HashMap<>();
    private final ClosedFigures closed = new ClosedFigures();
    private final Map<SeriesKey, Series> series = new HashMap<>();
    private final List<ImportChange> changes = new ArrayList<>();
    private final List<PostedFigure> repeated = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private long lastTransaction;
    private int stored;
    private boolean allKept = true;
    private int kept;
    private SeriesJudge.Found found = new SeriesJudge.Found(0, List.of());

    /// Begins the transaction.
    ///
    /// @param mayBeKept how many more figures may be kept in memory
    /// @param regionsAreAsked whether plan-service was asked for the regions that are not known
    Merge(
            Connection connection,
            ClosedMonths closedMonths,
            Semaphore mayBeKept,
            FigureFile file,
            ImportFaults faults,
            ImportOptions options,
            boolean regionsAreAsked)
            throws SQLException {
        this.connection = connection;
        this.closedMonths = closedMonths;
        this.mayBeKept = mayBeKept;
        this.store = new MergeStore(connection);
        this.now = store.begin();
        if (options.dryRun()) {
            SeriesJudge.prepareTrial(connection);
        }
        this.copy = new RevisionCopy(connection, options.dryRun() ? SeriesJudge.TRIAL : "actual", now);
        this.file = file;
        this.faults = faults;
        this.options = options;
        this.regionsAreAsked = regionsAreAsked;
    }

    /// There are regions in the file that are not known here; plan-service may know them.
    static final class UnknownRegionsException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Set<String> regions;

        private UnknownRegionsException(Set<String> regions) {
            super(regions.toString());
            this.regions = regions;
        }

        Set<String> regions() {
            return regions;
        }
    }

    /// A figure that nothing is said against, and its series.
    private record Candidate(PostedFigure figure, Series series) {}

    /// Takes some of the file's figures.
    void take(List<PostedFigure> figures) throws SQLException, UnknownRegionsException {
        copy.end();
        makeRoom(figures.size());
        learnTerms(figures);
        learnRegions(figures);
        Set<PostedFigure> sound = Collections.newSetFromMap(new IdentityHashMap<>(2 * figures.size()));
        for (PostedFigure figure : figures) {
            if (isSound(figure)) {
                sound.add(figure);
            }
        }
        List<PostedFigure> placed = figures.stream().filter(this::hasPlace).toList();
        learnSeries(placed);
        rejected += figures.size() - sound.size();
        List<Candidate> candidates = new ArrayList<>(sound.size());
        for (PostedFigure figure : placed) {
            Series of = series.get(new SeriesKey(figure.indicator(), figure.region()));
            boolean isRefused = of == null || of.seesAgain(figure.period());
            if (sound.contains(figure)) {
                if (isRefused) {
                    reject(figure, of == null);
                } else {
                    candidates.add(new Candidate(figure, of));
                }
            }
        }
        Present[] present = present(candidates);
        for (int i = 0; i < present.length; i++) {
            settle(candidates.get(i), present[i]);
        }
        copy.send();
    }

    private void reject(PostedFigure figure, boolean tooManySeries) {
        rejected++;
        if (tooManySeries) {
            faults.add(
                    figure.number(),
                    file.at(
                            figure.number(),
                            Violation.of(
                                    null,
                                    "too-many-series",
                                    Text.of("文件涉及的指标和地区过多", "the file has too many indicators and regions"),
                                    Text.of(
                                            "分成几个文件，每个最多 %d 个指标与地区的组合",
                                            "several files, each with at most %d pairs of indicator and region",
                                            MOST_SERIES))));
            return;
        }
        faults.count(1);
        if (repeated.size() < ImportFaults.MOST_LISTED) {
            repeated.add(figure);
        }
    }

    private void learnTerms(List<PostedFigure> figures) throws SQLException {
        Set<String> unseen = new LinkedHashSet<>();
        for (PostedFigure figure : figures) {
            if (figure.indicator() != null && !terms.containsKey(figure.indicator())) {
                unseen.add(figure.indicator());
            }
        }
        if (!unseen.isEmpty()) {
            Map<String, FigureTerms> found = store.terms(unseen);
            unseen.forEach(code -> terms.put(code, found.getOrDefault(code, FigureTerms.NO_INDICATOR)));
        }
    }

    private void learnRegions(List<PostedFigure> figures) throws SQLException, UnknownRegionsException {
        Set<String> unseen = new LinkedHashSet<>();
        for (PostedFigure figure : figures) {
            if (figure.region() != null && !regions.containsKey(figure.region())) {
                unseen.add(figure.region());
            }
        }
        if (unseen.isEmpty()) {
            return;
        }
        Set<String> known = store.known(unseen);
        if (!regionsAreAsked && known.size() < unseen.size()) {
            unseen.removeAll(known);
            throw new UnknownRegionsException(unseen);
        }
        unseen.forEach(code -> regions.put(code, known.contains(code)));
        if (!options.approver()) {
            closed.addAll(closedMonths.holdAndFindClosed(connection, known, null));
        }
    }

    /// Whether nothing is wrong with a figure by itself. What is wrong is told.
    private boolean isSound(PostedFigure figure) {
        FigureTerms here = figure.indicator() == null ? FigureTerms.NO_INDICATOR : terms.get(figure.indicator());
        boolean regionExists = figure.region() == null || regions.get(figure.region());
        List<Violation> broken = new ArrayList<>((regionExists ? here : here.inUnknownRegion())
                .faultsOf(figure.indicator(), figure.region(), figure.period(), figure.value()));
        if (figure.cumulative() && !here.takesCumulative(figure.period())) {
            broken.add(FigureTerms.cumulativeFault(figure.period()));
        }
        boolean isSound = broken.isEmpty() && !figure.faulty();
        if (!isSound && figure.indicator() != null && figure.region() != null && figure.period() != null) {
            Violation byClosing = closed.faultOf(figure.indicator(), figure.region(), figure.period());
            if (byClosing != null) {
                broken.add(byClosing);
            }
        }
        for (Violation fault : broken) {
            faults.add(figure.number(), file.at(figure.number(), fault));
        }
        return isSound;
    }

    /// Whether it can be told which figure is meant, whatever is wrong with it.
    private boolean hasPlace(PostedFigure figure) {
        if (figure.indicator() == null || figure.region() == null || figure.period() == null) {
            return false;
        }
        return terms.get(figure.indicator()).frequency() == figure.period().frequency() && regions.get(figure.region());
    }

    private void learnSeries(List<PostedFigure> figures) throws SQLException {
        Set<SeriesKey> unseen = new LinkedHashSet<>();
        for (PostedFigure figure : figures) {
            SeriesKey key = new SeriesKey(figure.indicator(), figure.region());
            if (!series.containsKey(key) && series.size() + unseen.size() < MOST_SERIES) {
                unseen.add(key);
            }
        }
        if (unseen.isEmpty()) {
            return;
        }
        if (!options.dryRun()) {
            Map<SeriesKey, Series> added = store.addSeries(unseen);
            series.putAll(added);
            unseen.removeAll(added.keySet());
        }
        if (!unseen.isEmpty()) {
            series.putAll(store.series(unseen, !options.dryRun()));
        }
        for (SeriesKey key : unseen) {
            series.computeIfAbsent(
                    key, absent -> new Series(-1 - series.size(), 0, hash.ofSeries(key.indicator(), key.region()), 0));
        }
    }

    /// The present revisions of the figures; null where there is none.
    private Present[] present(List<Candidate> candidates) throws SQLException {
        int[] places = new int[candidates.size()];
        int asked = 0;
        for (int i = 0; i < places.length; i++) {
            if (candidates.get(i).series().mayHave(candidates.get(i).figure().period())) {
                places[asked++] = i;
            }
        }
        Present[] present = new Present[places.length];
        if (asked > 0) {
            Integer[] ids = new Integer[asked];
            Integer[] periods = new Integer[asked];
            for (int i = 0; i < asked; i++) {
                Candidate candidate = candidates.get(places[i]);
                ids[i] = candidate.series().id();
                periods[i] = candidate.figure().period().toNumber();
            }
            Present[] found = store.present(ids, periods);
            for (int i = 0; i < asked; i++) {
                present[places[i]] = found[i];
            }
        }
        return present;
    }

    /// @param present null when there is none
    private void settle(Candidate candidate, Present present) throws SQLException {
        PostedFigure figure = candidate.figure();
        if (present != null && isSame(present, figure)) {
            unchanged++;
            lastTransaction = Math.max(lastTransaction, present.transaction());
            return;
        }
        Violation fault = closed.faultOf(figure.indicator(), figure.region(), figure.period());
        if (fault == null && present != null && present.isFinal()) {
            fault = FigureTerms.reasonFault(figure.reason());
        }
        if (fault != null) {
            rejected++;
            faults.add(figure.number(), file.at(figure.number(), fault));
            return;
        }
        if (present == null) {
            created++;
        } else {
            updated++;
        }
        int revision = present == null ? 1 : present.revision() + 1;
        if (changes.size() < ImportChange.MOST_LISTED) {
            changes.add(ImportChange.of(
                    FigurePlace.of(file, figure.number()),
                    figure,
                    revision,
                    present == null ? Outcome.CREATED : Outcome.UPDATED,
                    present));
        }
        if (options.partial() || faults.isEmpty()) {
            store(candidate, revision);
        }
    }

    private static boolean isSame(Present present, PostedFigure figure) {
        return present.value() != null
                && present.value().compareTo(figure.value()) == 0
                && present.isFinal() == figure.isFinal()
                && Objects.equals(present.source(), figure.source())
                && Objects.equals(present.note(), figure.note());
    }

    private void store(Candidate candidate, int revision) throws SQLException {
        PostedFigure figure = candidate.figure();
        Series of = candidate.series();
        RevisionHash.Content content = figure.by(options.author());
        byte[] previous = of.chain(hash, figure.period(), revision, content, now);
        copy.add(of.id(), figure.period(), revision, of.length(), content, previous);
        keep(of, figure, revision);
    }

    private void keep(Series of, PostedFigure figure, int revision) {
        stored++;
        if (allKept) {
            of.posted().add(figure.period(), revision, stored, figure.value().doubleValue(), figure.isExplained());
        }
    }

    private void makeRoom(int figures) {
        if (allKept && mayBeKept.tryAcquire(figures)) {
            kept += figures;
        } else if (allKept) {
            allKept = false;
            series.values().forEach(Series::forgetPosted);
            giveUpRoom();
        }
    }

    private void giveUpRoom() {
        mayBeKept.release(kept);
        kept = 0;
    }

    /// Brings what was taken to its end.
    void end() throws SQLException {
        copy.end();
        if (!options.partial() && !faults.isEmpty()) {
            return;
        }
        List<Touched> touched = touched();
        if (touched.isEmpty()) {
            return;
        }
        found = new SeriesJudge(connection, options.dryRun()).judge(touched, updated > 0);
        if (!options.dryRun()) {
            store.keepEnds(series.values().stream().filter(Series::hasGrown).toList());
            lastTransaction = Math.max(lastTransaction, store.transaction());
        }
    }

    /// The series that have grown, those of a region together.
    private List<Touched> touched() {
        return series.entrySet().stream()
                .filter(entry -> entry.getValue().hasGrown())
                .map(entry -> entry.getValue().touched(entry.getKey(), allKept))
                .sorted(Comparator.comparing(Touched::region).thenComparing(Touched::indicator))
                .toList();
    }

    /// What is suspicious about the figures that were stored, or would be.
    SeriesJudge.Found suspicions() {
        return found;
    }

    /// Gives up what is not taken in yet, so that the transaction can be rolled back.
    void cancel() throws SQLException {
        giveUpRoom();
        copy.cancel();
    }

    /// The figures that the file has had before, the first of them; each is counted as a fault.
    List<PostedFigure> repeated() {
        return repeated;
    }

    /// What was changed, the first of it.
    List<ImportChange> changes() {
        return changes;
    }

    long created() {
        return created;
    }

    long updated() {
        return updated;
    }

    long unchanged() {
        return unchanged;
    }

    long rejected() {
        return rejected;
    }

    /// How many figures are stored or were there already.
    long accepted() {
        return created + updated + unchanged;
    }

    boolean hasStored() {
        return !options.dryRun() && series.values().stream().anyMatch(Series::hasGrown);
    }

    /// The transaction after which all figures of the file that were accepted are stored; 0 when none was.
    long lastTransaction() {
        return lastTransaction;
    }
}
