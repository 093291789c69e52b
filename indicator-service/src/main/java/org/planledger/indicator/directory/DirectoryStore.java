package org.planledger.indicator.directory;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

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

    /// Adds a region that plan-service has and has not published yet.
    @Transactional
    void add(String region) {
        String sql = "insert into known_region values (?) on conflict on constraint known_region_pk do nothing";
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, region);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("a region could not be added to the known ones", failed);
        }
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

    /// The cursor of plan-service's feed up to which it was read; null for the beginning.
    String cursor() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select cursor from plan_feed");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("the cursor of plan-service's feed could not be read", failed);
        }
    }

    /// Applies one page together with its cursor: all of it or nothing. Another instance of the service that
    /// has read further in the meantime is not set back, because nothing is applied then.
    @Transactional
    void apply(String readAfter, PlanPage page) {
        try (Connection connection = database.getConnection()) {
            if (advance(connection, readAfter, page.cursor())) {
                write(connection, page);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("a page of plan-service's feed could not be applied", failed);
        }
    }

    /// Puts what was read from the beginning in place of all that is known.
    @Transactional
    void replace(String expired, List<PlanPage> pages) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (advance(connection, expired, pages.getLast().cursor())) {
                statement.execute("delete from known_region");
                statement.execute("delete from known_plan");
                for (PlanPage page : pages) {
                    write(connection, page);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("plan-service's feed could not be applied from the beginning", failed);
        }
    }

    private static void write(Connection connection, PlanPage page) throws SQLException {
        run(connection, "delete from known_region where code = any (?)", page.withdrawnRegions());
        run(
                connection,
                "insert into known_region select unnest(?::text[]) on conflict on constraint known_region_pk do nothing",
                page.regions());
        run(connection, "delete from known_plan where code = any (?)", page.withdrawnPlans());
        List<String> plans = page.plans().stream().map(PlanPage.PlanTasks::plan).toList();
        run(connection, "delete from known_task where plan = any (?)", plans);
        run(
                connection,
                "insert into known_plan select unnest(?::text[]) on conflict on constraint known_plan_pk do nothing",
                plans);
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

    private static boolean advance(Connection connection, String from, String to) throws SQLException {
        String sql = "update plan_feed set cursor = ? where cursor is not distinct from ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, to);
            statement.setString(2, from);
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
