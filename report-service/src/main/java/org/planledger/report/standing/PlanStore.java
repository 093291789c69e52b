package org.planledger.report.standing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.report.access.Sight;
import org.planledger.report.answer.Comparator;
import org.planledger.report.answer.Strength;
import org.planledger.report.attainment.Aggregation;
import org.planledger.report.attainment.Baseline;
import org.planledger.report.attainment.Direction;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Milestone;
import org.planledger.report.attainment.Recurrence;
import org.planledger.report.attainment.Reporting;
import org.planledger.report.attainment.TargetStatus;
import org.planledger.report.attainment.ThresholdScheme;
import org.planledger.report.attainment.Thresholds;
import org.planledger.report.copy.CopiedRevision;
import org.planledger.report.copy.Months;
import org.planledger.report.copy.Snapshot;

/// Reads from the copy what results are made from: a fixed number of queries, however many plans and targets.
@ApplicationScoped
public class PlanStore {
    private static final String HEAD = """
            select plan.to_month, coalesce(data_version.version, 0), plan.status = 'DRAFT', plan.region
            from plan left join data_version on data_version.plan = plan.code
            where plan.code = ?
            """;
    private static final String PLAN_OF_TARGET = "select plan from target where id = ? and ";
    private static final String TASKS_THAT_SAY =
            "select number from task where plan = ? and position(lower(?) in lower(text)) > 0";
    private static final String WINDOW_OF_PLAN = "select from_month, to_month from plan where code = ?";
    private static final String WINDOW_OF_TARGET = "select from_month, to_month from target where id = ?";
    private static final String PLANS = """
            select code, region, status, threshold_scheme, on_track_from, behind_from, near_from, yellow_from_points,
                   red_above_points
            from plan where code = any (?)
            """;
    private static final String PARTS = "select plan, title from part where plan = any (?) order by plan, ordinal";
    private static final String TASKS = """
            select task.plan, task.number, task.ordinal, task.part, task.title, units.*
            from task cross join lateral (
                select coalesce(array_agg(unit order by ordinal) filter (where role = 'LEAD'), '{}') as lead,
                       coalesce(array_agg(unit order by ordinal) filter (where role = 'COOPERATING'), '{}') as cooperating,
                       coalesce(array_agg(unit order by ordinal) filter (where role = 'PARTICIPATING'), '{}') as participating
                from task_unit where task_unit.plan = task.plan and task_unit.task = task.number
            ) as units
            where task.plan = any (?)
            """;
    private static final String UNIT_NAMES = """
            select code, name from unit
            where code in (select unit from task_unit where plan = any (?) and role = 'LEAD')
            """;
    /// Of plans (1), all or those with an id (2 and 3).
    static final String TARGETS = """
            select plan, id, task, indicator, target.region, region.name, status, comparator, value, value_high, tolerance,
                   measure, recurrence, from_month, to_month, baseline_period, baseline_value, milestone_months,
                   milestone_values, strength, weight, phrase, revisions
            from target left join region on region.code = target.region
            where plan = any (?) and (?::text[] is null or id = any (?))
            order by plan
            """;
    /// Those that a query names, and what they are computed from.
    static final String INDICATORS = """
            with recursive needed (code) as (
                %s
                union
                select component
                from needed join indicator using (code),
                     unnest(array[indicator.numerator, indicator.denominator]) as component
                where component is not null
            )
            select code, name, unit, direction, decimals, frequency, aggregation, reporting, due_day,
                   combined_first_months, numerator, denominator, factor
            from needed join indicator using (code)
            """;

    private final AgroalDataSource database;
    private final Snapshot snapshot;
    private final StoredHolidays holidays;

    PlanStore(AgroalDataSource database, Snapshot snapshot, StoredHolidays holidays) {
        this.database = database;
        this.snapshot = snapshot;
        this.holidays = holidays;
    }

    /// What must be known of a plan before its results are looked for.
    ///
    /// @param to the last month of its window
    /// @param version the version of the data that its results are made from
    /// @param region the code of the region that it is of
    public record Head(YearMonth to, long version, boolean draft, String region) {
        public boolean isSeenBy(Sight sight) {
            return sight.seesPlan(draft, region);
        }
    }

    /// The code of the plan that a target belongs to; empty when there is no such target for the login.
    public Optional<String> planOf(String target, Sight sight) {
        Condition seen = sight.targets("target");
        return one(PLAN_OF_TARGET + seen.sql(), target, seen, row -> row.getString(1));
    }

    /// The numbers of the tasks of a plan whose texts contain a text, whatever its case.
    public Set<String> tasksThatSay(String plan, String text) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TASKS_THAT_SAY)) {
            statement.setString(1, plan);
            statement.setString(2, text);
            Set<String> tasks = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    tasks.add(row.getString(1));
                }
            }
            return tasks;
        } catch (SQLException failed) {
            throw new IllegalStateException("the copy could not be read", failed);
        }
    }

    public Optional<Head> head(String plan) {
        return one(
                HEAD,
                plan,
                Condition.TRUE,
                row -> new Head(Months.ofNumber(row.getInt(1)), row.getLong(2), row.getBoolean(3), row.getString(4)));
    }

    /// Empty when there is no such plan.
    public Optional<Window> windowOfPlan(String plan) {
        return one(WINDOW_OF_PLAN, plan, Condition.TRUE, PlanStore::window);
    }

    /// Empty when there is no such target.
    public Optional<Window> windowOfTarget(String target) {
        return one(WINDOW_OF_TARGET, target, Condition.TRUE, PlanStore::window);
    }

    private static Window window(ResultSet row) throws SQLException {
        return new Window(Months.ofNumber(row.getInt(1)), Months.ofNumber(row.getInt(2)));
    }

    /// What is read.
    ///
    /// @param plans the codes of the plans
    /// @param targets the ids of the only targets that are wanted; null for all of the plans
    /// @param knownAt the moment up to which recorded figures count; null for all that are known now
    /// @param basis by which goal targets are judged that were revised
    /// @param withOrigins whether it is also read of which revision each figure is
    record Wanted(
            Collection<String> plans, Collection<String> targets, Instant knownAt, Basis basis, boolean withOrigins) {
        static Wanted ofNow(Collection<String> plans) {
            return new Wanted(plans, null, null, Basis.PRESENT, false);
        }
    }

    /// Reads plans at one moment, though followers write meanwhile, and piece by piece, so that the figures of no more
    /// targets are in memory at once than one piece has.
    ///
    /// @param atOnce the most targets in a piece
    /// @param taker is given each plan that is there at least once, and each of its targets once
    void read(Wanted wanted, int atOnce, Consumer<StoredPlan> taker) {
        try {
            snapshot.read(connection -> {
                read(connection, wanted, atOnce, taker);
                return null;
            });
        } catch (SQLException failed) {
            throw new IllegalStateException("the plans could not be read from the copy", failed);
        }
    }

    /// The same by a connection of a snapshot, by which more is read.
    void read(Connection connection, Wanted wanted, int atOnce, Consumer<StoredPlan> taker) throws SQLException {
        Array codes = connection.createArrayOf("text", wanted.plans().toArray());
        Array ids = wanted.targets() == null
                ? null
                : connection.createArrayOf("text", wanted.targets().toArray());
        Map<String, StoredPlan> plans = plans(connection, codes);
        Set<String> without = new HashSet<>(plans.keySet());
        List<PlanTarget> piece = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(TARGETS)) {
            statement.setArray(1, codes);
            statement.setArray(2, ids);
            statement.setArray(3, ids);
            statement.setFetchSize(atOnce);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String plan = row.getString("plan");
                    // The feeds are followed each on its own, so that a target may be there before its plan.
                    if (plans.containsKey(plan)) {
                        without.remove(plan);
                        piece.add(new PlanTarget(plans.get(plan), target(row).by(wanted.basis())));
                        if (piece.size() == atOnce) {
                            hand(connection, piece, wanted, taker);
                            piece.clear();
                        }
                    }
                }
            }
        }
        hand(connection, piece, wanted, taker);
        without.forEach(plan -> taker.accept(plans.get(plan)));
    }

    private record PlanTarget(StoredPlan plan, StoredTarget target) {}

    private static void hand(Connection connection, List<PlanTarget> piece, Wanted wanted, Consumer<StoredPlan> taker)
            throws SQLException {
        if (piece.isEmpty()) {
            return;
        }
        List<StoredTarget> targets = piece.stream().map(PlanTarget::target).toList();
        StoredFigures figures =
                FigureReader.read(connection, targets, piece.getFirst().plan().indicators(), wanted);
        Map<StoredPlan, List<StoredTarget>> byPlan = new IdentityHashMap<>();
        piece.forEach(each ->
                byPlan.computeIfAbsent(each.plan(), plan -> new ArrayList<>()).add(each.target()));
        byPlan.forEach((plan, ofPlan) -> taker.accept(plan.with(ofPlan, figures)));
    }

    /// A plan without its targets; null when there is no such plan.
    StoredPlan plan(Connection connection, String code) throws SQLException {
        return plans(connection, connection.createArrayOf("text", new Object[] {code}))
                .get(code);
    }

    /// The plans by their codes, without their targets.
    private Map<String, StoredPlan> plans(Connection connection, Array codes) throws SQLException {
        StoredIndicators indicators = new StoredIndicators(holidays.workingDays(connection));
        each(
                connection,
                INDICATORS.formatted("select indicator from target where plan = any (?)"),
                codes,
                row -> indicators.add(indicator(row)));
        Map<String, Map<String, StoredPlan.Task>> tasks = new HashMap<>();
        each(
                connection,
                TASKS,
                codes,
                row -> tasks.computeIfAbsent(row.getString("plan"), plan -> new HashMap<>())
                        .put(row.getString("number"), task(row)));
        Map<String, String> unitNames = new HashMap<>();
        each(connection, UNIT_NAMES, codes, row -> unitNames.put(row.getString("code"), row.getString("name")));
        Map<String, List<String>> partTitles = new HashMap<>();
        each(
                connection,
                PARTS,
                codes,
                row -> partTitles
                        .computeIfAbsent(row.getString("plan"), plan -> new ArrayList<>())
                        .add(row.getString("title")));
        Map<String, StoredPlan> plans = new HashMap<>();
        each(connection, PLANS, codes, row -> {
            String plan = row.getString("code");
            plans.put(
                    plan,
                    new StoredPlan(
                            plan,
                            row.getString("region"),
                            row.getString("status").equals("DRAFT"),
                            row.getString("status").equals("IN_FORCE"),
                            thresholds(row),
                            partTitles.getOrDefault(plan, List.of()),
                            tasks.getOrDefault(plan, Map.of()),
                            unitNames,
                            List.of(),
                            indicators,
                            new StoredFigures()));
        });
        return plans;
    }

    private static Thresholds thresholds(ResultSet row) throws SQLException {
        return new Thresholds(
                constant(ThresholdScheme.class, row.getString("threshold_scheme")),
                row.getBigDecimal("on_track_from"),
                row.getBigDecimal("behind_from"),
                row.getBigDecimal("near_from"),
                row.getBigDecimal("yellow_from_points"),
                row.getBigDecimal("red_above_points"));
    }

    private static StoredPlan.Task task(ResultSet row) throws SQLException {
        return new StoredPlan.Task(
                row.getInt("ordinal"),
                row.getInt("part"),
                row.getString("title"),
                new TaskUnits(texts(row, "lead"), texts(row, "cooperating"), texts(row, "participating")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static StoredTarget target(ResultSet row) throws SQLException {
        return new StoredTarget(
                row.getString("id"),
                row.getString("task"),
                row.getString("indicator"),
                row.getString("region"),
                row.getString("name"),
                new StoredGoal(
                        constant(TargetStatus.class, row.getString("status")),
                        constant(Comparator.class, row.getString("comparator")),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("value_high"),
                        row.getBigDecimal("tolerance"),
                        milestones(row)),
                CopiedRevision.read(row.getString("revisions")).stream()
                        .map(StoredRevision::of)
                        .toList(),
                constant(Measure.class, row.getString("measure")),
                constant(Recurrence.class, row.getString("recurrence")),
                Months.ofNumber(row.getInt("from_month")),
                Months.ofNumber(row.getInt("to_month")),
                baseline(row),
                constant(Strength.class, row.getString("strength")),
                row.getBigDecimal("weight"),
                row.getString("phrase"));
    }

    private static Baseline baseline(ResultSet row) throws SQLException {
        BigDecimal value = row.getBigDecimal("baseline_value");
        Integer period = row.getObject("baseline_period", Integer.class);
        return value == null ? null : new Baseline(period == null ? null : Period.ofNumber(period), value);
    }

    private static List<Milestone> milestones(ResultSet row) throws SQLException {
        Integer[] months = (Integer[]) row.getArray("milestone_months").getArray();
        BigDecimal[] values = (BigDecimal[]) row.getArray("milestone_values").getArray();
        return StoredGoal.milestones(List.of(months), List.of(values));
    }

    static StoredIndicators.Row indicator(ResultSet row) throws SQLException {
        return new StoredIndicators.Row(
                row.getString("code"),
                row.getString("name"),
                row.getString("unit"),
                constant(Direction.class, row.getString("direction")),
                row.getInt("decimals"),
                constant(Frequency.class, row.getString("frequency")),
                constant(Aggregation.class, row.getString("aggregation")),
                constant(Reporting.class, row.getString("reporting")),
                row.getObject("due_day", Integer.class),
                row.getBoolean("combined_first_months"),
                row.getString("numerator"),
                row.getString("denominator"),
                row.getBigDecimal("factor"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }

    @FunctionalInterface
    private interface Row<T> {
        T map(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface EachRow {
        void take(ResultSet row) throws SQLException;
    }

    /// @param further the condition at the end of the statement, behind that on the key
    private <T> Optional<T> one(String sql, String key, Condition further, Row<T> mapping) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            further.bind(statement, 2);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(mapping.map(row)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the copy could not be read", failed);
        }
    }

    private static void each(Connection connection, String sql, Array codes, EachRow taker) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, codes);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taker.take(row);
                }
            }
        }
    }
}
