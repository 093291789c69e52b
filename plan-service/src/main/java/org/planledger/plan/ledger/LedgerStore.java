package org.planledger.plan.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.feed.ChangeSource.Positioned;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.plan.access.Sight;
import org.planledger.plan.database.Conditions;
import org.planledger.plan.database.Database;
import org.planledger.plan.database.FeedRows;

/// Keeps the entries.
@ApplicationScoped
class LedgerStore {
    private static final String SELECT = """
            select entry.*, resolution.id as resolved_by
            from ledger_entry entry
            left join ledger_entry resolution on resolution.about = entry.id and resolution.kind = 'RESOLUTION'
            where\s""";

    private static final String MEASURES = """
            select measure.*, id::text as code, 1::bigint as version, recorded_at as changed_at,
                   changed_in::text::bigint as writer, null::bigint as resolved_by
            from (select * from ledger_entry where kind = 'MEASURE') as measure
            """;

    private static final String PLACES = """
            select changed_in::text::bigint as writer, change_no
            from (select * from ledger_entry where kind = 'MEASURE') as measure
            """;

    private static final int MEASURES_AT_A_TIME = 200;

    /// About as much as a measure takes beside its text.
    private static final long MEASURE_BYTES = 300;
    private static final long BYTES_OF_CHARACTER = 3;

    private final Database database;

    LedgerStore(Database database) {
        this.database = database;
    }

    boolean hasTask(String plan, String task) {
        return database.exists("select from task where plan = ? and number = ?", plan, task);
    }

    /// Whether who sees so much sees the entries on a task of a plan, if there is one.
    boolean isSeen(String plan, String task, Sight sight) {
        Condition seen = sight.entries("entry");
        List<Object> arguments = new ArrayList<>(List.of(plan, task));
        arguments.addAll(seen.arguments());
        return database.exists(
                "select from (select ?::text as plan, ?::text as task) as entry where " + seen.sql(),
                arguments.toArray());
    }

    Optional<LedgerEntry> find(String plan, long id, Sight sight) {
        Conditions conditions = new Conditions()
                .and("entry.plan = ? and entry.id = ?", plan, id)
                .and(sight.entries("entry"));
        return database.first(SELECT + conditions.sql(), LedgerStore::entry, conditions.argumentsAnd());
    }

    Optional<LedgerEntry> findByKey(String plan, String task, String key) {
        return database.first(
                SELECT + "entry.plan = ? and entry.task = ? and entry.idempotency_key = ?",
                LedgerStore::entry,
                plan,
                task,
                key);
    }

    /// @param task null for all tasks of the plan
    List<LedgerEntry> list(String plan, String task, EntryFilter filter, long after, int limit, Sight sight) {
        Conditions conditions = new Conditions()
                .and(sight.entries("entry"))
                .and("entry.plan = ?", plan)
                .and("entry.task = ?", task)
                .and("entry.id > ?", after)
                .and("entry.kind = ?", filter.kind == null ? null : filter.kind.name())
                .and("entry.kind = 'PROBLEM' and (resolution.id is null) = ?", filter.open)
                .and("""
                        exists (select from task join task_unit on task_unit.plan = task.plan
                                and task_unit.task = task.ordinal
                            where task.plan = entry.plan and task.number = entry.task and task_unit.unit = ?)
                        """, filter.unit);
        return database.list(
                SELECT + conditions.sql() + " order by entry.id limit ?",
                LedgerStore::entry,
                conditions.argumentsAnd(limit));
    }

    LedgerEntry add(String plan, String task, NewEntry posted, String postedBy, String key) {
        String sql = """
                insert into ledger_entry (plan, task, kind, text, promised_month, about, posted_by, idempotency_key)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                returning *, null::bigint as resolved_by
                """;
        return database.first(
                        sql,
                        LedgerStore::entry,
                        plan,
                        task,
                        posted.kind(),
                        posted.text(),
                        posted.promisedMonth(),
                        posted.about(),
                        postedBy,
                        key)
                .orElseThrow();
    }

    /// The transaction that has written an entry.
    long transactionOf(long id) {
        return database.first(
                        "select changed_in::text::bigint from ledger_entry where id = ?", row -> row.getLong(1), id)
                .orElseThrow();
    }

    static List<Positioned<Optional<Published<LedgerEntry>>>> measures(
            Connection connection, FeedCursor after, long horizon, PageRoom room, Sight sight) throws SQLException {
        List<Positioned<Published<LedgerEntry>>> found = new ArrayList<>();
        boolean complete = fill(found, connection, after, horizon, room, sight);
        return FeedRows.upToTheUnseen(connection, found, complete && !sight.isWhole(), PLACES, after, horizon);
    }

    /// @return whether these are all that there are
    private static boolean fill(
            List<Positioned<Published<LedgerEntry>>> found,
            Connection connection,
            FeedCursor after,
            long horizon,
            PageRoom room,
            Sight sight)
            throws SQLException {
        Condition seen = sight.entries("measure");
        FeedCursor reached = after;
        while (found.size() < room.limit()) {
            int wanted = Math.min(MEASURES_AT_A_TIME, room.limit() - found.size());
            List<Positioned<Published<LedgerEntry>>> some =
                    FeedRows.read(connection, MEASURES, seen, LedgerStore::entry, reached, horizon, wanted);
            for (Positioned<Published<LedgerEntry>> measure : some) {
                long characters = measure.change().value().text().length();
                if (!room.take(MEASURE_BYTES + BYTES_OF_CHARACTER * characters)) {
                    return false;
                }
                found.add(measure);
            }
            if (some.size() < wanted) {
                return true;
            }
            reached = found.getLast().position();
        }
        return false;
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        EntryKind kind = EntryKind.valueOf(row.getString("kind"));
        LocalDate promised = row.getObject("promised_month", LocalDate.class);
        Long resolvedBy = row.getObject("resolved_by", Long.class);
        return new LedgerEntry(
                row.getLong("id"),
                row.getString("plan"),
                row.getString("task"),
                kind,
                row.getString("text"),
                promised == null ? null : YearMonth.from(promised),
                row.getObject("about", Long.class),
                kind == EntryKind.PROBLEM ? (Boolean) (resolvedBy == null) : null,
                resolvedBy,
                row.getString("posted_by"),
                row.getObject("recorded_at", OffsetDateTime.class));
    }
}
