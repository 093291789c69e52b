package org.planledger.indicator.directory;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.access.ReachedRegions;

/// Keeps what plan-service has published, and the cursor up to which it was read.
@ApplicationScoped
class DirectoryStore {
    private final AgroalDataSource database;

    DirectoryStore(AgroalDataSource database) {
        this.database = database;
    }

    /// What a login sees that does not reach all regions.
    ///
    /// @param drafts whether it may see drafts
    Sight sight(Reach reach, boolean drafts) {
        try (Connection connection = database.getConnection()) {
            ReachedRegions regions = ReachedRegions.read(connection, "known_region", reach);
            return new Sight(reach, drafts, regions.reached(), regions.bound());
        } catch (SQLException failed) {
            throw new IllegalStateException("it could not be read where regions lie", failed);
        }
    }

    /// What is known of a region, a plan and a task of it.
    ///
    /// @param plan null when it is not known
    record Known(boolean region, KnownPlan plan, boolean task) {}

    /// A plan, as far as it decides who sees what hangs on it.
    ///
    /// @param region null when it is not known
    record KnownPlan(boolean draft, String region) {}

    Known known(String region, String plan, String task) {
        String sql = """
                select exists (select from known_region where code = ?),
                    exists (select from known_task where plan = ? and number = ?),
                    known_plan.code is not null, coalesce(known_plan.draft, true), known_plan.region
                from (values (?)) as asked (plan)
                left join known_plan on known_plan.code = asked.plan
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, region);
            statement.setString(2, plan);
            statement.setString(3, task);
            statement.setString(4, plan);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                KnownPlan known = row.getBoolean(3) ? new KnownPlan(row.getBoolean(4), row.getString(5)) : null;
                return new Known(row.getBoolean(1), known, row.getBoolean(2));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the known regions and plans could not be read", failed);
        }
    }

    /// Those of the tasks of a plan that are not known.
    Set<String> unknownTasks(String plan, Collection<String> tasks) {
        Set<String> unknown = new HashSet<>(tasks);
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select number from known_task where plan = ?")) {
            statement.setString(1, plan);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    unknown.remove(row.getString(1));
                }
            }
            return unknown;
        } catch (SQLException failed) {
            throw new IllegalStateException("the known tasks could not be read", failed);
        }
    }

    /// Adds a region that plan-service has and has not published yet. What the feed has brought meanwhile stays: it
    /// may be newer.
    @Transactional
    void add(PlanPage.KnownRegion region) {
        try (Connection connection = database.getConnection()) {
            addRegions(connection, List.of(region), "do nothing");
        } catch (SQLException failed) {
            throw new IllegalStateException("a region could not be added to the known ones", failed);
        }
    }

    private static void addRegions(Connection connection, List<PlanPage.KnownRegion> regions, String ifKnown)
            throws SQLException {
        Map<String, PlanPage.KnownRegion> latest = new LinkedHashMap<>();
        regions.forEach(region -> latest.put(region.code(), region));
        run(
                connection,
                """
                insert into known_region (code, name, parent)
                select * from unnest(?::text[], ?::text[], ?::text[])
                on conflict on constraint known_region_pk\s""" + ifKnown,
                latest.values().stream().map(PlanPage.KnownRegion::code).toList(),
                latest.values().stream().map(PlanPage.KnownRegion::name).toList(),
                latest.values().stream().map(PlanPage.KnownRegion::parent).toList());
    }

    /// How far plan-service's feed was read.
    DirectoryProgress progress() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select cursor, current_at, anew from plan_feed");
                ResultSet row = statement.executeQuery()) {
            row.next();
            OffsetDateTime currentAt = row.getObject(2, OffsetDateTime.class);
            return new DirectoryProgress(
                    row.getString(1), currentAt == null ? null : currentAt.toInstant(), row.getBoolean(3));
        } catch (SQLException failed) {
            throw new IllegalStateException("the progress of plan-service's feed could not be read", failed);
        }
    }

    /// Applies one page together with its cursor: all of it or nothing. Another instance of the service that
    /// has read further in the meantime is not set back, because nothing is applied then.
    ///
    /// @return whether the page was applied
    @Transactional
    boolean apply(String readAfter, PlanPage page) {
        try (Connection connection = database.getConnection()) {
            boolean isNext = advance(connection, readAfter, page);
            if (isNext) {
                write(connection, page);
                endAnew(connection, page);
            }
            return isNext;
        } catch (SQLException failed) {
            throw new IllegalStateException("a page of plan-service's feed could not be applied", failed);
        }
    }

    /// Goes back to the beginning of the feed, because withdrawals behind the cursor are no longer told. What is known
    /// stays until all is known that was committed when the end was first reached again: an older writer may hold
    /// back for a while what was written again during the reading.
    ///
    /// @return whether it was still to be begun
    @Transactional
    boolean beginAnew(String expired) {
        String sql = """
                update plan_feed set cursor = null, reading = reading + 1, anew = true, end_read_at = null
                where cursor is not distinct from ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, expired);
            return statement.executeUpdate() == 1;
        } catch (SQLException failed) {
            throw new IllegalStateException("plan-service's feed could not be begun anew", failed);
        }
    }

    /// Forgets the plans that did not come in this reading, once the copy is whole without them. Regions are never
    /// withdrawn.
    private static void endAnew(Connection connection, PlanPage page) throws SQLException {
        if (page.more()) {
            return;
        }
        String reachEnd = "update plan_feed set end_read_at = coalesce(end_read_at, ?) where anew";
        String end = "update plan_feed set anew = false, current_at = ? where anew and end_read_at <= ?";
        String forget = "delete from known_plan where reading < (select reading from plan_feed)";
        try (PreparedStatement reaching = connection.prepareStatement(reachEnd);
                PreparedStatement ending = connection.prepareStatement(end);
                PreparedStatement forgetting = connection.prepareStatement(forget)) {
            reaching.setObject(1, time(page.readAt()));
            ending.setObject(1, time(page.completeTo()));
            ending.setObject(2, time(page.completeTo()));
            if (reaching.executeUpdate() == 1 && ending.executeUpdate() == 1) {
                forgetting.executeUpdate();
            }
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static void write(Connection connection, PlanPage page) throws SQLException {
        run(connection, "delete from known_region where code = any (?)", page.withdrawnRegions());
        addRegions(connection, page.regions(), "do update set name = excluded.name, parent = excluded.parent");
        run(connection, "delete from known_plan where code = any (?)", page.withdrawnPlans());
        List<String> plans = page.plans().stream().map(PlanPage.PlanTasks::plan).toList();
        run(connection, "delete from known_task where plan = any (?)", plans);
        run(connection, """
                insert into known_plan (code, region, draft, reading)
                select code, region, draft::boolean, (select reading from plan_feed)
                from unnest(?::text[], ?::text[], ?::text[]) as read (code, region, draft)
                on conflict on constraint known_plan_pk do update
                set region = excluded.region, draft = excluded.draft, reading = excluded.reading
                """, plans, regions(page.plans()), texts(page.plans(), plan -> "" + plan.draft()));
        addTasks(connection, page.plans());
    }

    private static List<String> regions(List<PlanPage.PlanTasks> plans) {
        return texts(plans, PlanPage.PlanTasks::region);
    }

    private static List<String> texts(List<PlanPage.PlanTasks> plans, Function<PlanPage.PlanTasks, String> text) {
        // A region may be missing, which a list of the usual kind does not take.
        List<String> texts = new ArrayList<>();
        plans.forEach(plan -> texts.add(text.apply(plan)));
        return texts;
    }

    private static void addTasks(Connection connection, List<PlanPage.PlanTasks> plans) throws SQLException {
        List<String> owners = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<String> plansOfUnits = new ArrayList<>();
        List<String> tasksOfUnits = new ArrayList<>();
        List<String> units = new ArrayList<>();
        List<String> leads = new ArrayList<>();
        for (PlanPage.PlanTasks plan : plans) {
            for (PlanPage.KnownTask task : plan.tasks()) {
                owners.add(plan.plan());
                numbers.add(task.number());
                for (String unit : task.units()) {
                    plansOfUnits.add(plan.plan());
                    tasksOfUnits.add(task.number());
                    units.add(unit);
                    leads.add("" + task.lead().contains(unit));
                }
            }
        }
        run(connection, "insert into known_task select * from unnest(?::text[], ?::text[])", owners, numbers);
        run(connection, """
                insert into known_task_unit (plan, task, unit, leads)
                select plan, task, unit, leads::boolean
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as read (plan, task, unit, leads)
                """, plansOfUnits, tasksOfUnits, units, leads);
    }

    private static boolean advance(Connection connection, String from, PlanPage page) throws SQLException {
        String sql = """
                update plan_feed set cursor = ?, current_at = case when anew then current_at else coalesce(?, current_at) end
                where cursor is not distinct from ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, page.cursor());
            statement.setObject(2, time(page.completeTo()));
            statement.setString(3, from);
            return statement.executeUpdate() == 1;
        }
    }

    @SafeVarargs
    private static void run(Connection connection, String sql, List<String>... columns) throws SQLException {
        if (columns[0].isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i++) {
                statement.setArray(i + 1, connection.createArrayOf("text", columns[i].toArray()));
            }
            statement.executeUpdate();
        }
    }
}
