package org.planledger.plan.change;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.planledger.plan.database.Database;
import org.planledger.plan.database.DatabaseException;

/// Tells operators how far the feed lags behind: the age of the oldest transaction that still writes. The feed
/// publishes
/// nothing that was written after it began.
@ApplicationScoped
class OldestWriter {
    private static final Logger LOG = Logger.getLogger(OldestWriter.class);

    private final Database database;

    OldestWriter(Database database) {
        this.database = database;
    }

    void register(@Observes StartupEvent event, MeterRegistry meters) {
        Gauge.builder("changes.oldest.writer", this, OldestWriter::seconds)
                .baseUnit("seconds")
                .description("Age of the oldest open writer, which holds the change feed back; NaN when not known")
                .register(meters);
    }

    private double seconds() {
        String sql = """
                select coalesce(max(extract(epoch from clock_timestamp() - xact_start)), 0)::float8
                from pg_stat_activity where backend_xid is not null
                """;
        try {
            return database.first(sql, row -> row.getDouble(1)).orElseThrow();
        } catch (DatabaseException failed) {
            LOG.debug("the age of the oldest writer could not be read", failed);
            return Double.NaN;
        }
    }
}
