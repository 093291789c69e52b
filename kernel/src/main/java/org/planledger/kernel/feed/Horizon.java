package org.planledger.kernel.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// How far the transactions of the PostgreSQL cluster have ended.
///
/// @param oldestRunning the oldest transaction that has an id and is still running; all below it have ended
/// @param next one above the latest transaction that has ended; nothing from here on was committed
/// @param at a time before that was so, by the database's clock: one for all instances of a service, whose own clocks
/// may differ
record Horizon(long oldestRunning, long next, Instant at) {

    static Horizon read(Connection connection) throws SQLException {
        String sql = """
                select pg_snapshot_xmin(seen)::text::bigint, pg_snapshot_xmax(seen)::text::bigint, transaction_timestamp()
                from pg_current_snapshot() as seen
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Horizon(
                    row.getLong(1),
                    row.getLong(2),
                    row.getObject(3, OffsetDateTime.class).toInstant());
        }
    }

    /// Whether something may have been committed that a running transaction keeps from the followers.
    boolean holdsBack() {
        return oldestRunning < next;
    }
}
