package org.planledger.indicator.target;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.planledger.indicator.definition.DefinitionLock;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.feed.ChangeSource;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.kernel.feed.Tombstones;

/// The targets in the order in which they were written last, as far as the caller sees them, or saw them where
/// they were before. Empty stands for changes of others up to there.
@ApplicationScoped
public class TargetChanges implements ChangeSource<Optional<Published<Target>>>, Tombstones {
    private static final int ROWS_AT_A_TIME = 50;
    private static final String AFTER = """
            select changed_in::text::bigint as transaction, change_no, changed_at,
                not deleted and %s as is_shown,
                (select count(*) from milestone where target = id) as milestones,
                coalesce(octet_length(phrase), 0) + coalesce(octet_length(revisions), 0) as text_bytes,
                %s
            from target
            where %s and (changed_in, change_no) > (?::text::xid8, ?) and changed_in < ?::text::xid8
            order by changed_in, change_no
            limit ?
            """;

    private final Caller caller;

    TargetChanges(Caller caller) {
        this.caller = caller;
    }

    @Override
    public String kind() {
        return "TARGET";
    }

    @Override
    public List<Positioned<Optional<Published<Target>>>> after(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        Sight sight = caller.sight();
        Condition shown = sight.targets("target");
        Condition columns = TargetRows.columns(sight);
        Condition told = told(sight, shown);
        List<Positioned<Optional<Published<Target>>>> changes = new ArrayList<>();
        boolean complete;
        try (PreparedStatement statement =
                connection.prepareStatement(AFTER.formatted(shown.sql(), columns.sql(), told.sql()))) {
            int place = Arguments.bind(statement, 1, shown.arguments());
            place = Arguments.bind(statement, place, columns.arguments());
            place = Arguments.bind(statement, place, told.arguments());
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
                        changes.add(change(row));
                    }
                }
                complete = fits && changes.size() < room.limit();
            }
        }
        if (complete && !sight.isWhole()) {
            Unseen.addLast(connection, "target", changes, after, horizon);
        }
        return changes;
    }

    private static Condition told(Sight sight, Condition shown) {
        return sight.isWhole()
                ? shown
                : shown.or(sight.targets("former")
                        .in("exists (select from target_former_place former where former.target = target.id and %s)"));
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

    private static Positioned<Optional<Published<Target>>> change(ResultSet row) throws SQLException {
        Target target = row.getBoolean("is_shown") ? TargetRows.target(row) : null;
        return new Positioned<>(
                new FeedCursor(row.getLong("transaction"), row.getLong("change_no")),
                Optional.of(new Published<>(
                        row.getString("id"), row.getObject("changed_at", OffsetDateTime.class), target)));
    }
}
