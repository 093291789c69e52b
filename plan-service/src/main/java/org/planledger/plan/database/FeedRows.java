package org.planledger.plan.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.planledger.kernel.feed.ChangeSource.Positioned;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.Published;

/// Reads the changed rows of one table for the change feed.
public final class FeedRows {
    /// The columns that a feed needs besides the thing's own.
    public static final String COLUMNS = "code, version, changed_in::text::bigint as writer, change_no, changed_at";

    private FeedRows() {}

    /// @param select the columns, [#COLUMNS] among them, and the table
    /// @param mapping makes the thing; null when it was withdrawn
    public static <T> List<Positioned<Published<T>>> read(
            Connection connection, String select, Rows.Mapping<T> mapping, FeedCursor after, long horizon, int limit)
            throws SQLException {
        String sql = select + """
                \s
                where (changed_in, change_no) > (?::xid8, ?) and changed_in < ?::xid8
                order by changed_in, change_no
                limit ?
                """;
        return Rows.list(
                connection,
                sql,
                row -> new Positioned<>(
                        new FeedCursor(row.getLong("writer"), row.getLong("change_no")),
                        new Published<>(
                                row.getString("code"),
                                row.getObject("changed_at", OffsetDateTime.class),
                                mapping.map(row))),
                Long.toString(after.transaction()),
                after.number(),
                Long.toString(horizon),
                limit);
    }
}
