package org.planledger.kernel.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jboss.logging.Logger;
import org.planledger.kernel.housekeeping.Regularly;

/// Removes the tombstones of things that were withdrawn long ago. The feed's horizon moves past them in the same
/// transaction, so that whoever has not seen them is told to begin anew. What is never withdrawn, as the revisions of
/// figures, is never removed.
@ApplicationScoped
public class TombstonePurge {
    private static final Logger LOG = Logger.getLogger(TombstonePurge.class);

    /// What a running transaction keeps from the followers is not removed before they could have it.
    private static final String PURGE = """
            with gone as (
                delete from %1$s as old
                where old.deleted and old.changed_at < clock_timestamp() - make_interval(secs => ?)
                    and old.changed_in < pg_snapshot_xmin(pg_current_snapshot()) and %2$s
                returning old.changed_in, old.change_no),
            latest as (select changed_in, change_no from gone order by changed_in desc, change_no desc limit 1),
            moved as (
                update feed_horizon as horizon
                set changed_in = latest.changed_in, change_no = latest.change_no
                from latest
                where horizon.kind = ?
                    and (horizon.changed_in, horizon.change_no) < (latest.changed_in, latest.change_no))
            select count(*) from gone
            """;

    @Inject
    AgroalDataSource database;

    @Inject
    @All
    List<Tombstones> kinds;

    @Inject
    TombstoneConfig config;

    private Regularly purging;

    void start(@Observes StartupEvent event) {
        if (!kinds.isEmpty()) {
            purging = Regularly.start("tombstone-purge", config.purgeEvery(), this::purge);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (purging != null) {
            purging.close();
        }
    }

    /// Removes what was kept long enough.
    public void purge() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long purged = 0;
            try {
                purged = purge(connection);
                connection.commit();
            } finally {
                connection.rollback();
            }
            if (purged > 0) {
                LOG.infof(
                        "%d things that were withdrawn more than %s ago are forgotten",
                        purged, config.tombstonesKept());
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("old tombstones could not be removed", failed);
        }
    }

    /// What refers to a thing has to go before it, so it takes as many rounds as references follow upon each other.
    private long purge(Connection connection) throws SQLException {
        for (Tombstones kind : kinds) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(kind.lock());
            }
        }
        long purged = 0;
        long inRound;
        do {
            inRound = 0;
            for (Tombstones kind : kinds) {
                inRound += purge(connection, kind);
            }
            purged += inRound;
        } while (inRound > 0);
        return purged;
    }

    private long purge(Connection connection, Tombstones kind) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(PURGE.formatted(kind.table(), kind.unreferenced()))) {
            statement.setDouble(1, config.tombstonesKept().toMillis() / 1000.0);
            statement.setString(2, kind.kind());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /// The place of the last tombstone of these kinds that was removed; the beginning when there is none.
    static FeedCursor purgedUpTo(Connection connection, List<String> kinds) throws SQLException {
        String sql = """
                select changed_in::text::bigint, change_no from feed_horizon where kind = any (?)
                order by changed_in desc, change_no desc limit 1
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", kinds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new FeedCursor(row.getLong(1), row.getLong(2)) : FeedCursor.BEGINNING;
            }
        }
    }
}
