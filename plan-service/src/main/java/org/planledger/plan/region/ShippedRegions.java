package org.planledger.plan.region;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jboss.logging.Logger;
import org.planledger.kernel.feed.ChangeTokens;
import org.planledger.plan.database.Database;
import org.postgresql.PGConnection;

/// Brings the regions of the shipped files into the database at every start: new ones, and changed ones that no
/// user has made their own. What is already so is left alone and not published again.
@ApplicationScoped
class ShippedRegions {
    private static final Logger LOG = Logger.getLogger(ShippedRegions.class);
    private static final List<String> FILES = List.of("/regions/shandong.csv", "/regions/extensions.csv");

    private static final String MERGE = """
            merge into region as known using shipped_region as shipped on known.code = shipped.code
            when matched and known.shipped
                and (known.name, known.level, known.parent)
                    is distinct from (shipped.name, shipped.level, shipped.parent)
            then update set name = shipped.name, level = shipped.level, parent = shipped.parent,
                version = known.version + 1, changed_in = default, change_no = default, changed_at = default
            when not matched
            then insert (code, name, level, parent, shipped)
                values (shipped.code, shipped.name, shipped.level, shipped.parent, true)
            """;

    private final Database database;
    private final ChangeTokens tokens;

    ShippedRegions(Database database, ChangeTokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    @Transactional
    void start(@Observes StartupEvent event) {
        load();
    }

    /// The number of regions that were written.
    @Transactional
    int load() {
        database.takeTurns(Regions.KIND);
        database.update("""
                create temporary table shipped_region (code text, name text, level text, parent text) on commit drop
                """);
        FILES.forEach(this::copy);
        int written = database.update(MERGE);
        if (written > 0) {
            tokens.publish();
            LOG.infof("%d shipped regions are new or changed", written);
        }
        return written;
    }

    private void copy(String file) {
        database.with(connection -> {
            try (InputStream rows = ShippedRegions.class.getResourceAsStream(file)) {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy shipped_region from stdin (format csv, header, encoding 'UTF8')", rows);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
