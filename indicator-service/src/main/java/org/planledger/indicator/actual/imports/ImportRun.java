package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.planledger.indicator.actual.FigureMeters.Channel;
import org.planledger.indicator.actual.SeriesKey;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Problem;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.RefusedBulk;
import org.postgresql.util.PSQLState;

/// Carries out one import: reads the received file, checks it and stores it in one transaction.
///
/// Metric: `figures.import.rows`, the figures read.
final class ImportRun {
    private static final Logger LOG = Logger.getLogger(ImportRun.class);
    private static final int FIGURES_AT_ONCE = 10_000;
    private static final int MOST_TRIES = 4;
    /// How many regions of a file plan-service is asked for by their key.
    private static final int MOST_REGIONS_ASKED = 50;

    private static final Duration PROGRESS_EVERY = Duration.ofMillis(500);

    private final ImportRuns shared;
    private final Connection connection;
    private final UUID id;
    private final Imports.Request request;
    private final Spool spool;
    private final Set<SeriesKey> mixed = new HashSet<>();
    private boolean regionsAreAsked;
    private boolean wasStopped;
    private long rows;
    private int notAllowed;
    private long lastProgress = System.nanoTime();

    ImportRun(ImportRuns shared, Connection connection, UUID id, Imports.Request request, Spool spool) {
        this.shared = shared;
        this.connection = connection;
        this.id = id;
        this.request = request;
        this.spool = spool;
    }

    /// @param transaction the transaction after which all figures of the file are stored; null when there are
    /// none
    /// @param stored whether it has stored any of them itself
    record Done(ImportAnswer answer, Long transaction, boolean stored) {}

    /// How many figures were read.
    long rows() {
        return rows;
    }

    /// @throws Failure when the file has faults, and nothing is stored
    Done carryOut() throws IOException, SQLException {
        try {
            Done done = tryUntilItSucceeds();
            shared.figures().rejected(Channel.IMPORT, done.answer().rejected());
            return done;
        } catch (Failure refused) {
            shared.figures().rejected(Channel.IMPORT, rows);
            throw refused;
        } finally {
            shared.audit().refused(request.call(), id.toString(), "not-allowed", notAllowed);
            shared.meters().counter("figures.import.rows").increment((double) rows);
            shared.figures().received(Channel.IMPORT, rows);
        }
    }

    /// Two imports that touch the same figures in different orders can stop each other; one of them begins anew, and
    /// then while no other import stores.
    private Done tryUntilItSucceeds() throws IOException, SQLException {
        for (int tried = 1; ; tried++) {
            try {
                return inTransaction();
            } catch (UnknownRegionsException unknown) {
                learn(unknown.regions());
            } catch (MixedNotationException unclear) {
                mixed.addAll(unclear.series());
            } catch (SQLException failed) {
                if (tried >= MOST_TRIES
                        || !PSQLState.DEADLOCK_DETECTED.getState().equals(failed.getSQLState())) {
                    throw failed;
                }
                wasStopped = true;
            }
        }
    }

    /// Asks plan-service while no transaction is open that others would wait for.
    private void learn(Set<String> regions) {
        shared.directory().refresh();
        shared.directory().askFor(regions.stream().limit(MOST_REGIONS_ASKED).toList());
        regionsAreAsked = true;
    }

    private Done inTransaction() throws IOException, SQLException, UnknownRegionsException, MixedNotationException {
        connection.setAutoCommit(false);
        Done done;
        try {
            MergeStore transaction = new MergeStore(connection);
            transaction.takeTime();
            if (!request.options().dryRun()) {
                transaction.takeTurn(wasStopped);
            }
            done = store();
            if (done.stored()) {
                long figures = done.answer().created() + done.answer().updated();
                shared.audit()
                        .record(
                                connection,
                                Audit.Stored.of(request.call(), figures).as(id.toString()));
            }
            connection.commit();
        } catch (IOException
                | SQLException
                | UnknownRegionsException
                | MixedNotationException
                | RuntimeException
                | Error failed) {
            rollBack(failed);
            throw failed;
        }
        if (done.stored()) {
            shared.commits().committed();
        }
        endTransaction();
        return done;
    }

    /// What cannot be undone any more either has not been committed, or goes with the connection.
    private void rollBack(Throwable because) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException failed) {
            because.addSuppressed(failed);
        }
    }

    /// What is committed stays, whatever becomes of the connection.
    private void endTransaction() {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException failed) {
            LOG.warnf(failed, "import %s is done, and its connection is broken", id);
        }
    }

    private Done store() throws IOException, SQLException, UnknownRegionsException, MixedNotationException {
        try (InputStream body = spool.open()) {
            FigureFile file = shared.files().open(request, body);
            ImportFaults faults = new ImportFaults(file);
            Merge merge = new Merge(
                    connection,
                    shared.closedMonths(),
                    shared.figuresKept(),
                    file,
                    faults,
                    request.options(),
                    regionsAreAsked,
                    mixed);
            try (merge) {
                Done done = read(file, faults, merge);
                shared.log().answer(connection, done.answer(), done.transaction());
                return done;
            } finally {
                notAllowed = merge.notAllowed();
            }
        }
    }

    private Done read(FigureFile file, ImportFaults faults, Merge merge)
            throws IOException, SQLException, UnknownRegionsException, MixedNotationException {
        rows = 0;
        SecondReading again = new SecondReading(shared, request, spool, merge);
        List<PostedFigure> gathered = new ArrayList<>(FIGURES_AT_ONCE);
        RowCheck check = new RowCheck(file, faults, shared.month(), figure -> {
            gathered.add(figure);
            if (gathered.size() == FIGURES_AT_ONCE) {
                take(gathered, merge);
            }
        });
        try {
            readAll(file, check, faults, gathered, merge, again);
        } catch (StoppedException stopped) {
            stopped.rethrow();
        } finally {
            rows = check.rows();
        }
        merge.end();
        again.tellRepeated(faults);
        if (faults.refuseAll(request.options().partial())) {
            throw faults.failure(rows)
                    .of(new RefusedBulk(
                            id, rows, merge.created(), merge.updated(), merge.unchanged(), rejected(merge, check)));
        }
        ImportAnswer answer = new ImportAnswer(
                id,
                request.options().dryRun(),
                request.options().mode(),
                rows,
                merge.created(),
                merge.updated(),
                merge.unchanged(),
                rejected(merge, check),
                List.copyOf(merge.changes()),
                merge.suspicions().open(),
                merge.knowsPlaces() ? again.placed(file) : again.sought(),
                faults.isEmpty() ? null : (Long) faults.total(),
                faults.isEmpty() ? null : Problem.violations(faults.first(), request.language()));
        return new Done(
                answer, merge.lastTransaction() == 0 ? null : (Long) merge.lastTransaction(), merge.hasStored());
    }

    /// Where the file cannot be read on, what was read before is compared with what is stored, too.
    private void readAll(
            FigureFile file,
            RowCheck check,
            ImportFaults faults,
            List<PostedFigure> gathered,
            Merge merge,
            SecondReading again)
            throws IOException {
        try {
            file.readInto(check);
        } catch (Failure unreadable) {
            if (unreadable.type() != ProblemType.MALFORMED_REQUEST) {
                throw unreadable;
            }
            take(gathered, merge);
            again.tellRepeated(faults);
            throw faults.unreadable(unreadable.detail());
        }
        take(gathered, merge);
    }

    private static long rejected(Merge merge, RowCheck check) {
        return merge.rejected() + check.withoutFigure();
    }

    private void take(List<PostedFigure> gathered, Merge merge) throws StoppedException {
        try {
            merge.take(gathered);
            rows += gathered.size();
            gathered.clear();
            if (System.nanoTime() - lastProgress > PROGRESS_EVERY.toNanos()) {
                noteProgress(merge.accepted());
                lastProgress = System.nanoTime();
            }
        } catch (SQLException | UnknownRegionsException failed) {
            throw new StoppedException(failed);
        }
    }

    /// An import does not fail because nobody can see how far it is.
    private void noteProgress(long accepted) {
        try {
            shared.log().progress(id, rows, accepted);
        } catch (SQLException failed) {
            LOG.warnf(failed, "the progress of import %s could not be noted", id);
        }
    }

    /// Carries through the reading of a file what stopped it.
    private static final class StoppedException extends IOException {
        private static final long serialVersionUID = 1L;

        StoppedException(Exception cause) {
            super(cause);
        }

        void rethrow() throws SQLException, UnknownRegionsException {
            switch (getCause()) {
                case SQLException failed -> throw failed;
                case UnknownRegionsException unknown -> throw unknown;
                default -> throw new IllegalStateException(this);
            }
        }
    }
}
