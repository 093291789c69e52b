package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importJson;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putActual;
import static org.planledger.indicator.Service.putIndicator;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ImportsIT {
    private static final List<String> REGIONS = List.of("371503", "371521", "371522");

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void directory() {
        REGIONS.forEach(PlanFeedStub::region);
    }

    private static void summary(ValidatableResponse answer, int created, int updated, int unchanged) {
        answer.statusCode(200)
                .header(
                        "Change-Token",
                        created + updated + unchanged == 0 ? nullValue() : matchesPattern("indicator-[0-9]+"))
                .body("rows", equalTo(created + updated + unchanged))
                .body("created", equalTo(created))
                .body("updated", equalTo(updated))
                .body("unchanged", equalTo(unchanged))
                .body("rejected", equalTo(0));
    }

    @Test
    void aCsvFileCreatesRevisesAndLeavesFigures() {
        putIndicator("csv", """
                        {"name":"温度","unit":"度","direction":"NEUTRAL","decimals":2,"frequency":"MONTH",
                        "aggregation":"MEAN","negativeAllowed":true}
                        """).statusCode(201);
        summary(
                importCsv("\uFEFFindicator,region,period,value,status,source,note\r\n"
                        + "csv,371503,2023-01,1.50,FINAL,年报,\"一, \"\"二\"\"\n三\\t\t\"\r\n"
                        + "csv,371503,2023-02, 0 ,,,\r\n"
                        + "\r\n"
                        + "csv,371521,2023-01,3,PROVISIONAL,,\r\n"),
                3,
                0,
                0);
        get("/v1/actuals/csv/371503/2023-01")
                .body("status", equalTo("FINAL"))
                .body("source", equalTo("年报"))
                .body("note", equalTo("一, \"二\"\n三\\t\t"));
        get("/v1/actuals/csv/371503/2023-02").body("value", equalTo(0)).body("source", nullValue());
        summary(
                importCsv(
                        "value,period,region,indicator\n3.0,2023-01,371521,csv\n1,2023-02,371503,csv\n7,2023-03,371503,csv\n"),
                1,
                1,
                1);
        get("/v1/actuals/csv/371503/2023-02/revisions").body("items.value", contains(0, 1));
        get("/v1/actuals/csv/371521/2023-01/revisions").body("items", hasSize(1));
    }

    @Test
    void aJsonFileCreatesRevisesAndLeavesFigures() {
        givenIndicator("json");
        String first = """
                [{"indicator":"json","region":"371503","period":"2023-01","value":1.5e1,"status":"FINAL","note":"注"},
                 {"indicator":"json","region":"371503","period":"2023-02","value":2,"source":null}]
                """;
        summary(importJson(first), 2, 0, 0);
        summary(importJson(first), 0, 0, 2);
        importJson(first.replace("1.5e1", "16"))
                .statusCode(400)
                .body("violations.collect { it.field + ' ' + it.code }", contains("[0].reason reason-required"));
        summary(importJson(first.replace("1.5e1", "16,\"reason\":\"核实\"")), 0, 1, 1);
        get("/v1/actuals/json/371503/2023-01/revisions").body("items.value", contains(15, 16));
        summary(importJson("[]"), 0, 0, 0);
    }

    /// Followers pass only what was published, and an import that changes nothing publishes nothing.
    @Test
    void anImportThatChangesNothingAnswersTheTokenOfWhatIsThere() {
        givenIndicator("import-again");
        String file = "indicator,region,period,value\nimport-again,371503,2023-01,5\nimport-again,371521,2023-01,6\n";
        String first = importCsv(file).extract().header("Change-Token");
        assertEquals(first, importCsv(file).extract().header("Change-Token"));
        String second = post("import-again/371503/2023-01", "7").extract().header("Change-Token");
        assertEquals(
                second,
                importCsv(file.replace(",5\n", ",7\n")).extract().header("Change-Token"),
                "the last of those that stored one of the figures");
        givenIndicator("import-later");
        assertEquals(second, importCsv(file.replace(",5\n", ",7\n")).extract().header("Change-Token"));
    }

    @Test
    void aWithdrawnFigureThatIsImportedIsRevised() {
        givenIndicator("import-withdrawn");
        post("import-withdrawn/371503/2023-01", "5").statusCode(201);
        delete("/v1/actuals/import-withdrawn/371503/2023-01").statusCode(204);
        summary(importCsv("indicator,region,period,value\nimport-withdrawn,371503,2023-01,5\n"), 0, 1, 0);
        get("/v1/actuals/import-withdrawn/371503/2023-01").body("revision", equalTo(3));
    }

    @Test
    void aRegionThatPlanServiceHasMeanwhileIsFound() {
        givenIndicator("new-region");
        importCsv("indicator,region,period,value\nnew-region,371581,2023-01,1\n")
                .statusCode(400);
        PlanFeedStub.region("371581");
        summary(importCsv("indicator,region,period,value\nnew-region,371581,2023-01,1\n"), 1, 0, 0);
    }

    private record Key(String indicator, String region, String period) {}

    /// Posts, withdrawals and imports at random, beside a map of lists of revisions.
    @Test
    void randomImportsLeaveTheRevisionsThatANaiveOracleExpects() {
        Random random = new Random(20260331);
        List<String> indicators = List.of("oracle-1", "oracle-2");
        indicators.forEach(indicator -> givenIndicator(indicator, "MONTH", 2));
        Map<Key, List<BigDecimal>> oracle = new TreeMap<>(java.util.Comparator.comparing(Key::toString));
        for (int round = 0; round < 40; round++) {
            Map<Key, BigDecimal> file = new HashMap<>();
            int rows = 1 + random.nextInt(60);
            for (int row = 0; row < rows; row++) {
                Key key = new Key(
                        indicators.get(random.nextInt(2)),
                        REGIONS.get(random.nextInt(3)),
                        "20%02d-%02d".formatted(20 + random.nextInt(2), 1 + random.nextInt(12)));
                file.put(key, BigDecimal.valueOf(random.nextInt(4), random.nextInt(3)));
            }
            int created = 0;
            int updated = 0;
            for (Map.Entry<Key, BigDecimal> row : file.entrySet()) {
                List<BigDecimal> revisions = oracle.computeIfAbsent(row.getKey(), key -> new ArrayList<>());
                if (revisions.isEmpty()) {
                    created++;
                    revisions.add(row.getValue());
                } else if (revisions.getLast() == null || revisions.getLast().compareTo(row.getValue()) != 0) {
                    updated++;
                    revisions.add(row.getValue());
                }
            }
            summary(
                    random.nextBoolean() ? importCsv(csv(file)) : importJson(json(file)),
                    created,
                    updated,
                    file.size() - created - updated);
            Key some = file.keySet().iterator().next();
            delete("/v1/actuals/" + some.indicator() + "/" + some.region() + "/" + some.period())
                    .statusCode(204);
            oracle.get(some).add(null);
        }
        oracle.forEach((key, revisions) -> {
            List<Object> stored = get("/v1/actuals/" + key.indicator() + "/" + key.region() + "/" + key.period()
                            + "/revisions?limit=1000")
                    .extract()
                    .path("items.value");
            assertEquals(
                    revisions.stream().map(ImportsIT::plain).toList(),
                    stored.stream().map(ImportsIT::plain).toList(),
                    key.toString());
        });
        int present = (int) oracle.values().stream()
                .filter(revisions -> revisions.getLast() != null)
                .count();
        int listed = indicators.stream()
                .mapToInt(indicator -> get("/v1/actuals?limit=1000&indicator=" + indicator)
                        .extract()
                        .<List<?>>path("items")
                        .size())
                .sum();
        assertEquals(present, listed);
    }

    private static String plain(Object number) {
        return number == null
                ? null
                : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
    }

    private static String csv(Map<Key, BigDecimal> file) {
        StringBuilder text = new StringBuilder("indicator,region,period,value\n");
        file.forEach((key, value) -> text.append(
                        String.join(",", key.indicator(), key.region(), key.period(), value.toPlainString()))
                .append('\n'));
        return text.toString();
    }

    private static String json(Map<Key, BigDecimal> file) {
        List<String> objects = new ArrayList<>();
        file.forEach(
                (key, value) -> objects.add("{\"indicator\":\"%s\",\"region\":\"%s\",\"period\":\"%s\",\"value\":%s}"
                        .formatted(key.indicator(), key.region(), key.period(), value.toPlainString())));
        return "[" + String.join(",\n", objects) + "]";
    }

    @Test
    void importsAndPostsAtTheSameTimeLoseNothing() throws Exception {
        givenIndicator("import-race");
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int year = 2000; year < 2026; year++) {
            for (int month = 1; month <= 12; month++) {
                file.append("import-race,371503,%d-%02d,%%1$d\n".formatted(year, month));
            }
        }
        for (int round = 1; round <= 6; round++) {
            CyclicBarrier start = new CyclicBarrier(4);
            int base = round * 10;
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                List<Future<Response>> answers = new ArrayList<>();
                for (int writer = 0; writer < 2; writer++) {
                    byte[] body =
                            file.toString().formatted(base + writer).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                    answers.add(threads.submit(() -> {
                        start.await();
                        return importCsv(body);
                    }));
                }
                for (int writer = 2; writer < 4; writer++) {
                    int value = base + writer;
                    answers.add(threads.submit(() -> {
                        start.await();
                        return putActual("import-race/371503/2012-06", "{\"value\":" + value + "}")
                                .extract()
                                .response();
                    }));
                }
                List<Integer> before = round == 1 ? List.of() : storedRevisions();
                List<Integer> acknowledged = new ArrayList<>();
                for (int writer = 0; writer < 4; writer++) {
                    Response answer = answers.get(writer).get();
                    assertTrue(List.of(200, 201, 409).contains(answer.statusCode()), answer.asString());
                    if (answer.statusCode() != 409) {
                        acknowledged.add(base + writer);
                    }
                }
                List<Integer> stored = storedRevisions();
                List<Integer> added =
                        stored.stream().filter(value -> value >= base).sorted().toList();
                assertEquals(acknowledged.stream().sorted().toList(), added, "after " + before);
            }
        }
    }

    /// The post is the first to wait for the series, and the import the second.
    @Test
    void anImportThatWaitsForAnotherWriterGoesOnFromWhatThatHasStored() throws Exception {
        givenIndicator("import-second");
        post("import-second/371503/2023-01", "1").statusCode(201);
        // What takes time once only is not to use up the patience of the first.
        importCsv("indicator,region,period,value\nimport-second,371503,2022-01,1\n")
                .statusCode(200);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> first;
            Future<Response> second;
            try (Connection other = database.getConnection();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("select from series where indicator = 'import-second' for no key update");
                first = threads.submit(() ->
                        post("import-second/371503/2023-01", "2").extract().statusCode());
                awaitWaiting(1);
                second = threads.submit(() -> importCsv("indicator,region,period,value\n"
                                + "import-second,371503,2023-01,3\nimport-second,371503,2023-02,4\n")
                        .extract()
                        .response());
                awaitWaiting(2);
                other.rollback();
            }
            assertEquals(200, first.get());
            second.get()
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(1))
                    .body("updated", equalTo(1))
                    .body("changes[0].before.value", equalTo(2))
                    .body("changes[0].after.revision", equalTo(3));
        }
        get("/v1/actuals/import-second/371503/audit").body("intact", equalTo(true));
    }

    /// Each time in a transaction of its own, which sees the activity as it is then.
    private void awaitWaiting(int writers) throws SQLException, InterruptedException {
        String waiting = "select count(*) from pg_stat_activity where datname = current_database()"
                + " and wait_event_type = 'Lock' and backend_type = 'client backend'";
        for (int tries = 0; tries < 12_000; tries++) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(waiting)) {
                row.next();
                if (row.getInt(1) >= writers) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new AssertionError("fewer than " + writers + " writers wait");
    }

    private static List<Integer> storedRevisions() {
        return get("/v1/actuals/import-race/371503/2012-06/revisions?limit=1000")
                .extract()
                .path("items.value");
    }
}
