package org.planledger.indicator.target;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.planledger.indicator.definition.DefinitionLock;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.kernel.feed.Tombstones;
import org.planledger.kernel.period.Period;

/// The targets in the order in which they were written last.
@ApplicationScoped
public class TargetChanges implements ChangeSource<Published<Target>>, Tombstones {
    private static final int ROWS_AT_A_TIME = 50;
    private static final String AFTER = """
            select changed_in::text::bigint as transaction, change_no, changed_at, deleted, id, plan, task, indicator,
                region, status, comparator, value, value_high, tolerance, measure, recurrence, from_month, to_month,
                baseline_period, baseline_value, strength, weight, phrase, parent, revisions,
                array(select month from milestone where target = id order by month) as months,
                array(select value from milestone where target = id order by month) as dues,
                (select count(*) from milestone where target = id) as milestones,
                coalesce(octet_length(phrase), 0) + coalesce(octet_length(revisions), 0) as text_bytes
            from target
            where (changed_in, change_no) > (?::text::xid8, ?) and changed_in < ?::text::xid8
            order by changed_in, change_no
            limit ?
            """;

    @Override
    public String kind() {
        return "TARGET";
    }

    @Override
    public List<Positioned<Published<Target>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setString(1, Long.toString(after.transaction()));
            statement.setLong(2, after.number());
            statement.setString(3, Long.toString(horizon));
            statement.setInt(4, room.limit());
            statement.setFetchSize(ROWS_AT_A_TIME);
            List<Positioned<Published<Target>>> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next() && room.take(bytes(row))) {
                    changes.add(change(row));
                }
            }
            return changes;
        }
    }

    @Override
    public String table() {
        return "target";
    }

    @Override
    public String unreferenced() {
        return "not exists (select from target as share where share.parent = old.id)";
    }

    @Override
    public String lock() {
        return DefinitionLock.STATEMENT;
    }

    /// About how large the change is.
    private static long bytes(ResultSet row) throws SQLException {
        return 500L + row.getLong("text_bytes") + 60 * row.getLong("milestones");
    }

    private static Positioned<Published<Target>> change(ResultSet row) throws SQLException {
        Target target = row.getBoolean("deleted") ? null : target(row);
        return new Positioned<>(
                new FeedCursor(row.getLong("transaction"), row.getLong("change_no")),
                new Published<>(row.getString("id"), row.getObject("changed_at", OffsetDateTime.class), target));
    }

    private static Target target(ResultSet row) throws SQLException {
        String comparator = row.getString("comparator");
        return new Target(
                row.getString("id"),
                row.getString("plan"),
                row.getString("task"),
                row.getString("indicator"),
                row.getString("region"),
                TargetStatus.valueOf(row.getString("status")),
                comparator == null ? null : TargetComparator.valueOf(comparator),
                row.getBigDecimal("value"),
                row.getBigDecimal("value_high"),
                row.getBigDecimal("tolerance"),
                Measure.valueOf(row.getString("measure")),
                Recurrence.valueOf(row.getString("recurrence")),
                MonthNumber.month(row.getInt("from_month")),
                MonthNumber.month(row.getInt("to_month")),
                baseline(row),
                milestones(row),
                Strength.valueOf(row.getString("strength")),
                row.getBigDecimal("weight"),
                row.getString("phrase"),
                row.getString("parent"),
                RevisionsColumn.read(row.getString("revisions")));
    }

    private static Baseline baseline(ResultSet row) throws SQLException {
        Integer period = row.getObject("baseline_period", Integer.class);
        return period == null ? null : new Baseline(Period.ofNumber(period), row.getBigDecimal("baseline_value"));
    }

    private static List<Milestone> milestones(ResultSet row) throws SQLException {
        Integer[] months = (Integer[]) row.getArray("months").getArray();
        BigDecimal[] dues = (BigDecimal[]) row.getArray("dues").getArray();
        List<Milestone> milestones = new ArrayList<>();
        for (int i = 0; i < months.length; i++) {
            milestones.add(new Milestone(MonthNumber.month(months[i]), dues[i]));
        }
        return milestones.isEmpty() ? null : milestones;
    }
}
