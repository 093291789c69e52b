package org.planledger.indicator.actual.imports;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.Month;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.planledger.indicator.actual.ActualStatus;
import org.planledger.indicator.actual.Outcome;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.indicator.actual.SeriesKey;
import org.planledger.indicator.actual.imports.MergeStore.Present;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.indicator.suspicion.SeriesJudge;
import org.planledger.indicator.suspicion.Touched;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Checks the figures of a file against what is stored, and stores what differs, some thousands at a time. All
/// of it is one transaction, which the caller ends.
final class Merge implements AutoCloseable {
    private final Connection connection;
    private final MergeStore store;
    private final RevisionCopy copy;
    private final FigureFile file;
    private final ImportFaults faults;
    private final ImportOptions options;
    private final Instant now;
    private final NamedCodes codes;
    private final FigureCheck check;
    private final RevisionHash hash = new RevisionHash();
    private final FileSeries series;
    private final List<ImportChange> changes = new ArrayList<>();
    private final List<PostedFigure> repeated = new ArrayList<>();
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;
    private long lastTransaction;
    private long ownTransaction;
    private SeriesJudge.Found found = new SeriesJudge.Found(0, List.of());

    /// Begins the transaction.
    ///
    /// @param mayBeKept how many more figures may be kept in memory
    /// @param regionsAreAsked whether plan-service was asked for the regions that are not known
    /// @param mixed as of [FigureCheck]
    Merge(
            Connection connection,
            ClosedMonths closedMonths,
            Semaphore mayBeKept,
            FigureFile file,
            ImportFaults faults,
            ImportOptions options,
            boolean regionsAreAsked,
            Set<SeriesKey> mixed)
            throws SQLException {
        this.connection = connection;
        this.store = new MergeStore(connection);
        this.now = store.begin();
        if (options.dryRun()) {
            SeriesJudge.prepareTrial(connection);
        }
        this.copy = new RevisionCopy(connection, options.dryRun() ? SeriesJudge.TRIAL : "actual", now);
        this.file = file;
        this.faults = faults;
        this.codes = new NamedCodes(connection, file, faults);
        this.check = new FigureCheck(
                connection, closedMonths, store, file, faults, options.rights(), regionsAreAsked, mixed);
        this.series = new FileSeries(store, options.dryRun(), hash, mayBeKept);
        this.options = options;
    }

    /// A figure and its series.
    ///
    /// @param isSound whether nothing is said against it by itself
    /// @param isRepeated whether the file has had a figure of the same period before
    private record Candidate(PostedFigure figure, Series series, boolean isSound, boolean isRepeated) {
        /// If not, it is only told what is stored against it, too.
        boolean isToBeTaken() {
            return isSound && !isRepeated;
        }
    }

    /// Takes some of the file's figures. While they are copied to the database, from [#settle] on, it can be asked
    /// nothing else.
    void take(List<PostedFigure> read) throws SQLException, UnknownRegionsException {
        copy.end();
        series.makeRoom(read.size());
        List<PostedFigure> figures = codes.coded(read);
        check.learn(figures);
        List<Candidate> candidates = new ArrayList<>(figures.size());
        for (PostedFigure figure : figures) {
            boolean isSound = check.isSound(figure);
            Series of = check.hasPlace(figure) ? series.of(figure) : null;
            boolean isRepeated = of != null && of.seesAgain(figure.period());
            if (isRepeated) {
                addRepeated(figure);
            }
            if (of != null) {
                noteNotation(figure, of);
                candidates.add(new Candidate(figure, of, isSound, isRepeated));
            } else if (isSound) {
                tellTooManySeries(figure);
            }
            if (!isSound || of == null || isRepeated) {
                rejected++;
            }
        }
        series.read(candidates.stream().map(Candidate::series).toList());
        if (!options.dryRun() && candidates.stream().anyMatch(Candidate::isRepeated)) {
            ownTransaction = store.transaction();
        }
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

    private void noteNotation(PostedFigure figure, Series of) {
        if (check.isTakenForCumulative(figure)) {
            of.hasUnsaid();
        } else if (figure.cumulative() && figure.period().lastMonth().getMonth() != Month.JANUARY) {
            of.hasCumulative();
        }
    }

    /// Whether figures are stored, as far as it is known yet.
    private boolean mayStore() {
        return !faults.refuseAll(options.partial());
    }

    private void tellTooManySeries(PostedFigure figure) {
        Violation fault = Violation.of(
                null,
                "too-many-series",
                Text.of("文件涉及的指标和地区过多", "the file has too many indicators and regions"),
                Text.of(
                        "分成几个文件，每个最多 %d 个指标与地区的组合",
                        "several files, each with at most %d pairs of indicator and region", FileSeries.MOST));
        faults.add(figure.number(), file.at(figure.number(), fault));
    }

    private void addRepeated(PostedFigure figure) {
        faults.count(1);
        if (repeated.size() < ImportFaults.MOST_LISTED) {
            repeated.add(figure);
        }
    }

    /// Makes the series that the figures which are to be stored lack, and lets nobody else write to theirs. A figure
    /// that is not stored hinders nobody. Where another has been faster, the present revisions are read again.
    ///
    /// @param present those of the candidates
    private void hold(List<Candidate> candidates, Present[] present) throws SQLException {
        Set<Series> wanted = new LinkedHashSet<>();
        for (int i = 0; i < present.length; i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.isToBeTaken()
                    && !candidate.series().isHeld()
                    && isToBeStored(candidate.figure(), present[i])) {
                wanted.add(candidate.series());
            }
        }
        Set<Series> overtaken = series.hold(wanted);
        if (!overtaken.isEmpty()) {
            readPresent(candidates, present, candidate -> overtaken.contains(candidate.series()));
        }
    }

    private boolean isToBeStored(PostedFigure figure, Present present) {
        return (present == null || !isSame(present, figure.after(present)))
                && check.faultsBeside(figure, present).isEmpty();
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
        PostedFigure figure = candidate.figure().after(present);
        if (!candidate.isToBeTaken()) {
            tellBeside(candidate, present);
            return;
        }
        if (present != null && isSame(present, figure)) {
            unchanged++;
            lastTransaction = Math.max(lastTransaction, present.transaction());
            return;
        }
        List<Violation> against = check.faultsBeside(figure, present);
        if (!against.isEmpty()) {
            rejected++;
            against.forEach(fault -> faults.add(figure.number(), file.at(figure.number(), fault)));
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
            store(figure, candidate.series(), revision);
        }
    }

    /// Tells a figure that is refused what it would be refused for once its other faults are mended. That its month is
    /// closed was told by itself of one that is not sound. What the file itself has stored stands against nothing.
    ///
    /// @param present null when there is none
    private void tellBeside(Candidate candidate, Present present) {
        PostedFigure figure = candidate.figure().after(present);
        boolean isByFile = candidate.isRepeated() && present != null && present.transaction() == ownTransaction;
        if (isByFile || (present != null && isSame(present, figure))) {
            return;
        }
        List<Violation> against = candidate.isSound()
                ? check.faultsBeside(figure, present)
                : Stream.ofNullable(FigureCheck.faultByStatus(figure, present)).toList();
        against.forEach(fault -> faults.add(figure.number(), file.at(figure.number(), fault)));
    }

    private static boolean isSame(Present present, PostedFigure figure) {
        return present.value() != null
                && figure.value() != null
                && present.value().compareTo(figure.value()) == 0
                && present.isFinal() == (figure.status() == ActualStatus.FINAL)
                && Objects.equals(present.source(), figure.source())
                && Objects.equals(present.note(), figure.note());
    }

    private void store(PostedFigure figure, Series of, int revision) throws SQLException {
        RevisionHash.Content content = figure.by(options.author());
        byte[] previous = of.chain(hash, figure.period(), revision, content, now);
        copy.add(of.id(), figure.period(), revision, of.length(), content, previous);
        series.keep(of, figure, revision);
    }

    /// How many of the figures the sender may not post.
    int notAllowed() {
        return check.notAllowed();
    }

    /// Brings what was taken to its end.
    void end() throws SQLException, MixedNotationException {
        Set<SeriesKey> mixed = series.mixed();
        if (!mixed.isEmpty()) {
            throw new MixedNotationException(mixed);
        }
        copy.end();
        if (!mayStore()) {
            return;
        }
        List<Touched> touched = series.touched();
        if (touched.isEmpty()) {
            return;
        }
        found = new SeriesJudge(
                        connection, options.dryRun(), of -> options.rights().reach())
                .judge(touched, updated > 0);
        if (!options.dryRun()) {
            store.keepEnds(series.grown());
            lastTransaction = Math.max(lastTransaction, store.transaction());
        }
    }

    /// Whether the number of each suspicion says where the file has the figure.
    boolean knowsPlaces() {
        return series.areAllKept();
    }

    /// What is suspicious about the figures that were stored, or would be.
    SeriesJudge.Found suspicions() {
        return found;
    }

    /// Gives up what is not taken in yet, so that the transaction can be rolled back.
    @Override
    public void close() throws SQLException {
        series.giveUpRoom();
        copy.cancel();
    }

    /// A figure that was taken before, as it is read again, with its codes and in the period of its indicator.
    PostedFigure coded(PostedFigure read) {
        return check.inOwnPeriod(codes.coded(read));
    }

    /// Whether it can be told which figure is meant, as it was when the file was read first.
    boolean hasPlace(PostedFigure coded) {
        return check.hasPlace(coded);
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
        return !options.dryRun() && series.haveGrown();
    }

    /// The transaction after which all figures of the file that were accepted are stored; 0 when none was.
    long lastTransaction() {
        return lastTransaction;
    }
}
