package org.planledger.plan.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.planledger.kernel.feed.ChangeSource.Positioned;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.PageRoom;
import org.planledger.kernel.feed.Published;
import org.planledger.plan.database.Conditions;
import org.planledger.plan.database.Database;
import org.planledger.plan.database.FeedRows;
import org.planledger.plan.database.Rows;

/// Keeps the plans: the head of each in one row, its tree through [PlanTrees].
@ApplicationScoped
class PlanStore {
    private static final String HEAD = """
            select title, document_number, issuer, issued_on, region, from_month, to_month, status, superseded_by,
                threshold_scheme, on_track_from, behind_from, near_from, yellow_from_points, red_above_points,
                superior_plan, deleted,
            """ + FeedRows.COLUMNS + " from plan";

    private static final int PLANS_AT_A_TIME = 64;

    /// About as much as the head of a plan takes.
    private static final long HEAD_BYTES = 1_000;

    private final Database database;

    PlanStore(Database database) {
        this.database = database;
    }

    Optional<StoredPlan> find(String code) {
        return database.with(connection -> {
            Optional<StoredPlan> head =
                    Rows.list(connection, HEAD + " where code = ?", PlanStore::stored, code).stream()
                            .findFirst();
            if (head.isEmpty() || head.get().deleted()) {
                return head;
            }
            Plan whole =
                    PlanTrees.read(connection, Map.of(code, head.get().plan())).get(code);
            return Optional.of(
                    new StoredPlan(whole, head.get().version(), head.get().transaction(), false));
        });
    }

    boolean exists(String code) {
        return database.exists("select from plan where code = ? and not deleted", code);
    }

    List<PlanEntry> list(PlanFilter filter, String afterCode, int limit) {
        Conditions conditions = new Conditions()
                .and("code > ?", afterCode)
                .and("region = ?", filter.region)
                .and("status = ?", filter.status)
                .and("? between from_month and to_month", filter.month)
                .andContains(filter.q, "title", "document_number", "code");
        String sql = """
                select code, title, document_number, issuer, issued_on, region, from_month, to_month, status,
                    superior_plan, (select count(*) from task where task.plan = plan.code) as tasks
                from plan where not deleted and %s order by code limit ?
                """;
        return database.list(sql.formatted(conditions.sql()), PlanStore::entry, conditions.argumentsAnd(limit));
    }

    /// Whether the plan is a superior of the other one, directly or over several steps.
    boolean isAbove(String code, String other) {
        return database.exists("""
                with recursive above(code) as (
                    select superior_plan from plan where code = ?
                    union
                    select plan.superior_plan from plan join above on plan.code = above.code
                )
                select from above where code = ?
                """, other, code);
    }

    /// The codes of the plans that name this one as their superior or their successor.
    List<String> referringTo(String code) {
        return database.list(
                "select code from plan where (superior_plan = ? or superseded_by = ?) and not deleted order by code",
                row -> row.getString(1),
                code,
                code);
    }

    /// Writes the plan with its whole tree and gives its new version.
    long write(Plan plan) {
        long version = writeHead(plan);
        database.with(connection -> {
            PlanTrees.replace(connection, plan);
            return null;
        });
        return version;
    }

    /// Writes what belongs to the plan as a whole and leaves its tree alone.
    long writeHead(Plan plan) {
        String sql = """
                insert into plan as known (code, title, document_number, issuer, issued_on, region, from_month,
                    to_month, status, superseded_by, threshold_scheme, on_track_from, behind_from, near_from,
                    yellow_from_points, red_above_points, superior_plan)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict on constraint plan_pk do update
                set title = excluded.title, document_number = excluded.document_number, issuer = excluded.issuer,
                    issued_on = excluded.issued_on, region = excluded.region, from_month = excluded.from_month,
                    to_month = excluded.to_month, status = excluded.status, superseded_by = excluded.superseded_by,
                    threshold_scheme = excluded.threshold_scheme, on_track_from = excluded.on_track_from,
                    behind_from = excluded.behind_from, near_from = excluded.near_from,
                    yellow_from_points = excluded.yellow_from_points, red_above_points = excluded.red_above_points,
                    superior_plan = excluded.superior_plan, deleted = false,
                    version = known.version + 1, changed_in = default, change_no = default, changed_at = default
                returning version
                """;
        return database.first(
                        sql,
                        row -> row.getLong(1),
                        plan.code(),
                        plan.title(),
                        plan.documentNumber(),
                        plan.issuer(),
                        plan.issuedOn(),
                        plan.region(),
                        plan.from(),
                        plan.to(),
                        plan.status(),
                        plan.supersededBy(),
                        plan.thresholds().scheme(),
                        plan.thresholds().onTrackFrom(),
                        plan.thresholds().behindFrom(),
                        plan.thresholds().nearFrom(),
                        plan.thresholds().yellowFromPoints(),
                        plan.thresholds().redAbovePoints(),
                        plan.superiorPlan())
                .orElseThrow();
    }

    /// Leaves a tombstone in place of the plan and gives its version.
    long withdraw(String code) {
        database.with(connection -> {
            PlanTrees.clear(connection, code);
            return null;
        });
        return database.first("""
                        update plan set deleted = true, superior_plan = null, version = version + 1,
                            changed_in = default, change_no = default, changed_at = default
                        where code = ? returning version
                        """, row -> row.getLong(1), code).orElseThrow();
    }

    /// Some plans at a time, and the trees only of those that have room: whole plans are large, and nobody
    /// knows how large before they are read.
    static List<Positioned<Published<Plan>>> changes(
            Connection connection, FeedCursor after, long horizon, PageRoom room) throws SQLException {
        List<Positioned<Published<Plan>>> changes = new ArrayList<>();
        FeedCursor reached = after;
        while (changes.size() < room.limit()) {
            int most = Math.min(PLANS_AT_A_TIME, room.limit() - changes.size());
            List<Positioned<Published<Plan>>> heads = FeedRows.read(
                    connection, HEAD, row -> row.getBoolean("deleted") ? null : head(row), reached, horizon, most);
            List<Positioned<Published<Plan>>> fitting = thoseWithRoom(connection, heads, room);
            Map<String, Plan> whole = PlanTrees.read(connection, headsByCode(fitting));
            for (Positioned<Published<Plan>> head : fitting) {
                Published<Plan> published = head.change();
                changes.add(new Positioned<>(
                        head.position(),
                        new Published<>(published.key(), published.changedAt(), whole.get(published.key()))));
            }
            if (heads.size() < most || fitting.size() < heads.size()) {
                return changes;
            }
            reached = heads.getLast().position();
        }
        return changes;
    }

    private static List<Positioned<Published<Plan>>> thoseWithRoom(
            Connection connection, List<Positioned<Published<Plan>>> heads, PageRoom room) throws SQLException {
        Map<String, Long> sizes = PlanTrees.sizes(connection, headsByCode(heads).keySet());
        return heads.stream()
                .takeWhile(head ->
                        room.take(HEAD_BYTES + sizes.getOrDefault(head.change().key(), 0L)))
                .toList();
    }

    private static Map<String, Plan> headsByCode(List<Positioned<Published<Plan>>> heads) {
        return heads.stream()
                .map(Positioned::change)
                .filter(published -> !published.isWithdrawn())
                .collect(Collectors.toMap(Published::key, Published::value));
    }

    private static StoredPlan stored(ResultSet row) throws SQLException {
        return new StoredPlan(head(row), row.getLong("version"), row.getLong("writer"), row.getBoolean("deleted"));
    }

    private static Plan head(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("code"),
                row.getString("title"),
                row.getString("document_number"),
                row.getString("issuer"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("region"),
                month(row, "from_month"),
                month(row, "to_month"),
                PlanStatus.valueOf(row.getString("status")),
                row.getString("superseded_by"),
                new Thresholds(
                        ThresholdScheme.valueOf(row.getString("threshold_scheme")),
                        row.getBigDecimal("on_track_from"),
                        row.getBigDecimal("behind_from"),
                        row.getBigDecimal("near_from"),
                        row.getBigDecimal("yellow_from_points"),
                        row.getBigDecimal("red_above_points")),
                null,
                row.getString("superior_plan"),
                null,
                null);
    }

    private static PlanEntry entry(ResultSet row) throws SQLException {
        return new PlanEntry(
                row.getString("code"),
                row.getString("title"),
                row.getString("document_number"),
                row.getString("issuer"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("region"),
                month(row, "from_month"),
                month(row, "to_month"),
                PlanStatus.valueOf(row.getString("status")),
                row.getString("superior_plan"),
                row.getInt("tasks"));
    }

    private static YearMonth month(ResultSet row, String column) throws SQLException {
        return YearMonth.from(row.getObject(column, LocalDate.class));
    }
}
