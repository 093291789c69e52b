package org.planledger.indicator.actual.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.planledger.indicator.actual.FigureTerms;
import org.planledger.indicator.actual.Outcome;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.indicator.actual.SeriesKey;
import org.planledger.indicator.actual.imports.MergeStore.Present;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.caller.AllowedFigures;
import org.planledger.indicator.closing.ClosedFigures;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.indicator.suspicion.SeriesJudge;
import org.planledger.indicator.suspicion.Touched;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Checks the figures of a file against what is stored, and stores what differs, some thousands at a time. All
/// of it is one transaction, which the caller ends.
final class Merge {
    /// How many series a file may touch: each takes memory until the end. As many imports as may run at once fit into
    /// 256 MB with so many each.
    private static final int MOST_SERIES = 50_000;

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
    private final NamedCodes codes;
    private final RevisionHash hash = new RevisionHash();
    private final Map<String, FigureTerms> terms = new HashMap<>();
    private final Set<String> regions = new HashSet<>();
    private final Set<String> allowedRegions = new HashSet<>();
    private final ClosedFigures closed = new ClosedFigures();
    private final AllowedFigures allowed = new AllowedFigures();
    private final Set<YearMonth> months = new HashSet<>();
    private final Map<String, String> keptOnce = new HashMap<>();
    private final Map<SeriesKey, Series> series = new HashMap<>();
    private final List<ImportChange> changes = new ArrayList<>();
    private final List<PostedFigure> repeated = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private long lastTransaction;
    private boolean allKept = true;
    private int kept;
    private int lastTrial;
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
        this.codes = new NamedCodes(connection, file, faults);
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
    void take(List<PostedFigure> read) throws SQLException, UnknownRegionsException {
        copy.end();
        makeRoom(read.size());
        List<PostedFigure> figures = codes.coded(read);
        learnTerms(figures);
        figures.replaceAll(this::inOwnPeriod);
        Set<String> newRegions = learnRegions(figures);
        learnAllowed(figures);
        if (!options.rights().intoClosedMonths()) {
            learnClosings(figures, newRegions);
        }
        List<Candidate> candidates = new ArrayList<>(figures.size());
        for (PostedFigure figure : figures) {
            boolean isSound = isSound(figure);
            Series of = hasPlace(figure) ? series(figure) : null;
            boolean isRefused = of == null || of.seesAgain(figure.period());
            if (!isSound) {
                rejected++;
            } else if (isRefused) {
                reject(figure, of == null);
            } else {
                candidates.add(new Candidate(figure, of));
            }
        }
        readSeries(candidates);
        Present[] present = new Present[candidates.size()];
        readPresent(candidates, present, candidate -> true);
        if (!options.dryRun() && mayStore()) {
            hold(candidates, present);
        }
        for (int i = 0; i < present.length; i++) {
            settle(candidates.get(i), present[i]);
        }
        copy.send();
    }

    /// Whether figures are stored, as far as it is known yet.
    private boolean mayStore() {
        return options.partial() || faults.isEmpty();
    }

    /// A figure that is accumulated to the end of a month, in the period of its indicator that ends with it.
    private PostedFigure inOwnPeriod(PostedFigure figure) {
        return figure.cumulative() ? figure.of(termsOf(figure).ofCumulative(figure.period())) : figure;
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
            terms.putAll(store.terms(unseen));
        }
    }

    /// Those that are not known are asked for again where they come again: there is no end of what may be unknown.
    private FigureTerms termsOf(PostedFigure figure) {
        return terms.getOrDefault(figure.indicator(), FigureTerms.NO_INDICATOR);
    }

    /// @return those that no figure before was of, and that exist
    private Set<String> learnRegions(List<PostedFigure> figures) throws SQLException, UnknownRegionsException {
        Set<String> unseen = new LinkedHashSet<>();
        for (PostedFigure figure : figures) {
            if (figure.region() != null && !regions.contains(figure.region())) {
                unseen.add(figure.region());
            }
        }
        Set<String> found = unseen.isEmpty() ? Set.of() : store.known(unseen);
        if (!regionsAreAsked && found.size() < unseen.size()) {
            unseen.removeAll(found);
            throw new UnknownRegionsException(unseen);
        }
        regions.addAll(found);
        return found;
    }

    /// Learns what is closed in the regions and months that come here for the first time: a region has many months
    /// that the file does not touch, and a month that comes late is asked for in all regions of the file. Regions
    /// of which nothing may be posted are left to those who close their months.
    ///
    /// @param newRegions those that no figure before was of
    private void learnClosings(List<PostedFigure> figures, Set<String> newRegions) throws SQLException {
        Set<YearMonth> newMonths = new HashSet<>();
        for (PostedFigure figure : figures) {
            if (figure.period() != null && months.add(figure.period().lastMonth())) {
                newMonths.add(figure.period().lastMonth());
            }
        }
        List<String> newAllowed = newRegions.stream()
                .filter(region -> allowed.isAllowed(options.rights(), region))
                .toList();
        allowedRegions.addAll(newAllowed);
        if (!newMonths.isEmpty()) {
            closed.addAll(closedMonths.holdAndFindClosed(connection, allowedRegions, newMonths));
        }
        if (!newAllowed.isEmpty() && newMonths.size() < months.size()) {
            closed.addAll(closedMonths.holdAndFindClosed(connection, newAllowed, months));
        }
    }

    private void learnAllowed(List<PostedFigure> figures) throws SQLException {
        if (options.rights().areLimited()) {
            allowed.learn(
                    connection,
                    distinct(figures, PostedFigure::indicator, terms.keySet()),
                    distinct(figures, PostedFigure::region, regions),
                    Objects.requireNonNullElse(options.rights().units(), Set.of()));
        }
    }

    private static Set<String> distinct(
            List<PostedFigure> figures, Function<PostedFigure, String> code, Set<String> known) {
        return figures.stream().map(code).filter(known::contains).collect(Collectors.toSet());
    }

    /// Whether nothing is wrong with a figure by itself. What is wrong is told.
    private boolean isSound(PostedFigure figure) {
        FigureTerms here = termsOf(figure);
        boolean regionExists = figure.region() == null || regions.contains(figure.region());
        Violation byCumulation = figure.cumulative() ? here.cumulativeFault(figure.period()) : null;
        List<Violation> broken = new ArrayList<>((regionExists ? here : here.inUnknownRegion())
                .faultsOf(
                        figure.indicator(),
                        figure.region(),
                        byCumulation == null ? figure.period() : null,
                        figure.value()));
        if (byCumulation != null) {
            broken.add(byCumulation);
        }
        if (options.rights().areLimited() && here.indicatorExists() && regionExists && figure.region() != null) {
            Violation byRights = allowed.faultOf(options.rights(), figure.indicator(), figure.region());
            if (byRights != null) {
                broken.add(byRights);
            }
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
        return termsOf(figure).frequency() == figure.period().frequency() && regions.contains(figure.region());
    }

    /// The series of a figure; null when the file has too many.
    private Series series(PostedFigure figure) {
        Series known = series.get(new SeriesKey(figure.indicator(), figure.region()));
        if (known != null || series.size() == MOST_SERIES) {
            return known;
        }
        Series of = new Series(new SeriesKey(once(figure.indicator()), once(figure.region())));
        series.put(of.key(), of);
        return of;
    }

    private void readSeries(List<Candidate> candidates) throws SQLException {
        Map<SeriesKey, Series> unread = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            if (!candidate.series().isRead()) {
                unread.put(candidate.series().key(), candidate.series());
            }
        }
        if (unread.isEmpty()) {
            return;
        }
        Map<SeriesKey, Series.Stored> found = store.series(unread.keySet(), false);
        for (Series of : unread.values()) {
            of.read(options.dryRun() ? found.computeIfAbsent(of.key(), this::trial) : found.get(of.key()));
        }
    }

    /// A series that is not stored, as a dry run goes on from it.
    private Series.Stored trial(SeriesKey key) {
        return new Series.Stored(--lastTrial, 0, hash.ofSeries(key.indicator(), key.region()), 0);
    }

    /// Makes the series that the figures which are to be stored lack, and lets nobody else write to theirs. A figure
    /// that is not stored hinders nobody. Where another has been faster, the present revisions are read again.
    ///
    /// @param present those of the candidates
    private void hold(List<Candidate> candidates, Present[] present) throws SQLException {
        Map<SeriesKey, Series> wanted = new LinkedHashMap<>();
        for (int i = 0; i < present.length; i++) {
            Candidate candidate = candidates.get(i);
            if (!candidate.series().isHeld() && isToBeStored(candidate.figure(), present[i])) {
                wanted.put(candidate.series().key(), candidate.series());
            }
        }
        List<SeriesKey> missing = keys(wanted.values(), of -> !of.exists());
        Map<SeriesKey, Series.Stored> held = new HashMap<>();
        if (!missing.isEmpty()) {
            held.putAll(store.addSeries(missing));
        }
        List<SeriesKey> others = keys(wanted.values(), of -> !held.containsKey(of.key()));
        if (!others.isEmpty()) {
            held.putAll(store.series(others, true));
        }
        Set<Series> overtaken = wanted.values().stream()
                .filter(of -> of.hold(held.get(of.key())))
                .collect(Collectors.toSet());
        if (!overtaken.isEmpty()) {
            readPresent(candidates, present, candidate -> overtaken.contains(candidate.series()));
        }
    }

    private static List<SeriesKey> keys(Collection<Series> series, Predicate<Series> which) {
        return series.stream().filter(which).map(Series::key).toList();
    }

    private boolean isToBeStored(PostedFigure figure, Present present) {
        return (present == null || !isSame(present, figure)) && faultBeside(figure, present) == null;
    }

    /// What stands against a figure that differs from what is stored; null when nothing does.
    private Violation faultBeside(PostedFigure figure, Present present) {
        Violation fault = closed.faultOf(figure.indicator(), figure.region(), figure.period());
        return fault == null && present != null && present.isFinal() ? FigureTerms.reasonFault(figure.reason()) : fault;
    }

    /// The same code as one object however often the file has it.
    private String once(String code) {
        return keptOnce.computeIfAbsent(code, first -> first);
    }

    /// Reads the present revisions of the figures that are asked for; null where there is none.
    ///
    /// @param present where they go, each at the place of its figure
    private void readPresent(List<Candidate> candidates, Present[] present, Predicate<Candidate> which)
            throws SQLException {
        int[] places = new int[candidates.size()];
        int asked = 0;
        for (int i = 0; i < places.length; i++) {
            Candidate candidate = candidates.get(i);
            if (which.test(candidate)
                    && candidate.series().mayHave(candidate.figure().period())) {
                places[asked++] = i;
            }
        }
        if (asked == 0) {
            return;
        }
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

    /// @param present null when there is none
    private void settle(Candidate candidate, Present present) throws SQLException {
        PostedFigure figure = candidate.figure();
        if (present != null && isSame(present, figure)) {
            unchanged++;
            lastTransaction = Math.max(lastTransaction, present.transaction());
            return;
        }
        Violation fault = faultBeside(figure, present);
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
        if (mayStore()) {
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
        if (allKept) {
            of.keep(figure, revision);
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
        if (!mayStore()) {
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
        return series.values().stream()
                .filter(Series::hasGrown)
                .map(of -> of.touched(allKept))
                .sorted(Comparator.comparing(Touched::region).thenComparing(Touched::indicator))
                .toList();
    }

    /// Whether the number of each suspicion says where the file has the figure.
    boolean knowsPlaces() {
        return allKept;
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

    /// A figure that was taken before, as it is read again, with its codes and in the period of its indicator.
    PostedFigure coded(PostedFigure read) {
        return inOwnPeriod(codes.coded(read));
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
