package org.planledger.indicator.actual.imports;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.planledger.kernel.audit.AuditedCall;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Problem;
import org.planledger.kernel.problem.Problem.ProblemViolation;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.RefusedBulk;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.UnexpectedFailure;
import org.planledger.kernel.request.IdempotencyKey;

/// Posts whole files of figures: received, registered, and carried out by an [ImportRun].
///
/// Metrics: `figures.imports` by `outcome` (`stored`, `refused`).
@ApplicationScoped
class Imports {
    private static final Logger LOG = Logger.getLogger(Imports.class);

    /// One listens for commits, one announces them, one is for single questions.
    private static final int CONNECTIONS_OF_OTHERS = 3;

    private final AgroalDataSource database;
    private final ImportRuns runs;
    private final ImportLog log;
    private final SpoolFolder spools;
    private final MeterRegistry meters;
    private final RunningImports running;

    Imports(
            AgroalDataSource database,
            ImportRuns runs,
            ImportLog log,
            SpoolFolder spools,
            MeterRegistry meters,
            ImportConfig config) {
        this.database = database;
        this.runs = runs;
        this.log = log;
        this.meters = meters;
        this.spools = spools;
        this.running = new RunningImports(Math.min(config.atOnce(), roomIn(database)));
    }

    /// For how many imports the pool has room. Each holds a connection to its end and needs another one for moments; if
    /// imports held all of them, each would wait for the others in vain.
    private static int roomIn(AgroalDataSource database) {
        int pool = database.getConfiguration().connectionPoolConfiguration().maxSize();
        return Math.max(1, (pool - CONNECTIONS_OF_OTHERS) / 2);
    }

    /// What is asked for.
    ///
    /// @param charset the encoding of a CSV file; null when it is not told
    /// @param year the year of the periods of a table that name none; null when it is not told
    /// @param idempotencyKey under which the same request may come again; null when there is none
    /// @param language of the faults that are kept
    /// @param marking whether a workbook that has faults is answered with itself, the faults marked
    /// @param call the request, for its audit record
    record Request(
            ImportFormat format,
            Charset charset,
            Integer year,
            ImportOptions options,
            String idempotencyKey,
            Language language,
            boolean marking,
            AuditedCall call) {
        /// A dry run changes nothing, so it may come again without a key, and leaves it to the real call.
        private String keyToKeep() {
            return options.dryRun() ? null : idempotencyKey;
        }

        /// The same among the keys of all senders.
        private String keyOfSender() {
            return keyToKeep() == null ? null : options.sender() + "\n" + keyToKeep();
        }
    }

    /// An import that was begun, or found to be done already.
    ///
    /// @param answer null while it is being carried out, and when it was refused
    /// @param transaction the transaction after which all its figures are stored; null when there is none
    /// @param marked the workbook that was sent, with its faults marked; null when the answer is another
    record Begun(UUID id, ImportAnswer answer, Long transaction, byte[] marked) {
        static Begun done(UUID id, ImportAnswer answer, Long transaction) {
            return new Begun(id, answer, transaction, null);
        }

        /// Whether it is being carried out.
        boolean goesOn() {
            return answer == null && marked == null;
        }
    }

    /// Imports a file.
    ///
    /// @param waits whether to come back only when it is done
    Begun begin(Request request, InputStream body, boolean waits) throws IOException {
        RunningImports.Place place = running.arrive(request.options().sender(), request.keyOfSender());
        boolean goesOn = false;
        try {
            Spool spool = Spool.receive(body, spools.path());
            try {
                place.begin();
                Begun begun = request.marking()
                        ? marked(request, spool, place)
                        : start(UUID.randomUUID(), request, spool, place, waits);
                goesOn = begun.goesOn();
                return begun;
            } finally {
                if (!goesOn) {
                    spool.close();
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("figures could not be imported", failed);
        } finally {
            if (!goesOn) {
                place.leave();
            }
        }
    }

    /// Imports a workbook, and marks what faults it has.
    private Begun marked(Request request, Spool spool, RunningImports.Place place) throws IOException, SQLException {
        UUID id = UUID.randomUUID();
        try {
            Begun done = start(id, request, spool, place, true);
            List<ProblemViolation> faults = done.answer().violations();
            return faults == null
                    ? done
                    : new Begun(
                            done.id(),
                            done.answer(),
                            done.transaction(),
                            MarkedFaults.in(spool, faults, request.language()).orElse(null));
        } catch (Failure refused) {
            if (refused.type() != ProblemType.INVALID_REQUEST) {
                throw refused;
            }
            List<ProblemViolation> faults = Problem.violations(refused.violations(), request.language());
            byte[] workbook = MarkedFaults.in(spool, faults, request.language()).orElseThrow(() -> refused);
            return new Begun(id, null, null, workbook);
        }
    }

    private Begun start(UUID id, Request request, Spool spool, RunningImports.Place place, boolean waits)
            throws IOException, SQLException {
        Connection connection = database.getConnection();
        boolean goesOn = false;
        try {
            Optional<Begun> first = request.options().dryRun() ? firstOfKey(request, spool) : Optional.empty();
            if (first.isPresent()) {
                return first.get();
            }
            if (!register(connection, id, request, spool)) {
                return earlier(request, spool, id, connection);
            }
            goesOn = !waits;
            if (waits) {
                ImportRun.Done done = carryOut(connection, id, request, spool);
                return Begun.done(id, done.answer(), done.transaction());
            }
            Thread.ofVirtual().name("import-" + id).start(() -> carryOutAlone(connection, id, request, spool, place));
            return Begun.done(id, null, null);
        } finally {
            if (!goesOn) {
                release(connection);
            }
        }
    }

    private boolean register(Connection connection, UUID id, Request request, Spool spool)
            throws IOException, SQLException {
        return log.register(
                connection,
                id,
                request.format(),
                request.options(),
                request.keyToKeep(),
                ImportFingerprint.of(request, spool));
    }

    /// What became of the import with the same key. One that has stored nothing leaves its key to this one.
    private Begun earlier(Request request, Spool spool, UUID id, Connection connection)
            throws IOException, SQLException {
        ImportLog.Kept kept = log.findByKey(request.options().sender(), request.idempotencyKey())
                .orElseThrow(RunningImports::stillRunning);
        if (!kept.holdsItsKey()) {
            log.freeKey(kept.state().id());
            if (!register(connection, id, request, spool)) {
                throw RunningImports.stillRunning();
            }
            ImportRun.Done done = carryOut(connection, id, request, spool);
            return Begun.done(id, done.answer(), done.transaction());
        }
        return firstAnswer(kept, request, spool);
    }

    /// What a dry run finds under its key: the real call would not be carried out, but be answered as the first of the
    /// key was.
    ///
    /// @return empty where the real call would be carried out
    private Optional<Begun> firstOfKey(Request request, Spool spool) throws IOException {
        Optional<ImportLog.Kept> kept = request.idempotencyKey() == null
                ? Optional.empty()
                : log.findByKey(request.options().sender(), request.idempotencyKey())
                        .filter(ImportLog.Kept::holdsItsKey);
        return kept.isEmpty() ? Optional.empty() : Optional.of(firstAnswer(kept.get(), request, spool));
    }

    private static Begun firstAnswer(ImportLog.Kept first, Request request, Spool spool) throws IOException {
        if (!ImportFingerprint.isOf(first.fingerprint(), request, spool)) {
            throw IdempotencyKey.usedForOther(
                    Text.of("已用于导入 %s", "it belongs to import %s", first.state().id()));
        }
        if (first.state().phase() == ImportPhase.READING) {
            throw RunningImports.stillRunning();
        }
        ImportAnswer answer = first.state().answer();
        return Begun.done(
                first.state().id(), request.options().dryRun() ? answer.asDryRun() : answer, first.transaction());
    }

    /// What the import has come to stands, whatever becomes of its connection: a broken one ends, and with it
    /// its lock.
    private void release(Connection connection) {
        try (connection) {
            log.release(connection);
        } catch (SQLException failed) {
            LOG.warn("the connection of an import could not be given back", failed);
        }
    }

    private void carryOutAlone(
            Connection connection, UUID id, Request request, Spool spool, RunningImports.Place place) {
        try (spool) {
            try {
                carryOut(connection, id, request, spool);
            } finally {
                release(connection);
            }
        } catch (Failure refused) {
            LOG.debugf(refused, "import %s was refused", id);
            runs.audit()
                    .failed(
                            request.call(),
                            refused.type().status(),
                            refused.type().code());
        } finally {
            place.leave();
        }
    }

    /// @throws Failure when nothing of the file is stored
    private ImportRun.Done carryOut(Connection connection, UUID id, Request request, Spool spool) {
        ImportRun run = runs.of(connection, id, request, spool);
        boolean stored = false;
        try {
            ImportRun.Done done = run.carryOut();
            stored = true;
            return done;
        } catch (Failure refused) {
            throw refuse(connection, id, request, refused, run.rows());
        } catch (IOException | SQLException | RuntimeException failed) {
            LOG.errorf(failed, "import %s has failed", id);
            throw refuse(connection, id, request, unexpected(failed), run.rows());
        } finally {
            meters.counter("figures.imports", "outcome", stored ? "stored" : "refused")
                    .increment();
        }
    }

    private static Failure unexpected(Exception failed) {
        Failure failure = UnexpectedFailure.of(failed);
        return failure.type() == ProblemType.INTERNAL
                ? new Failure(
                        ProblemType.INTERNAL,
                        Text.of(
                                "导入失败，未存入任何数据；请把导入的编号告知管理员",
                                "the import failed, and nothing was stored; tell the operator the id of the import"))
                : failure;
    }

    /// Keeps why an import is refused, as its caller is told it. Where that cannot be kept, the caller is told
    /// all the same, and the import is found to be interrupted.
    ///
    /// @return what the caller is told
    private Failure refuse(Connection connection, UUID id, Request request, Failure failure, long rows) {
        Failure told = failure.bulk() == null ? failure.of(RefusedBulk.unread(id, rows)) : failure;
        try {
            log.refuse(connection, id, Problem.of(told, request.language(), "urn:uuid:" + UUID.randomUUID()), rows);
        } catch (SQLException notKept) {
            LOG.warnf(notKept, "it could not be kept why import %s was refused", id);
        }
        return told;
    }
}
