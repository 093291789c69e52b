package org.planledger.report.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestPostgres;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.Upstream;

/// The packaged service, killed in the middle of following.
class RestartIT {
    private static final int INDICATORS = 150;
    private static final int MONTHS = 12;
    private static final int FIGURES = INDICATORS * MONTHS;
    private static final int KILLS = 4;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final String FOLLOWED = "select count(*) from actual";
    private static final String HELD_UP = "from pg_locks where relation = 'actual'::regclass and not granted";

    @Test
    void nothingIsLostOrDoubledWhenTheServiceIsKilledWhileItFollows() throws Exception {
        String database = TestPostgres.newDatabase();
        Random random = new Random(20230415);
        try (ServiceProcess report = ServiceProcess.start(
                "report-service",
                Map.of(
                        "quarkus.datasource.jdbc.url",
                        database,
                        "quarkus.datasource.username",
                        "postgres",
                        "quarkus.datasource.password",
                        "postgres",
                        "follow.plan-url",
                        Upstream.plans().url().toString(),
                        "follow.indicator-url",
                        Upstream.indicators().url().toString(),
                        // Small pages, so that there are many middles.
                        "follow.indicator-page",
                        "20"))) {
            Suite suite = new Suite(report.url());
            suite.putPlan("IN_FORCE", suite.task("1", 1));
            StringBuilder file = new StringBuilder("indicator,region,period,value\n");
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < INDICATORS; i++) {
                suite.putMonthlySum("i" + i);
                for (int month = 1; month <= MONTHS; month++) {
                    BigDecimal value = BigDecimal.valueOf(random.nextInt(100_000), 2);
                    sum = sum.add(value);
                    if (i == 0 && month == 1) {
                        suite.post("i0", "2023-01", value.toPlainString());
                    }
                    file.append("%s,%s,2023-%02d,%s%n".formatted(suite.code("i" + i), Suite.REGION, month, value));
                }
                suite.putTarget("t" + i, "1", "i" + i, "\"comparator\": \"AT_LEAST\", \"value\": 1");
            }
            // The table for the year is made before the gate would stand in its way.
            awaitMoreThan(0, database, FOLLOWED);
            String token;
            try (Gate gate = new Gate(database)) {
                token = suite.indicators
                        .post("/v1/actuals/imports", "text/csv", file.toString())
                        .ok()
                        .token();
                for (int kill = 1; kill <= KILLS; kill++) {
                    gate.letPagesThroughUntilThereAreMoreThan(FIGURES * kill / 10);
                    int followed = rows(database, FOLLOWED);
                    assertTrue(0 < followed && followed < FIGURES, followed + " figures were followed before the kill");
                    report.kill();
                    gate.endWhatIsHeldUp();
                    report.launch();
                }
            }
            report.awaitReady();
            BigDecimal reported = BigDecimal.ZERO;
            for (var result : suite.reported("results?asOf=2023-12&limit=1000", token)
                    .ok()
                    .json()
                    .get("results")) {
                reported = reported.add(result.path("value").decimalValue());
            }
            assertEquals(0, sum.compareTo(reported), sum + " posted, " + reported + " reported");
            assertEquals(FIGURES, rows(database, FOLLOWED));
            assertEquals(INDICATORS, rows(database, "select count(*) from target"));
        }
    }

    /// Holds the service up where it has moved on in the feed and is about to write the figures of a page, so that it
    /// goes on page by page as the test wants, however fast either of them is.
    private static final class Gate implements AutoCloseable {
        private static final String CLOSE = "lock table actual in share mode";

        private final String database;
        private final Connection connection;
        private final Statement statement;

        Gate(String database) throws SQLException {
            this.database = database;
            this.connection = DriverManager.getConnection(database, "postgres", "postgres");
            this.connection.setAutoCommit(false);
            this.statement = connection.createStatement();
            this.statement.execute(CLOSE);
        }

        /// Comes back when the next page is held up.
        void letPagesThroughUntilThereAreMoreThan(int figures) throws Exception {
            awaitMoreThan(0, database, "select count(*) " + HELD_UP);
            while (rows(database, FOLLOWED) <= figures) {
                connection.rollback();
                // Whoever is held up comes first, and whoever comes later waits behind this.
                statement.execute(CLOSE);
                awaitMoreThan(0, database, "select count(*) " + HELD_UP);
            }
        }

        /// Without this the last statement of a killed service would still be executed, as the server does not look
        /// after the client.
        void endWhatIsHeldUp() throws SQLException {
            statement.execute("select pg_terminate_backend(pid, 10000) " + HELD_UP);
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    private static void awaitMoreThan(int some, String database, String count) throws Exception {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (rows(database, count) <= some) {
            assertTrue(Instant.now().isBefore(end), "not more than " + some + ": " + count);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private static int rows(String database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
