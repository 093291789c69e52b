package org.planledger.report.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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
    private static final int KILLS = 4;
    private static final String FIGURES = "select count(*) from actual";

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
                        // Small pages, so that a kill falls into the middle.
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
                    file.append("%s,%s,2023-%02d,%s%n".formatted(suite.code("i" + i), Suite.REGION, month, value));
                }
                suite.putTarget("t" + i, "1", "i" + i, "\"comparator\": \"AT_LEAST\", \"value\": 1");
            }
            String token = suite.indicators
                    .post("/v1/actuals/imports", "text/csv", file.toString())
                    .ok()
                    .token();
            int killsInTheMiddle = 0;
            for (int kill = 1; kill <= KILLS; kill++) {
                int mark = INDICATORS * MONTHS * kill / (KILLS + 1) + random.nextInt(100);
                while (rows(database, FIGURES) < mark) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
                report.kill();
                if (rows(database, FIGURES) < INDICATORS * MONTHS) {
                    killsInTheMiddle++;
                }
                report.restart();
            }
            assertTrue(killsInTheMiddle >= 2, "kills in the middle of following: " + killsInTheMiddle);
            BigDecimal reported = BigDecimal.ZERO;
            for (var result : suite.reported("results?asOf=2023-12&limit=1000", token)
                    .ok()
                    .json()
                    .get("results")) {
                reported = reported.add(result.get("value").decimalValue());
            }
            assertEquals(0, sum.compareTo(reported), sum + " posted, " + reported + " reported");
            assertEquals(INDICATORS * MONTHS, rows(database, FIGURES));
            assertEquals(INDICATORS, rows(database, "select count(*) from target"));
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
