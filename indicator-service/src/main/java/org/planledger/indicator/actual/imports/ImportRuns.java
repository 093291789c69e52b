package org.planledger.indicator.actual.imports;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.planledger.indicator.actual.FigureMeters;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.indicator.directory.Directory;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.CommitSignal;

/// What the runs of imports share.
@ApplicationScoped
class ImportRuns {
    private final Directory directory;
    private final ClosedMonths closedMonths;
    private final CommitSignal commits;
    private final FigureMeters figures;
    private final MeterRegistry meters;
    private final FigureFiles files;
    private final ImportLog log;
    private final Clock clock;
    private final Audit audit;
    private final Semaphore figuresKept;

    ImportRuns(
            Directory directory,
            ClosedMonths closedMonths,
            CommitSignal commits,
            FigureMeters figures,
            MeterRegistry meters,
            FigureFiles files,
            ImportLog log,
            Clock clock,
            Audit audit,
            ImportConfig config) {
        this.directory = directory;
        this.closedMonths = closedMonths;
        this.commits = commits;
        this.figures = figures;
        this.meters = meters;
        this.files = files;
        this.log = log;
        this.clock = clock;
        this.audit = audit;
        this.figuresKept = new Semaphore(config.figuresKept());
    }

    ImportRun of(Connection connection, UUID id, Imports.Request request, Spool spool) {
        return new ImportRun(this, connection, id, request, spool);
    }

    FigureFiles files() {
        return files;
    }

    YearMonth month() {
        return YearMonth.now(clock);
    }

    Directory directory() {
        return directory;
    }

    ClosedMonths closedMonths() {
        return closedMonths;
    }

    CommitSignal commits() {
        return commits;
    }

    FigureMeters figures() {
        return figures;
    }

    MeterRegistry meters() {
        return meters;
    }

    /// What may be kept in memory.
    Semaphore figuresKept() {
        return figuresKept;
    }

    ImportLog log() {
        return log;
    }

    Audit audit() {
        return audit;
    }
}
