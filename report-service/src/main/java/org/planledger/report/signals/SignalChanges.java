package org.planledger.report.signals;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.planledger.kernel.feed.ChangeFeed;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.SignalRule;
import org.planledger.report.attainment.StateRule;
import org.planledger.report.attainment.ThresholdScheme;
import org.planledger.report.attainment.Thresholds;
import org.planledger.report.copy.Months;
import org.planledger.report.explanation.ExplainedThresholds;

/// The feed of the published changes of signal.
@Startup
@ApplicationScoped
class SignalChanges {
    private static final String AFTER = """
            select target, plan, as_of, signal_before, signal, state_rule, signal_rule, threshold_scheme, on_track_from,
                   behind_from, near_from, yellow_from_points, red_above_points, changed_at, change_no,
                   changed_in::text::bigint as writer
            from signal_change
            where (changed_in, change_no) > (?::xid8, ?) and changed_in < ?::xid8
            order by changed_in, change_no
            limit ?
            """;

    /// About as much as a change takes as text.
    private static final long CHANGE_BYTES = 600;

    private final ChangeFeed<Change> feed;

    SignalChanges(DataSource database, CommitSignal commits) {
        this.feed = new ChangeFeed<>(database, commits, List.of(new Source()));
    }

    ChangePage read(FeedCursor after, int limit, Duration wait) {
        return ChangePage.of(feed.read(after, List.of(), limit, wait));
    }

    private static final class Source implements ChangeSource<Change> {
        @Override
        public String kind() {
            return ChangeKind.SIGNAL.name();
        }

        @Override
        public List<Positioned<Change>> after(Connection connection, FeedCursor after, long horizon, PageRoom room)
                throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(AFTER)) {
                statement.setString(1, Long.toString(after.transaction()));
                statement.setLong(2, after.number());
                statement.setString(3, Long.toString(horizon));
                statement.setInt(4, room.limit());
                List<Positioned<Change>> changes = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next() && room.take(CHANGE_BYTES)) {
                        changes.add(new Positioned<>(
                                new FeedCursor(row.getLong("writer"), row.getLong("change_no")), change(row)));
                    }
                }
                return changes;
            }
        }
    }

    private static Change change(ResultSet row) throws SQLException {
        SignalChange signal = row.getString("signal") == null ? null : signal(row);
        return new Change(
                ChangeKind.SIGNAL,
                row.getString("target"),
                signal == null,
                row.getObject("changed_at", OffsetDateTime.class),
                signal);
    }

    private static SignalChange signal(ResultSet row) throws SQLException {
        StateRule stateRule = StateRule.valueOf(row.getString("state_rule"));
        return new SignalChange(
                row.getString("target"),
                row.getString("plan"),
                Months.ofNumber(row.getInt("as_of")),
                Signal.valueOf(row.getString("signal_before")),
                Signal.valueOf(row.getString("signal")),
                stateRule.state(),
                stateRule.code(),
                stateRule,
                SignalRule.valueOf(row.getString("signal_rule")).code(),
                ExplainedThresholds.of(new Thresholds(
                        ThresholdScheme.valueOf(row.getString("threshold_scheme")),
                        row.getBigDecimal("on_track_from"),
                        row.getBigDecimal("behind_from"),
                        row.getBigDecimal("near_from"),
                        row.getBigDecimal("yellow_from_points"),
                        row.getBigDecimal("red_above_points"))));
    }
}
