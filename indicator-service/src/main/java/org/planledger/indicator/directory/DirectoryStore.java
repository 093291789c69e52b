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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keeps what plan-service has published, and the cursor up to which it was read.
@ApplicationScoped
class DirectoryStore {
    private final AgroalDataSource database;

    DirectoryStore(AgroalDataSource database) {
        this.database = database;
    }

    /// What is known of a region, a plan and a task of it.
    record Known(boolean region, boolean plan, boolean task) {}

    Known known(String region, String plan, String task) {
        String sql = """
                select exists (select from known_region where code = ?),
                    exists (select from known_plan where code = ?),
                    exists (select from known_task where plan = ? and number = ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, region);
            statement.setString(2, plan);
            statement.setString(3, plan);
            statement.setString(4, task);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Known(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the known regions and plans could not be read", failed);
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

    /// How much is known.
    record Size(long regions, long plans) {}

    Size size() {
        String sql = "select (select count(*) from known_region), (select count(*) from known_plan)";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Size(row.getLong(1), row.getLong(2));
        } catch (SQLException failed) {
            throw new IllegalStateException("the known regions and plans could not be counted", failed);
        }
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
                insert into known_plan (code, reading)
                select unnest(?::text[]), (select reading from plan_feed)
                on conflict on constraint known_plan_pk do update set reading = excluded.reading
                """, plans);
        addTasks(connection, page.plans());
    }

    private static void addTasks(Connection connection, List<PlanPage.PlanTasks> plans) throws SQLException {
        List<String> owners = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<String> plansOfUnits = new ArrayList<>();
        List<String> tasksOfUnits = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (PlanPage.PlanTasks plan : plans) {
            for (PlanPage.KnownTask task : plan.tasks()) {
                owners.add(plan.plan());
                numbers.add(task.number());
                for (String unit : task.lead()) {
                    plansOfUnits.add(plan.plan());
                    tasksOfUnits.add(task.number());
                    units.add(unit);
                }
            }
        }
        run(connection, "insert into known_task select * from unnest(?::text[], ?::text[])", owners, numbers);
        run(
                connection,
                "insert into known_task_unit select distinct * from unnest(?::text[], ?::text[], ?::text[])",
                plansOfUnits,
                tasksOfUnits,
                units);
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
