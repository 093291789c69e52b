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
import java.util.Optional;
import org.planledger.indicator.caller.Caller;
import org.planledger.indicator.caller.Unseen;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.period.Period;

/// Every revision of every figure that the caller sees, in the order in which they were written. Empty stands
/// for changes of others up to there.
@ApplicationScoped
public class ActualChanges implements ChangeSource<Optional<Actual>> {
    private static final int ROWS_AT_A_TIME = 500;
    private static final String AFTER = """
            select a.changed_in::text::bigint as transaction, a.change_no, a.recorded_at, s.indicator, s.region,
                a.period, a.revision, a.value, a.is_final, a.source, a.note, a.reason, a.author,
                coalesce(octet_length(a.source), 0) + coalesce(octet_length(a.note), 0)
                    + coalesce(octet_length(a.reason), 0) + coalesce(octet_length(a.author), 0) as words
            from (
                select * from actual
                where %s and (changed_in, change_no) > (?::text::xid8, ?) and changed_in < ?::text::xid8
                order by changed_in, change_no
                limit ?) a
            join series s on s.id = a.series_id
            order by a.changed_in, a.change_no
            """;

    private final Caller caller;

    ActualChanges(Caller caller) {
        this.caller = caller;
    }

    @Override
    public String kind() {
        return "ACTUAL";
    }

    @Override
    public List<Positioned<Optional<Actual>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        Condition seen = seen(caller.sight());
        List<Positioned<Optional<Actual>>> changes = new ArrayList<>();
        boolean complete;
        try (PreparedStatement statement = connection.prepareStatement(AFTER.formatted(seen.sql()))) {
            int place = Arguments.bind(statement, 1, seen.arguments());
            Arguments.bind(
                    statement,
                    place,
                    List.of(Long.toString(after.transaction()), after.number(), Long.toString(horizon), room.limit()));
            statement.setFetchSize(ROWS_AT_A_TIME);
            try (ResultSet row = statement.executeQuery()) {
                boolean fits = true;
                while (fits && row.next()) {
                    fits = room.take(bytes(row));
                    if (fits) {
                        changes.add(new Positioned<>(
                                new FeedCursor(row.getLong("transaction"), row.getLong("change_no")),
                                Optional.of(actual(row))));
                    }
                }
                complete = fits && changes.size() < room.limit();
            }
        }
        if (complete && !seen.equals(Condition.TRUE)) {
            Unseen.addLast(connection, "actual", changes, after, horizon);
        }
        return changes;
    }

    /// Which rows of `actual` are those of figures that a login sees.
    private static Condition seen(Sight sight) {
        Condition figures = sight.figures("series");
        return figures.equals(Condition.TRUE)
                ? figures
                : figures.in("series_id in (select series.id from series where %s)");
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
