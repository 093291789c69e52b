package org.planledger.kernel.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/// Reads a service's changes in the order (transaction, row). A page ends below the oldest transaction that is still
/// running, so that one that commits late is never passed over.
///
/// @param <T> the published change
public final class ChangeFeed<T> {
    private static final Duration FIRST_RECHECK = Duration.ofMillis(10);
    private static final Duration LONGEST_RECHECK = Duration.ofMillis(500);

    private final DataSource database;
    private final CommitSignal commits;
    private final List<ChangeSource<T>> sources;

    public ChangeFeed(DataSource database, CommitSignal commits, Collection<ChangeSource<T>> sources) {
        this.database = database;
        this.commits = commits;
        this.sources = List.copyOf(sources);
    }

    /// Reads the page after the cursor; when nothing is there yet, waits for a commit.
    ///
    /// @param kinds the kinds to deliver; empty for all
    /// @param wait how long to wait for something to deliver; zero answers at once
    public FeedPage<T> read(FeedCursor after, Collection<String> kinds, int limit, Duration wait) {
        Instant end = Instant.now().plus(wait);
        Duration recheck = FIRST_RECHECK;
        while (true) {
            long seen = commits.generation();
            Reading<T> reading = readNow(after, kinds, limit);
            Duration left = Duration.between(Instant.now(), end);
            if (!reading.page.changes().isEmpty() || !left.isPositive() || commits.isClosed()) {
                return reading.page;
            }
            if (reading.writersOpen) {
                // What such a writer has published is announced when it commits, but an older one that holds the page
                // back may end without publishing anything, and then nobody announces it.
                commits.await(seen, shorter(recheck, left));
                recheck = shorter(recheck.multipliedBy(2), LONGEST_RECHECK);
            } else {
                commits.await(seen, left);
                recheck = FIRST_RECHECK;
            }
        }
    }

    private record Reading<T>(FeedPage<T> page, boolean writersOpen) {}

    private Reading<T> readNow(FeedCursor after, Collection<String> kinds, int limit) {
        try (Connection connection = database.getConnection()) {
            // The horizon, the rows and what hangs on them are seen in one state.
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
            Horizon horizon = Horizon.read(connection);
            List<ChangeSource.Positioned<T>> found = new ArrayList<>();
            for (ChangeSource<T> source : sources) {
                if (kinds.isEmpty() || kinds.contains(source.kind())) {
                    found.addAll(source.after(connection, after, horizon.oldestRunning, limit + 1));
                }
            }
            found.sort(Comparator.comparing(ChangeSource.Positioned::position));
            boolean more = found.size() > limit;
            List<ChangeSource.Positioned<T>> delivered = more ? found.subList(0, limit) : found;
            FeedCursor drained = new FeedCursor(horizon.oldestRunning, 0);
            FeedCursor cursor = more ? delivered.getLast().position() : drained.compareTo(after) > 0 ? drained : after;
            List<T> changes =
                    delivered.stream().map(ChangeSource.Positioned::change).toList();
            connection.rollback();
            return new Reading<>(new FeedPage<>(changes, cursor, more), horizon.writersOpen());
        } catch (SQLException failed) {
            throw new IllegalStateException("the change feed could not be read", failed);
        }
    }

    /// @param oldestRunning the oldest transaction that has an id and is still running; all below it have ended
    /// @param next the id that the next writer will get
    private record Horizon(long oldestRunning, long next) {
        static Horizon read(Connection connection) throws SQLException {
            String sql = """
                    select pg_snapshot_xmin(seen)::text::bigint, pg_snapshot_xmax(seen)::text::bigint
                    from pg_current_snapshot() as seen
                    """;
            try (PreparedStatement statement = connection.prepareStatement(sql);
                    ResultSet row = statement.executeQuery()) {
                row.next();
                return new Horizon(row.getLong(1), row.getLong(2));
            }
        }

        boolean writersOpen() {
            return oldestRunning < next;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
