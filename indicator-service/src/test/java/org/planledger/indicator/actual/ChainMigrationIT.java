package org.planledger.indicator.actual;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.get;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestPostgres;

/// Revisions that were stored before revisions were chained are chained by the migration just as the service
/// would.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ChainMigrationIT {
    @Inject
    AgroalDataSource database;

    @Test
    void olderRevisionsAreChainedInTheOrderInWhichTheyWereWritten() throws SQLException {
        String older = TestPostgres.newDatabase();
        migrate(older, "5");
        try (Connection connection = DriverManager.getConnection(older, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into indicator (code, name, unit, direction, decimals, frequency, aggregation, reporting,
                        due_day, version)
                    values ('older', 'o', 'u', 'HIGHER', 2, 'MONTH', 'SUM', 'PERIOD', 10, 1);
                    insert into series (indicator, region) values ('older', '371503'), ('older', '371521')
                    """);
            for (String row : List.of(
                    "202301, 1, 1.50, false, null, 'a b', '2023-02-01 00:00:00.123456+08'",
                    "202212, 1, 100, true, 's', null, '2023-02-01 00:00:01+08'",
                    "202301, 2, null, false, '', '', '2023-02-02 00:00:00+08'",
                    "202301, 3, -0.00, true, '“引”', E'x\\ny', '2023-02-03 00:00:00+00'")) {
                statement.execute(
                        "insert into actual (series_id, period, revision, value, is_final, source, note, recorded_at)"
                                + " values (1, " + row + ")");
            }
        }
        migrate(older, "latest");
        copyToService(older);
        get("/v1/actuals/older/371503/audit")
                .statusCode(200)
                .body("revisions", equalTo(4))
                .body("intact", equalTo(true));
    }

    private static void migrate(String database, String version) {
        Flyway.configure()
                .dataSource(database, "postgres", "postgres")
                .target(version)
                .load()
                .migrate();
    }

    /// The audit is the service's, so the migrated rows are put into its database.
    private void copyToService(String older) throws SQLException {
        try (Connection from = DriverManager.getConnection(older, "postgres", "postgres");
                Statement read = from.createStatement();
                Connection to = database.getConnection();
                Statement write = to.createStatement()) {
            write.execute("""
                    insert into indicator (code, name, unit, direction, decimals, frequency, aggregation, reporting,
                        due_day, negative_allowed, combined_first_months, version)
                    values ('older', 'o', 'u', 'HIGHER', 2, 'MONTH', 'SUM', 'PERIOD', 10, true, false, 1)
                    """);
            try (ResultSet series = read.executeQuery(
                    "select length, head, last_period, (select head = sha256('older/371521') from series where id = 2)"
                            + " from series where id = 1")) {
                series.next();
                assertEquals(202301, series.getInt(3));
                assertEquals(true, series.getBoolean(4));
                write.execute(
                        "insert into series (indicator, region, length, head, last_period) values ('older', '371503', "
                                + series.getInt(1) + ", '" + series.getString(2) + "', 202301)");
            }
            try (ResultSet rows = read.executeQuery(
                    "select quote_nullable(previous_hash::text), position, period, revision, quote_nullable(value::text),"
                            + " is_final, quote_nullable(source), quote_nullable(note), recorded_at from actual")) {
                while (rows.next()) {
                    write.execute("""
                            insert into actual (series_id, previous_hash, position, period, revision, value, is_final,
                                source, note, recorded_at)
                            select id, %s::bytea, %s, %s, %s, %s::numeric, '%s', %s, %s, '%s'
                            from series where indicator = 'older'
                            """.formatted(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    rows.getString(6),
                                    rows.getString(7),
                                    rows.getString(8),
                                    rows.getString(9)));
                }
            }
        }
    }
}
