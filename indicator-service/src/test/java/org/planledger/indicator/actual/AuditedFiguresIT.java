package org.planledger.indicator.actual;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.givenIndicator;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

/// What is recorded of those who post and import figures.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class AuditedFiguresIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("950000", "审计省", null);
    }

    private static RequestSpecification as(String name) {
        return given().header("Authorization", "Bearer " + TestLogin.token(TestLogin.claims(name, Role.ADMIN)));
    }

    private static Response post(String name, String key, int value) {
        return as(name).contentType("application/json")
                .body("{\"value\":" + value + "}")
                .put("/v1/actuals/" + key);
    }

    private static Response importCsv(String name, String parameters, String rows, String... header) {
        RequestSpecification request =
                as(name).contentType("text/csv; charset=UTF-8").body("indicator,region,period,value\n" + rows);
        if (header.length == 2) {
            request.header(header[0], header[1]);
        }
        return request.post("/v1/actuals/imports" + parameters);
    }

    private static ValidatableResponse recordsOf(String name) {
        return given().queryParam("user", name).get("/v1/audit-records").then().statusCode(200);
    }

    @Test
    void eachRevisionOfAFigureIsRecordedWithItsNumber() {
        givenIndicator("audited");
        post("poster", "audited/950000/2023-01", 1).then().statusCode(201);
        post("poster", "audited/950000/2023-01", 2).then().statusCode(200);
        as("poster").delete("/v1/actuals/audited/950000/2023-01").then().statusCode(204);
        recordsOf("poster")
                .body("items.operation", contains("deleteActual", "putActual", "putActual"))
                .body("items.status", contains(204, 200, 201))
                .body("items.version", contains(3, 2, 1))
                .body("items.changed", contains(1, 1, 1))
                .body("items[0].thing", equalTo("audited/950000/2023-01"));
    }

    @Test
    void theSameFigureAgainHasChangedNothing() {
        givenIndicator("audited-same");
        post("repeater", "audited-same/950000/2023-01", 1).then().statusCode(201);
        post("repeater", "audited-same/950000/2023-01", 1).then().statusCode(200);
        recordsOf("repeater").body("items.changed", contains(0, 1));
    }

    /// Figures that come at the same time are stored together.
    @Test
    void figuresThatAreStoredTogetherAreRecordedEach() throws Exception {
        int posters = 40;
        for (int i = 0; i < posters; i++) {
            givenIndicator("audited-" + i);
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(posters)) {
            List<Future<Integer>> answers = IntStream.range(0, posters)
                    .mapToObj(i -> threads.submit(() -> post("together", "audited-" + i + "/950000/2023-01", i)
                            .statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertEquals(201, answer.get());
            }
        }
        String[] things = IntStream.range(0, posters)
                .mapToObj(i -> "audited-" + i + "/950000/2023-01")
                .toArray(String[]::new);
        recordsOf("together")
                .body("items.thing", containsInAnyOrder(things))
                .body("items.findAll { it.status == 201 && it.changed == 1 && it.times == 1 }", hasSize(posters));
    }

    @Test
    void aFigureThatIsRefusedLeavesTheRecordOfThat() {
        givenIndicator("audited-refused");
        post("faulty", "audited-refused/950000/2023-Q1", 1).then().statusCode(400);
        post("faulty", "audited-none/950000/2023-01", 1).then().statusCode(400);
        recordsOf("faulty").body("items.status", contains(400, 400)).body("items.changed", contains(0, 0));
    }

    @Test
    void anImportIsRecordedWithTheNumberOfItsFigures() {
        givenIndicator("audited-import");
        String rows = "audited-import,950000,2023-01,1\naudited-import,950000,2023-02,2\n";
        importCsv("importer", "?dryRun=true", rows).then().statusCode(200);
        importCsv("importer", "", rows).then().statusCode(200);
        importCsv("importer", "?mode=atomic", rows).then().statusCode(200);
        importCsv("importer", "", "audited-import,950000,2023-01,x\n").then().statusCode(400);
        recordsOf("importer")
                .body("items.status", contains(400, 200, 200, 200))
                .body("items.changed", contains(0, 0, 2, 0))
                .body("items.operation", contains("importActuals", "importActuals", "importActuals", "importActuals"));
    }

    @Test
    void rowsThatTheirSenderMayNotPostAreRecordedAsRefused() {
        givenIndicator("audited-rows");
        String elsewhere = TestLogin.token("elsewhere", Role.REPORTER, Set.of("950100"), Set.of("*"));
        String rows = "indicator,region,period,value\naudited-rows,950000,2023-01,1\naudited-rows,950000,2023-02,2\n";
        for (String parameters : new String[] {"?dryRun=true", "?mode=partial", ""}) {
            given().header("Authorization", "Bearer " + elsewhere)
                    .contentType("text/csv; charset=UTF-8")
                    .body(rows)
                    .post("/v1/actuals/imports" + parameters);
        }
        recordsOf("elsewhere")
                .body("items.findAll { it.problem == 'not-allowed' }.outcome", everyItem(equalTo("REFUSED")))
                .body("items.findAll { it.problem == 'not-allowed' }.times", contains(2, 2, 2));
    }

    @Test
    void anImportThatGoesOnIsRecordedWhenItIsTakenAndWhenItHasStored() throws InterruptedException {
        givenIndicator("audited-async");
        importCsv("waiter", "", "audited-async,950000,2023-01,1\n", "Prefer", "respond-async")
                .then()
                .statusCode(202);
        importCsv("waiter", "", "audited-async,950000,2023-01,x\n", "Prefer", "respond-async")
                .then()
                .statusCode(202);
        Instant end = Instant.now().plus(LONGEST_WAIT);
        List<Integer> statuses;
        do {
            assertTrue(Instant.now().isBefore(end), "not every record came");
            TimeUnit.MILLISECONDS.sleep(100);
            statuses = given().queryParam("user", "waiter")
                    .queryParam("outcome", "DONE")
                    .get("/v1/audit-records")
                    .path("items.status");
        } while (!statuses.contains(200)
                || given().queryParam("user", "waiter")
                        .queryParam("outcome", "FAILED")
                        .get("/v1/audit-records")
                        .<List<Integer>>path("items.status")
                        .isEmpty());
        assertTrue(statuses.contains(202));
        given().queryParam("user", "waiter")
                .queryParam("status", 200)
                .get("/v1/audit-records")
                .then()
                .body("items.changed", contains(1));
    }
}
