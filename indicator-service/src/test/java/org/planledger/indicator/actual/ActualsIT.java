package org.planledger.indicator.actual;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putActual;
import static org.planledger.indicator.Service.putIndicator;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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
class ActualsIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void regions() {
        PlanFeedStub.region("371503");
        PlanFeedStub.region("371521");
    }

    @Test
    void theFirstFigureIsCreatedADifferentOneIsAFurtherRevisionAndTheSameChangesNothing() {
        givenIndicator("jobs");
        post("jobs/371503/2023-01", "150.50")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Change-Token", matchesPattern("indicator-[0-9]+"))
                .body("outcome", equalTo("CREATED"))
                .body("status", equalTo("PROVISIONAL"));
        String token = putActual(
                        "jobs/371503/2023-01", "{\"value\":151,\"status\":\"FINAL\",\"source\":\"年报\",\"note\":\"核定\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("outcome", equalTo("UPDATED"))
                .extract()
                .header("Change-Token");
        putActual("jobs/371503/2023-01", "{\"value\":151.00,\"status\":\"FINAL\",\"source\":\"年报\",\"note\":\"核定\"}")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Change-Token", equalTo(token))
                .body("outcome", equalTo("UNCHANGED"));
        get("/v1/actuals/jobs/371503/2023-01/revisions")
                .statusCode(200)
                .body("items.revision", contains(1, 2))
                .body("items.source", contains(null, "年报"));
        get("/v1/actuals/jobs/371503/2023-01")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("status", equalTo("FINAL"))
                .body("withdrawn", equalTo(false));
    }

    @Test
    void aFigureKeepsTheScaleItWasGivenWith() {
        givenIndicator("scale");
        post("scale/371503/2023-01", "150.50").statusCode(201);
        assertTrue(given().get("/v1/actuals/scale/371503/2023-01").asString().contains("\"value\":150.50,"));
        post("scale/371503/2023-02", "1.5e2").statusCode(201);
        assertTrue(given().get("/v1/actuals/scale/371503/2023-02").asString().contains("\"value\":150,"));
        post("scale/371503/2023-03", "-0.000").statusCode(201);
    }

    @Test
    void aWithdrawnFigureIsGoneAndStaysInItsRevisionsAndCanBePostedAgain() {
        givenIndicator("withdrawn");
        post("withdrawn/371503/2023-01", "0").statusCode(201);
        delete("/v1/actuals/withdrawn/371503/2023-01")
                .statusCode(204)
                .header("Change-Token", matchesPattern("indicator-.*"));
        get("/v1/actuals/withdrawn/371503/2023-01")
                .statusCode(404)
                .body("detail", containsString("withdrawn by revision 2"));
        delete("/v1/actuals/withdrawn/371503/2023-01").statusCode(404);
        get("/v1/actuals?indicator=withdrawn").statusCode(200).body("items", hasSize(0));
        get("/v1/actuals/withdrawn/371503/2023-01/revisions")
                .body("items.withdrawn", contains(false, true))
                .body("items[1].value", nullValue());
        post("withdrawn/371503/2023-01", "0")
                .statusCode(200)
                .body("outcome", equalTo("UPDATED"))
                .body("revision", equalTo(3));
    }

    @Test
    void ifMatchGuardsTheRevision() {
        givenIndicator("guarded");
        ifMatch("\"1\"", "guarded/371503/2023-01", 1).then().statusCode(412);
        post("guarded/371503/2023-01", "1").statusCode(201);
        ifMatch("\"1\"", "guarded/371503/2023-01", 2).then().statusCode(200);
        ifMatch("\"1\"", "guarded/371503/2023-01", 3)
                .then()
                .statusCode(412)
                .body("detail", containsString("\"2\""))
                .body("violations.field", contains("If-Match"))
                .body("violations.expected", contains("\"2\""));
        given().header("If-Match", "\"1\"")
                .delete("/v1/actuals/guarded/371503/2023-01")
                .then()
                .statusCode(412);
        get("/v1/actuals/guarded/371503/2023-01").body("value", equalTo(2));
    }

    @Test
    void noTagMatchesAFigureThatIsWithdrawn() {
        givenIndicator("guarded-withdrawn");
        post("guarded-withdrawn/371503/2023-01", "1").statusCode(201);
        ifMatch("*", "guarded-withdrawn/371503/2023-01", 2).then().statusCode(200);
        delete("/v1/actuals/guarded-withdrawn/371503/2023-01").statusCode(204);
        for (String tag : List.of("*", "\"2\"", "\"3\"")) {
            ifMatch(tag, "guarded-withdrawn/371503/2023-01", 3)
                    .then()
                    .statusCode(412)
                    .body("detail", containsString("it does not exist: it was withdrawn by revision 3"));
        }
        get("/v1/actuals/guarded-withdrawn/371503/2023-01").statusCode(404);
    }

    private static Response ifMatch(String tag, String key, int value) {
        return given().header("Accept-Language", "en")
                .header("If-Match", tag)
                .contentType("application/json")
                .body("{\"value\":" + value + "}")
                .put("/v1/actuals/" + key);
    }

    @Test
    void allFaultsOfAFigureAreToldAtOnce() {
        givenIndicator("quarterly", "QUARTER", 1);
        putActual("quarterly/999999/2027-04", "{\"value\":1.25,\"source\":\"%s\"}".formatted("x".repeat(201)))
                .statusCode(400)
                .body(
                        "violations.field",
                        org.hamcrest.Matchers.containsInAnyOrder("source", "period", "period", "value", "region"))
                .body("violations.expected", hasItem("a quarterly indicator takes a quarter such as 2027-Q2"))
                .body("violations.expected", hasItem("at most 1 decimal(s)"));
        get("/v1/actuals?indicator=quarterly").body("items", hasSize(0));
    }

    @Test
    void anUnknownRegionIsToldBesideAnUnknownIndicator() {
        post("no-such-indicator/999999/2023-01", "1")
                .statusCode(400)
                .body(
                        "violations.code",
                        org.hamcrest.Matchers.containsInAnyOrder("unknown-indicator", "unknown-region"));
        post("no-such-indicator/371503/2023-01", "1")
                .statusCode(400)
                .body("violations.code", contains("unknown-indicator"));
    }

    @Test
    void aDerivedIndicatorTakesNoFigures() {
        givenIndicator("part-of");
        givenIndicator("whole");
        putIndicator("share", """
                        {"name":"占比","unit":"%","direction":"HIGHER","decimals":2,"numerator":"part-of",
                        "denominator":"whole","factor":100}
                        """).statusCode(201);
        post("share/371503/2023-01", "5").statusCode(400).body("violations.code", contains("derived"));
    }

    @Test
    void aPeriodMayBePostedOnceItHasBegunInShanghai() {
        givenIndicator("current");
        givenIndicator("current-year", "YEAR", 0);
        post("current/371503/2026-04", "1").statusCode(201);
        post("current/371503/2026-05", "1").statusCode(400).body("violations.code", contains("future"));
        post("current-year/371503/2026", "1").statusCode(201);
    }

    @Test
    void figuresAreListedByIndicatorRegionAndPeriodAndPaged() {
        for (String indicator : List.of("list-a", "list-b")) {
            givenIndicator(indicator);
            for (String region : List.of("371503", "371521")) {
                for (int month = 1; month <= 3; month++) {
                    post(indicator + "/" + region + "/2022-1" + (month - 1), "1")
                            .statusCode(201);
                    post(indicator + "/" + region + "/2023-0" + month, String.valueOf(month))
                            .statusCode(201);
                }
            }
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Response page = given().get("/v1/actuals?indicator=list-a&limit=5" + cursor);
            page.jsonPath()
                    .getList("items", java.util.Map.class)
                    .forEach(item -> seen.add(item.get("region") + " " + item.get("period")));
            String next = page.jsonPath().getString("nextCursor");
            cursor = next == null ? null : "&cursor=" + next;
        } while (cursor != null);
        assertEquals(12, seen.size());
        assertEquals(seen.stream().sorted().distinct().toList(), seen);
        get("/v1/actuals?indicator=list-b&region=371521&from=2022-12&to=2023-02")
                .body("items.period", contains("2022-12", "2023-01", "2023-02"));
        get("/v1/actuals?region=371521&from=2023-03&to=2023-03&limit=1000")
                .body("items.indicator", org.hamcrest.Matchers.hasItems("list-a", "list-b"));
        get("/v1/actuals?from=+999999999-12").statusCode(200).body("items", hasSize(0));
        get("/v1/actuals?from=9999-12&to=0001-01").statusCode(200).body("items", hasSize(0));
        get("/v1/actuals?cursor=eA").statusCode(400).body("violations.field", contains("cursor"));
    }

    @Test
    void aRangeOfMonthsTakesThePeriodsThatLieWhollyInside() {
        givenIndicator("by-quarter", "QUARTER", 0);
        givenIndicator("by-half", "HALF_YEAR", 0);
        givenIndicator("by-year", "YEAR", 0);
        for (int year = 2021; year <= 2023; year++) {
            for (int quarter = 1; quarter <= 4; quarter++) {
                post("by-quarter/371503/" + year + "-Q" + quarter, "1").statusCode(201);
            }
            post("by-half/371503/" + year + "-H1", "1").statusCode(201);
            post("by-half/371503/" + year + "-H2", "1").statusCode(201);
            post("by-year/371503/" + year, "1").statusCode(201);
        }
        get("/v1/actuals?indicator=by-quarter&from=2021-11&to=2022-11")
                .body("items.period", contains("2022-Q1", "2022-Q2", "2022-Q3"));
        get("/v1/actuals?indicator=by-half&from=2021-07&to=2022-12")
                .body("items.period", contains("2021-H2", "2022-H1", "2022-H2"));
        get("/v1/actuals?indicator=by-year&from=2021-01&to=2022-12").body("items.period", contains("2021", "2022"));
        get("/v1/actuals?indicator=by-year&from=2021-02&to=2022-11").body("items", hasSize(0));
    }

    @Test
    void ofTwoWritersOnOneFigureEachEitherStoresItsRevisionOrIsTold() throws Exception {
        givenIndicator("raced");
        int writers = 8;
        int rounds = 10;
        List<Integer> stored = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int round = 0; round < rounds; round++) {
                CyclicBarrier start = new CyclicBarrier(writers);
                List<Future<Response>> answers = new ArrayList<>();
                for (int writer = 0; writer < writers; writer++) {
                    int value = round * writers + writer;
                    Callable<Response> work = () -> {
                        start.await();
                        return given().contentType("application/json")
                                .body("{\"value\":" + value + "}")
                                .put("/v1/actuals/raced/371503/2023-01");
                    };
                    answers.add(threads.submit(work));
                }
                for (int writer = 0; writer < writers; writer++) {
                    Response answer = answers.get(writer).get();
                    assertTrue(List.of(200, 201, 409).contains(answer.statusCode()), answer.asString());
                    if (answer.statusCode() != 409) {
                        stored.add(round * writers + writer);
                    }
                }
            }
        }
        List<Integer> kept = get("/v1/actuals/raced/371503/2023-01/revisions?limit=1000")
                .extract()
                .path("items.value");
        assertEquals(stored.stream().sorted().toList(), kept.stream().sorted().toList());
        List<Integer> revisions = get("/v1/actuals/raced/371503/2023-01/revisions?limit=1000")
                .extract()
                .path("items.revision");
        assertEquals(kept.size(), revisions.getLast());
    }

    @Test
    void withIfMatchExactlyOneOfManyWritersReplacesARevision() throws Exception {
        givenIndicator("raced-guarded");
        post("raced-guarded/371503/2023-01", "0").statusCode(201);
        int writers = 8;
        CyclicBarrier start = new CyclicBarrier(writers);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int writer = 1; writer <= writers; writer++) {
                int value = writer;
                answers.add(threads.submit(() -> {
                    start.await();
                    return ifMatch("\"1\"", "raced-guarded/371503/2023-01", value)
                            .statusCode();
                }));
            }
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
        }
        assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        assertEquals(
                writers - 1, statuses.stream().filter(status -> status == 412).count());
    }

    /// Another writer has inserted the next revision and not yet committed when the post comes to insert it.
    @Test
    void whoIsOvertakenWhileStoringIsTold() throws Exception {
        givenIndicator("overtaken");
        post("overtaken/371503/2023-01", "0").statusCode(201);
        for (int revision = 2; revision <= 3; revision++) {
            String ifMatch = revision == 2 ? "\"1\"" : null;
            try (Connection other = database.getConnection();
                    Statement statement = other.createStatement();
                    ExecutorService thread = Executors.newSingleThreadExecutor()) {
                other.setAutoCommit(false);
                statement.executeUpdate("""
                        with chained as (
                            update series set length = length + 1 where indicator = 'overtaken' returning *)
                        insert into actual (series_id, period, revision, value, is_final, position, previous_hash)
                        select id, 202301, %d, 9, false, length, head from chained
                        """.formatted(revision));
                Future<Response> post = thread.submit(() -> ifMatch == null
                        ? post("overtaken/371503/2023-01", "5").extract().response()
                        : ifMatch(ifMatch, "overtaken/371503/2023-01", 5));
                awaitSomebodyWhoWaitsForALock(statement);
                other.commit();
                assertEquals(ifMatch == null ? 409 : 412, post.get().statusCode());
                assertEquals(ifMatch == null ? "1" : null, post.get().header("Retry-After"));
                assertTrue(
                        post.get()
                                .asString()
                                .contains(
                                        ifMatch == null
                                                ? "posted by another at the same time"
                                                : "the present version is \\\"2\\\""),
                        post.get().asString());
            }
        }
        get("/v1/actuals/overtaken/371503/2023-01/revisions").body("items.value", contains(0, 9, 9));
    }

    private static void awaitSomebodyWhoWaitsForALock(Statement statement) throws SQLException, InterruptedException {
        String sql = """
                select count(*) from pg_locks l join pg_database d on d.oid = l.database or l.database is null
                where not l.granted and d.datname = current_database()
                """;
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (Instant.now().isBefore(end)) {
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                if (row.getInt(1) > 0) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        fail("nobody waits for a lock");
    }

    @Test
    void metersCountWhatWasReceivedAndRejected() {
        givenIndicator("metered");
        double received = meter("figures_received_total{channel=\"single\"}");
        double rejected = meter("figures_rejected_total{channel=\"single\"}");
        post("metered/371503/2023-01", "1").statusCode(201);
        post("metered/371503/2023-Q1", "1").statusCode(400);
        assertEquals(received + 2, meter("figures_received_total{channel=\"single\"}"));
        assertEquals(rejected + 1, meter("figures_rejected_total{channel=\"single\"}"));
    }

    private static double meter(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).trim()))
                .sum();
    }
}
