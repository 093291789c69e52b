package org.planledger.indicator.holiday;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.kernel.feed.Tombstones;

/// The days off and working days in the order in which they were written last, each a change of its own.
@ApplicationScoped
public class HolidayChanges implements ChangeSource<Published<Holiday>>, Tombstones {
    private static final long ABOUT_BYTES = 200;
    private static final String AFTER = """
            select changed_in::text::bigint as transaction, change_no, changed_at, deleted, day, name, working
            from holiday
            where (changed_in, change_no) > (?::text::xid8, ?) and changed_in < ?::text::xid8
            order by changed_in, change_no
            limit ?
            """;

    @Override
    public String kind() {
        return "HOLIDAY";
    }

    @Override
    public List<Positioned<Published<Holiday>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setString(1, Long.toString(after.transaction()));
            statement.setLong(2, after.number());
            statement.setString(3, Long.toString(horizon));
            statement.setInt(4, room.limit());
            List<Positioned<Published<Holiday>>> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && room.take(ABOUT_BYTES)) {
                    changes.add(change(row));
                }
            }
            return changes;
        }
    }

    @Override
    public String table() {
        return "holiday";
    }

    /// No other row refers to a day.
    @Override
    public String unreferenced() {
        return "true";
    }

    @Override
    public String lock() {
        return HolidayStore.LOCK;
    }

    private static Positioned<Published<Holiday>> change(ResultSet row) throws SQLException {
        LocalDate day = row.getObject("day", LocalDate.class);
        Holiday holiday =
                row.getBoolean("deleted") ? null : new Holiday(day, row.getString("name"), row.getBoolean("working"));
        return new Positioned<>(
                new FeedCursor(row.getLong("transaction"), row.getLong("change_no")),
                new Published<>(day.toString(), row.getObject("changed_at", OffsetDateTime.class), holiday));
    }
}
