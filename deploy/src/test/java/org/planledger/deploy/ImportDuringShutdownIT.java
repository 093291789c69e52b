package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// An import takes as long as it takes: indicator-service, asked to end (SIGTERM) amid one, completes and answers it.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ImportDuringShutdownIT {
    /// Longer than any other request is given.
    private static final Duration LONG = Duration.ofSeconds(35);

    private static final String INDICATOR = """
            {"name":"新增就业","unit":"人","direction":"HIGHER","decimals":0,"frequency":"MONTH","aggregation":"SUM"}
            """;

    @Test
    void anImportInFlightIsCompletedAndAnswered() throws Exception {
        String database = TestPostgres.newDatabase();
        try (ServiceProcess plan = ServiceProcess.start("plan-service", settings(TestPostgres.newDatabase(), "none"));
                ServiceProcess service = ServiceProcess.start(
                        "indicator-service", settings(database, plan.url().toString()));
                HttpClient http = HttpClient.newHttpClient()) {
            URI indicator = service.url().resolve("/v1/indicators/jobs");
            assertEquals(201, http.send(put(indicator), BodyHandlers.ofString()).statusCode());
            HttpRequest file = HttpRequest.newBuilder(service.url().resolve("/v1/actuals/imports"))
                    .header("Authorization", TestLogin.authorization())
                    .header("Content-Type", "text/csv")
                    .POST(BodyPublishers.ofString("indicator,region,period,value\njobs,371503,2023-01,150\n"))
                    .build();
            CompletableFuture<HttpResponse<String>> answer;
            CompletableFuture<Void> ended;
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("lock table indicator in access exclusive mode");
                answer = http.sendAsync(file, BodyHandlers.ofString());
                awaitAnImportThatWaitsForALock(statement);
                ended = CompletableFuture.runAsync(service::close);
                TimeUnit.SECONDS.sleep(LONG.toSeconds());
            }
            assertEquals(200, answer.get().statusCode(), answer.get().body());
            ended.get();
        }
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from actual")) {
            row.next();
            assertEquals(1, row.getInt(1));
        }
    }

    private static HttpRequest put(URI indicator) {
        return HttpRequest.newBuilder(indicator)
                .header("Authorization", TestLogin.authorization())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(INDICATOR))
                .build();
    }

    private static Map<String, String> settings(String database, String planService) {
        return Map.of(
                "DATABASE_URL",
                database,
                "DATABASE_USER",
                "postgres",
                "DATABASE_PASSWORD",
                "postgres",
                "PLAN_SERVICE_URL",
                planService,
                "LOG_JSON",
                "false");
    }

    private static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(database, "postgres", "postgres");
    }

    /// What the service does by itself may wait for the lock, too.
    private static void awaitAnImportThatWaitsForALock(Statement statement) throws SQLException, InterruptedException {
        String sql = """
                select count(*) from pg_locks l join pg_database d on d.oid = l.database
                where not l.granted and d.datname = current_database()
                    and exists (select from import where phase = 'READING')
                """;
        while (true) {
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                if (row.getInt(1) > 0) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
