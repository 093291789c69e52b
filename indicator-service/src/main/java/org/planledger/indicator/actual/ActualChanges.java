package org.planledger.indicator.actual;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.period.Period;

/// Every revision of every figure in the order in which they were written.
@ApplicationScoped
public class ActualChanges implements ChangeSource<Actual> {
    private static final int ROWS_AT_A_TIME = 500;
    private static final String AFTER = """
            select a.changed_in::text::bigint as transaction, a.change_no, a.recorded_at, s.indicator, s.region,
                a.period, a.revision, a.value, a.is_final, a.source, a.note, a.reason, a.author,
                coalesce(octet_length(a.source), 0) + coalesce(octet_length(a.note), 0)
                    + coalesce(octet_length(a.reason), 0) + coalesce(octet_length(a.author), 0) as words
            from (
                select * from actual
                where (changed_in, change_no) > (?::text::xid8, ?) and changed_in < ?::text::xid8
                order by changed_in, change_no
                limit ?) a
            join series s on s.id = a.series_id
            order by a.changed_in, a.change_no
            """;

    @Override
    public String kind() {
        return "ACTUAL";
    }

    @Override
    public List<Positioned<Actual>> after(Connection connection, FeedCursor after, long horizon, PageRoom room)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setString(1, Long.toString(after.transaction()));
            statement.setLong(2, after.number());
            statement.setString(3, Long.toString(horizon));
            statement.setInt(4, room.limit());
            statement.setFetchSize(ROWS_AT_A_TIME);
            List<Positioned<Actual>> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && room.take(bytes(row))) {
                    changes.add(new Positioned<>(
                            new FeedCursor(row.getLong("transaction"), row.getLong("change_no")), actual(row)));
                }
            }
            return changes;
        }
    }

    /// About how large the change is.
    private static long bytes(ResultSet row) throws SQLException {
        return 150L + row.getLong("words");
    }

    private static Actual actual(ResultSet row) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        return new Actual(
                row.getString("indicator"),
                row.getString("region"),
                Period.ofNumber(row.getInt("period")),
                value,
                row.getBoolean("is_final") ? ActualStatus.FINAL : ActualStatus.PROVISIONAL,
                row.getString("source"),
                row.getString("note"),
                row.getString("reason"),
                row.getString("author"),
                row.getInt("revision"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                value == null,
                null);
    }
}
