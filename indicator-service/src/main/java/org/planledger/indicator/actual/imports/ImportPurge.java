package org.planledger.indicator.actual.imports;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.planledger.kernel.housekeeping.Regularly;

/// Forgets now and again what imports of long ago have done and answered. The figures that they stored stay.
@ApplicationScoped
class ImportPurge {
    private static final Logger LOG = Logger.getLogger(ImportPurge.class);

    private final ImportLog log;
    private final ImportConfig config;
    private Regularly purging;

    ImportPurge(ImportLog log, ImportConfig config) {
        this.log = log;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        purging = Regularly.start("import-purge", config.purgeEvery(), this::purge);
    }

    void stop(@Observes ShutdownEvent event) {
        if (purging != null) {
            purging.close();
        }
    }

    void purge() {
        try {
            long purged = log.purge(config.kept());
            if (purged > 0) {
                LOG.infof("%d imports of more than %s ago are forgotten", purged, config.kept());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("old imports could not be forgotten", failed);
        }
    }
}
