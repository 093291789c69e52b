package org.planledger.report.signals;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.planledger.kernel.answer.AnswerTurn;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.feed.ChangeFeed;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.FeedPage;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.report.access.Caller;
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
            where %s and (changed_in, change_no) > (?::xid8, ?) and changed_in < ?::xid8
            order by changed_in, change_no
            limit ?
            """;

    /// The last change of all, seen or not.
    private static final String LAST = """
            select change_no, changed_in::text::bigint as writer
            from signal_change
            where (changed_in, change_no) > (?::xid8, ?) and changed_in < ?::xid8
            order by changed_in desc, change_no desc
            limit 1
            """;

    /// About as much as a change takes as text.
    private static final long CHANGE_BYTES = 600;

    private final ChangeFeed<Optional<Change>> feed;
    private final Caller caller;

    SignalChanges(DataSource database, CommitSignal commits, Caller caller, AnswerTurn turn) {
        this.caller = caller;
        this.feed = new ChangeFeed<>(database, commits, List.of(new Source()), turn);
    }

    ChangePage read(FeedCursor after, int limit, Duration wait) {
        Instant end = Instant.now().plus(wait);
        // The feed reads on a connection of its own; whoever needs a second one while holding it may wait for ever.
        caller.sight();
        FeedPage<Optional<Change>> page = feed.read(after, List.of(), limit, wait);
        while (tellsNothing(page) && (page.more() || Instant.now().isBefore(end))) {
            page = feed.read(page.cursor(), List.of(), limit, left(end));
        }
        return ChangePage.of(page);
    }

    /// Whether there are changes, but none that the caller sees: they are passed over, and the wait goes on.
    private static boolean tellsNothing(FeedPage<Optional<Change>> page) {
        return !page.changes().isEmpty() && page.changes().stream().allMatch(Optional::isEmpty);
    }

    private static Duration left(Instant end) {
        Duration left = Duration.between(Instant.now(), end);
        return left.isPositive() ? left : Duration.ZERO;
    }

    private final class Source implements ChangeSource<Optional<Change>> {
        @Override
        public String kind() {
            return ChangeKind.SIGNAL.name();
        }

        @Override
        public List<Positioned<Optional<Change>>> after(
                Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
            Condition seen = caller.sight().changes("signal_change");
            List<Positioned<Optional<Change>>> changes = new ArrayList<>();
            boolean complete = true;
            try (PreparedStatement statement = connection.prepareStatement(AFTER.formatted(seen.sql()))) {
                int next = between(statement, seen.bind(statement, 1), after, horizon);
                statement.setInt(next, room.limit());
                try (ResultSet row = statement.executeQuery()) {
                    while (complete && row.next()) {
                        complete = room.take(CHANGE_BYTES);
                        if (complete) {
                            changes.add(new Positioned<>(place(row), Optional.of(change(row))));
                        }
                    }
                }
            }
            if (complete && changes.size() < room.limit() && !seen.equals(Condition.TRUE)) {
                FeedCursor reached =
                        changes.isEmpty() ? after : changes.getLast().position();
                changes.addAll(last(connection, reached, horizon));
            }
            return changes;
        }

        /// The place of the last change that is not seen, if one lies behind those that are: the cursor moves
        /// on although nothing more is told. That row is on disk, so the cursor does not lie beyond what
        /// has ended.
        private List<Positioned<Optional<Change>>> last(Connection connection, FeedCursor reached, long horizon)
                throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement(LAST)) {
                between(statement, 1, reached, horizon);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? List.of(new Positioned<>(place(row), Optional.empty())) : List.of();
                }
            }
        }

        /// @return the number of the placeholder that follows
        private int between(PreparedStatement statement, int first, FeedCursor after, long horizon)
                throws SQLException {
            statement.setString(first, Long.toString(after.transaction()));
            statement.setLong(first + 1, after.number());
            statement.setString(first + 2, Long.toString(horizon));
            return first + 3;
        }

        private FeedCursor place(ResultSet row) throws SQLException {
            return new FeedCursor(row.getLong("writer"), row.getLong("change_no"));
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
