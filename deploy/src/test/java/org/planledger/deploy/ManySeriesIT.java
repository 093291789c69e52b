package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// A file may have one figure of each of very many indicators in regions. indicator-service has a heap of 256 MB.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ManySeriesIT {
    private static final int INDICATORS = 250;
    private static final int REGIONS = 200;
    private static final int AT_ONCE = 6;

    private static ServiceProcess indicator;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() throws IOException, SQLException {
        String database = TestPostgres.newDatabase();
        Map<String, String> settings = new HashMap<>(
                Map.of("DATABASE_USER", "postgres", "DATABASE_PASSWORD", "postgres", "LOG_JSON", "false"));
        settings.put("DATABASE_URL", database);
        settings.put("PLAN_SERVICE_URL", "http://127.0.0.1:1");
        indicator = ServiceProcess.start("indicator-service", Map.copyOf(settings));
        try (Connection connection = DriverManager.getConnection(database, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into known_region select (900000 + n)::text from generate_series(0, "
                    + (REGIONS - 1) + ") n");
        }
    }

    @AfterAll
    static void stop() {
        indicator.close();
    }

    @Test
    void asManySeriesAsAFileMayHaveFitIntoMemoryInAsManyImportsAsRunAtOnce() throws Exception {
        for (int i = 0; i < INDICATORS; i++) {
            HttpResponse<String> made = http.send(
                    HttpRequest.newBuilder(indicator.url().resolve("/v1/indicators/series-" + i))
                            .header("Authorization", TestLogin.authorization())
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString("""
                                    {"name":"n","unit":"u","direction":"HIGHER","decimals":0,"frequency":"MONTH",
                                    "aggregation":"SUM"}
                                    """))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(201, made.statusCode(), made.body());
        }
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<HttpResponse<String>>> trials = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> threads.submit(() -> send("?dryRun=true", "2023-01")))
                    .toList();
            for (Future<HttpResponse<String>> trial : trials) {
                isWhole(trial.get());
            }
        }
        isWhole(send("", "2023-01"));
        isWhole(send("", "2023-02"));
    }

    private static void isWhole(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("\"created\":" + INDICATORS * REGIONS), answer.body());
    }

    private HttpResponse<String> send(String parameters, String period) throws IOException, InterruptedException {
        StringBuilder csv = new StringBuilder("indicator,region,period,value\n");
        for (int i = 0; i < INDICATORS * REGIONS; i++) {
            csv.append("series-%d,%d,%s,%d\n".formatted(i % INDICATORS, 900_000 + i / INDICATORS, period, i));
        }
        HttpRequest request = HttpRequest.newBuilder(indicator.url().resolve("/v1/actuals/imports" + parameters))
                .header("Authorization", TestLogin.authorization())
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(csv.toString()))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
