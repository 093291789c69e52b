package org.planledger.plan.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.planledger.plan.access.Sight;
import org.planledger.plan.database.Conditions;
import org.planledger.plan.database.Database;
import org.planledger.plan.database.FeedRows;
import org.planledger.plan.database.Rows;

/// Keeps the plans: the head of each in one row, its tree through [PlanTrees].
@ApplicationScoped
class PlanStore {
    static final String HEAD = """
            select title, document_number, issuer, issued_on, region, from_month, to_month, status, superseded_by,
                threshold_scheme, on_track_from, behind_from, near_from, yellow_from_points, red_above_points,
                superior_plan, deleted,
            """ + FeedRows.COLUMNS + " from plan";

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

    /// Whether there is such a plan for who sees so much.
    boolean exists(String code, Sight sight) {
        Conditions conditions =
                new Conditions().and("code = ?", code).and("not deleted").and(sight.plans("plan"));
        return database.exists("select from plan where " + conditions.sql(), conditions.argumentsAnd());
    }

    void keepAsItIs(String code) {
        database.exists("select from plan where code = ? for share", code);
    }

    /// The region of a plan, also of a withdrawn one, for who sees it.
    Optional<String> region(String code, Sight sight) {
        Conditions conditions = new Conditions().and("code = ?", code).and(sight.plans("plan"));
        return database.first(
                "select region from plan where " + conditions.sql(),
                row -> row.getString("region"),
                conditions.argumentsAnd());
    }

    /// Those of the codes whose plans are there, but not for who sees so much.
    Set<String> unseen(Connection connection, Collection<String> codes, Sight sight) throws SQLException {
        if (sight.isWhole() || codes.isEmpty()) {
            return Set.of();
        }
        Conditions conditions = new Conditions()
                .and("code = any (?)", codes)
                .and(sight.plans("plan").in("not %s"));
        return Set.copyOf(Rows.list(
                connection,
                "select code from plan where " + conditions.sql(),
                row -> row.getString("code"),
                conditions.argumentsAnd()));
    }

    List<PlanEntry> list(PlanFilter filter, String afterCode, int limit, Sight sight) {
        Conditions conditions = new Conditions()
                .and(sight.plans("plan"))
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
        return database.with(connection -> {
            List<PlanEntry> entries = Rows.list(
                    connection, sql.formatted(conditions.sql()), PlanStore::entry, conditions.argumentsAnd(limit));
            Set<String> superiors = entries.stream()
                    .map(PlanEntry::superiorPlan)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            Set<String> unseen = unseen(connection, superiors, sight);
            return entries.stream().map(entry -> entry.without(unseen)).toList();
        });
    }

    /// The plan without the codes of other plans that are not there for who sees so much.
    Plan shown(Plan plan, Sight sight) {
        return database.with(
                connection -> shown(connection, List.of(plan), sight).getFirst());
    }

    /// The same for many plans.
    List<Plan> shown(Connection connection, Collection<Plan> plans, Sight sight) throws SQLException {
        Set<String> named = plans.stream()
                .flatMap(plan -> Stream.of(plan.superiorPlan(), plan.supersededBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> unseen = unseen(connection, named, sight);
        return plans.stream().map(plan -> plan.without(unseen)).toList();
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

    /// The codes of the plans that name this one as their superior or their successor, of those that there
    /// are for who sees so much.
    List<String> referringTo(String code, Sight sight) {
        Conditions conditions = new Conditions()
                .and("(superior_plan = ? or superseded_by = ?) and not deleted", code, code)
                .and(sight.plans("plan"));
        return database.list(
                "select code from plan where " + conditions.sql() + " order by code",
                row -> row.getString(1),
                conditions.argumentsAnd());
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
                    former_regions = case when excluded.region = known.region
                        then known.former_regions
                        else array_append(array_remove(known.former_regions, known.region), known.region) end,
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

    private static StoredPlan stored(ResultSet row) throws SQLException {
        return new StoredPlan(head(row), row.getLong("version"), row.getLong("writer"), row.getBoolean("deleted"));
    }

    static Plan head(ResultSet row) throws SQLException {
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
