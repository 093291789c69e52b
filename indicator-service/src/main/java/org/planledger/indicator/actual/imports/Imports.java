package org.planledger.indicator.actual.imports;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.concurrent.Semaphore;
import org.planledger.indicator.actual.FigureMeters;
import org.planledger.indicator.actual.FigureMeters.Channel;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.directory.Directory;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.postgresql.util.PSQLState;

/// Posts whole files of figures: staged by COPY, checked, and merged in one transaction.
///
/// Metrics: `figures.imports` by `outcome` (`stored`, `refused`), and `figures.import.rows`, the figures read.
@ApplicationScoped
class Imports {
    /// How many regions of a file plan-service is asked for by their key.
    private static final int MOST_ASKED = 50;

    private final AgroalDataSource database;
    private final Directory directory;
    private final CommitSignal commits;
    private final FigureMeters figures;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Semaphore running;

    Imports(
            AgroalDataSource database,
            Directory directory,
            CommitSignal commits,
            FigureMeters figures,
            MeterRegistry meters,
            Clock clock,
            ImportConfig config) {
        this.database = database;
        this.directory = directory;
        this.commits = commits;
        this.figures = figures;
        this.meters = meters;
        this.clock = clock;
        this.running = new Semaphore(config.atOnce());
    }

    ImportResult importFile(FigureFile file) throws IOException {
        if (!running.tryAcquire()) {
            throw new Failure(
                    ProblemType.UNAVAILABLE,
                    Text.of("正在进行的导入过多，请稍后重试", "too many imports are running; try again later"));
        }
        boolean stored = false;
        try (Connection connection = database.getConnection();
                Staging staging = new Staging(connection)) {
            ImportResult result = importThrough(connection, staging, file);
            stored = true;
            return result;
        } catch (SQLException failed) {
            throw new IllegalStateException("figures could not be imported", failed);
        } finally {
            running.release();
            meters.counter("figures.imports", "outcome", stored ? "stored" : "refused")
                    .increment();
        }
    }

    private ImportResult importThrough(Connection connection, Staging staging, FigureFile file)
            throws IOException, SQLException {
        ImportFaults faults = new ImportFaults();
        RowCheck rows = new RowCheck(file, staging, faults, YearMonth.now(clock));
        try {
            file.readInto(rows);
            staging.flush();
            Merge merge = new Merge(connection, file);
            merge.summarize();
            learnRegions(merge);
            return mergeInTransaction(connection, merge, rows.rows(), faults);
        } catch (Failure refused) {
            figures.rejected(Channel.IMPORT, rows.rows());
            throw refused;
        } finally {
            meters.counter("figures.import.rows").increment((double) rows.rows());
            figures.received(Channel.IMPORT, rows.rows());
        }
    }

    /// Asks plan-service for what is not known, as long as no transaction is open that others would wait for.
    private void learnRegions(Merge merge) throws SQLException {
        if (!merge.unknownRegions(1).isEmpty()) {
            directory.refresh();
            directory.askFor(merge.unknownRegions(MOST_ASKED));
        }
    }

    private ImportResult mergeInTransaction(Connection connection, Merge merge, long rows, ImportFaults faults)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            ImportResult result = mergeOrExplain(connection, merge, rows, faults);
            if (result.summary().unchanged() < rows) {
                connection.commit();
                commits.committed();
            }
            return result;
        } finally {
            // After a commit there is nothing to roll back. Where nothing has changed, this lets go of the indicators.
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /// Merges, and when a key stops the merge finds out whether the file itself holds a figure twice.
    private ImportResult mergeOrExplain(Connection connection, Merge merge, long rows, ImportFaults faults)
            throws SQLException {
        try {
            return merge(merge, rows, faults);
        } catch (SQLException failed) {
            if (!PSQLState.UNIQUE_VIOLATION.getState().equals(failed.getSQLState())) {
                throw failed;
            }
            connection.rollback();
            refuseRepeated(merge, rows, faults);
            throw new Failure(
                    ProblemType.CONFLICT,
                    Text.of(
                            "其中的数据同时被他人修改，未存入任何数据，请重新导入",
                            "another posted one of these figures at the same time; nothing was stored, import again"));
        }
    }

    private static void refuseRepeated(Merge merge, long rows, ImportFaults faults) throws SQLException {
        merge.findRepeated(faults);
        if (!faults.isEmpty()) {
            throw faults.failure(rows);
        }
    }

    private ImportResult merge(Merge merge, long rows, ImportFaults faults) throws SQLException {
        merge.begin();
        if (!faults.isEmpty() || merge.hasFaults()) {
            merge.findFaults(faults);
            throw faults.failure(rows);
        }
        merge.addSeries();
        long created = merge.create();
        long updated = 0;
        if (created < rows) {
            refuseRepeated(merge, rows, faults);
            updated = merge.revise();
        }
        ImportSummary summary = new ImportSummary(rows, created, updated, rows - created - updated, 0L);
        return new ImportResult(summary, transaction(merge, summary));
    }

    /// Followers pass only what was published, so a token of a transaction that published nothing is no use.
    private static Long transaction(Merge merge, ImportSummary summary) throws SQLException {
        if (summary.rows() == 0) {
            return null;
        }
        return summary.unchanged().equals(summary.rows()) ? merge.lastStored() : merge.transaction();
    }
}
