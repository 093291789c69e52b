package org.planledger.indicator.actual.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.sql.Connection;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;
import org.planledger.indicator.actual.FigureMeters;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.indicator.directory.Directory;
import org.planledger.kernel.feed.CommitSignal;

/// What the runs of imports share.
@ApplicationScoped
class ImportRuns {
    private final Directory directory;
    private final ClosedMonths closedMonths;
    private final CommitSignal commits;
    private final FigureMeters figures;
    private final MeterRegistry meters;
    private final ObjectMapper json;
    private final ImportLog log;
    private final Clock clock;

    ImportRuns(
            Directory directory,
            ClosedMonths closedMonths,
            CommitSignal commits,
            FigureMeters figures,
            MeterRegistry meters,
            ObjectMapper json,
            ImportLog log,
            Clock clock) {
        this.directory = directory;
        this.closedMonths = closedMonths;
        this.commits = commits;
        this.figures = figures;
        this.meters = meters;
        this.json = json;
        this.log = log;
        this.clock = clock;
    }

    ImportRun of(Connection connection, UUID id, Imports.Request request, Spool spool) {
        return new ImportRun(this, connection, id, request, spool);
    }

    /// The reader of a file of the format.
    FigureFile fileOf(ImportFormat format, InputStream body) {
        return switch (format) {
            case CSV -> new CsvFile(body);
            case JSON -> new JsonFile(json, body);
        };
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

    ImportLog log() {
        return log;
    }
}
