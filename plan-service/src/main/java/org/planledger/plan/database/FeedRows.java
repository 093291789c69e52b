package org.planledger.plan.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.feed.ChangeSource.Positioned;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.Published;

/// Reads the changed rows of one table for the change feed.
public final class FeedRows {
    /// The columns that a feed needs besides the thing's own.
    public static final String COLUMNS = "code, version, changed_in::text::bigint as writer, change_no, changed_at";

    private FeedRows() {}

    /// All changed rows.
    ///
    /// @param select the columns, [#COLUMNS] among them, and the table
    /// @param mapping makes the thing; null when it was withdrawn
    public static <T> List<Positioned<Published<T>>> read(
            Connection connection, String select, Rows.Mapping<T> mapping, FeedCursor after, long horizon, int limit)
            throws SQLException {
        return read(connection, select, Condition.TRUE, mapping, after, horizon, limit);
    }

    /// The changed rows that a login sees.
    ///
    /// @param select the columns, [#COLUMNS] among them, and the table
    /// @param seen which rows these are
    /// @param mapping makes the thing; null when it was withdrawn
    public static <T> List<Positioned<Published<T>>> read(
            Connection connection,
            String select,
            Condition seen,
            Rows.Mapping<T> mapping,
            FeedCursor after,
            long horizon,
            int limit)
            throws SQLException {
        String sql = select + " where " + seen.sql() + """
                \s
                and (changed_in, change_no) > (?::xid8, ?) and changed_in < ?::xid8
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
                new Conditions()
                        .and(seen)
                        .argumentsAnd(
                                Long.toString(after.transaction()), after.number(), Long.toString(horizon), limit));
    }

    /// The changes that a login sees, and behind them the place of the last change that it does not see, if
    /// one lies there: its cursor moves on although nothing more is told. That row is on disk, so the
    /// cursor does not lie beyond what has ended for good.
    ///
    /// @param seen the changes with room on the page, in the order of the feed
    /// @param complete whether these are all that there are below the horizon
    /// @param last selects `writer` and `change_no` of all rows of the kind, seen or not
    public static <T> List<Positioned<Optional<T>>> upToTheUnseen(
            Connection connection,
            List<Positioned<T>> seen,
            boolean complete,
            String last,
            FeedCursor after,
            long horizon)
            throws SQLException {
        List<Positioned<Optional<T>>> changes = new ArrayList<>();
        seen.forEach(change -> changes.add(new Positioned<>(change.position(), Optional.of(change.change()))));
        if (!complete) {
            return changes;
        }
        FeedCursor reached = seen.isEmpty() ? after : seen.getLast().position();
        String sql = last + """
                \s
                where (changed_in, change_no) > (?::xid8, ?) and changed_in < ?::xid8
                order by changed_in desc, change_no desc
                limit 1
                """;
        changes.addAll(Rows.list(
                connection,
                sql,
                row -> new Positioned<>(
                        new FeedCursor(row.getLong("writer"), row.getLong("change_no")), Optional.<T>empty()),
                Long.toString(reached.transaction()),
                reached.number(),
                Long.toString(horizon)));
        return changes;
    }
}
