package org.planledger.indicator.caller;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.feed.ChangeSource.Positioned;
import org.planledger.kernel.feed.FeedCursor;

/// Lets the cursor of a follower move on over what it does not see.
public final class Unseen {
    private Unseen() {}

    /// Adds, behind all changes that a follower sees, the place of the last one that it does not see, if one
    /// lies there. That row is on disk, so the cursor does not lie beyond what has ended for good.
    ///
    /// @param table whose changes these are
    /// @param seen all that are seen below the horizon, in the order of the feed
    public static <T> void addLast(
            Connection connection, String table, List<Positioned<Optional<T>>> seen, FeedCursor after, long horizon)
            throws SQLException {
        FeedCursor reached = seen.isEmpty() ? after : seen.getLast().position();
        String sql = """
                select changed_in::text::bigint as transaction, change_no
                from %s
                where (changed_in, change_no) > (?::text::xid8, ?) and changed_in < ?::text::xid8
                order by changed_in desc, change_no desc
                limit 1
                """.formatted(table);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Arguments.bind(
                    statement,
                    1,
                    List.of(Long.toString(reached.transaction()), reached.number(), Long.toString(horizon)));
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    seen.add(new Positioned<>(
                            new FeedCursor(row.getLong("transaction"), row.getLong("change_no")), Optional.empty()));
                }
            }
        }
    }
}
