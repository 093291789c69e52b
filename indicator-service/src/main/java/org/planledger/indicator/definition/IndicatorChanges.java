package org.planledger.indicator.definition;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.planledger.kernel.feed.Published;
import org.planledger.kernel.feed.Tombstones;
import org.planledger.kernel.period.Frequency;

/// The indicators in the order in which they were written last.
@ApplicationScoped
public class IndicatorChanges implements ChangeSource<Published<Indicator>>, Tombstones {
    private static final long ABOUT_BYTES = 500;
    private static final int ROWS_AT_A_TIME = 500;
    private static final String AFTER = """
            select changed_in::text::bigint as transaction, change_no, changed_at, deleted, code, name, unit, direction,
                decimals, nature, frequency, aggregation, reporting, due_day, negative_allowed,
                combined_first_months, numerator, denominator, factor
            from indicator
            where (changed_in, change_no) > (?::text::xid8, ?) and changed_in < ?::text::xid8
            order by changed_in, change_no
            limit ?
            """;

    @Override
    public String kind() {
        return "INDICATOR";
    }

    @Override
    public List<Positioned<Published<Indicator>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setString(1, Long.toString(after.transaction()));
            statement.setLong(2, after.number());
            statement.setString(3, Long.toString(horizon));
            statement.setInt(4, room.limit());
            statement.setFetchSize(ROWS_AT_A_TIME);
            List<Positioned<Published<Indicator>>> changes = new ArrayList<>();
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
        return "indicator";
    }

    @Override
    public String unreferenced() {
        return """
                not exists (select from series where series.indicator = old.code)
                and not exists (select from target where target.indicator = old.code)
                and not exists (select from indicator as derived where derived.numerator = old.code)
                and not exists (select from indicator as derived where derived.denominator = old.code)
                """;
    }

    @Override
    public String lock() {
        return DefinitionLock.STATEMENT;
    }

    private static Positioned<Published<Indicator>> change(ResultSet row) throws SQLException {
        Indicator indicator = row.getBoolean("deleted") ? null : indicator(row);
        return new Positioned<>(
                new FeedCursor(row.getLong("transaction"), row.getLong("change_no")),
                new Published<>(row.getString("code"), row.getObject("changed_at", OffsetDateTime.class), indicator));
    }

    private static Indicator indicator(ResultSet row) throws SQLException {
        return new Indicator(
                row.getString("code"),
                row.getString("name"),
                row.getString("unit"),
                Direction.valueOf(row.getString("direction")),
                row.getInt("decimals"),
                constant(Nature.class, row.getString("nature")),
                constant(Frequency.class, row.getString("frequency")),
                constant(Aggregation.class, row.getString("aggregation")),
                constant(Reporting.class, row.getString("reporting")),
                row.getObject("due_day", Integer.class),
                row.getObject("negative_allowed", Boolean.class),
                row.getObject("combined_first_months", Boolean.class),
                row.getString("numerator"),
                row.getString("denominator"),
                row.getBigDecimal("factor"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
