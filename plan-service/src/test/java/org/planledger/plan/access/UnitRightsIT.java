package org.planledger.plan.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// A reporter sees and writes what has to do with their units; slips are answered by whom they are
/// addressed to.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class UnitRightsIT {
    private static final String A = "980102-a";
    private static final String B = "980102-b";
    private static final String C = "980102-c";
    private static final String REGION = Places.OTHER_COUNTY;
    private static final String TASKS = "/v1/plans/units-plan/tasks/";

    private static final Somebody OF_A = Somebody.reporter(REGION, A);
    private static final Somebody OF_B = Somebody.reporter(REGION, B);
    private static final Somebody OF_C = Somebody.reporter(REGION, C);
    private static final Somebody SUPERVISOR = Somebody.who(Role.SUPERVISOR, REGION);

    @BeforeEach
    void plan() {
        Places.make();
        Api.putUnit(A, "甲局");
        Api.putUnit(B, "乙局");
        Api.putUnit(C, "丙局");
        Api.putPlan("units-plan", """
                {"title":"计划","region":"980102","from":"2023-01","to":"2023-12","status":"IN_FORCE",
                 "parts":[{"title":"一"}],
                 "tasks":[{"number":"1","text":"任务","part":1,"lead":["980102-a"]},
                          {"number":"2","text":"任务","part":1,"lead":["980102-b"],"cooperating":["980102-a"]},
                          {"number":"3","text":"任务","part":1,"lead":["980102-b"],"participating":["980102-c"]}]}
                """).then().statusCode(oneOf(200, 201));
    }

    private static Response enter(Somebody login, int task) {
        return login.post(TASKS + task + "/entries", "{\"kind\":\"PROGRESS\",\"text\":\"x\"}");
    }

    private static int entered(Somebody login, int task) {
        return enter(login, task).then().statusCode(201).extract().jsonPath().getInt("id");
    }

    private static Response step(Somebody login, int slip, String action) {
        return login.post("/v1/slips/" + slip + "/steps", "{\"action\":\"" + action + "\",\"text\":\"x\"}");
    }

    private static void refused(Response answer, String field, String message, String expected) {
        answer.then()
                .statusCode(403)
                .body("violations.field", contains(field), "violations.code", contains("not-allowed"))
                .body("violations[0].message", containsString(message))
                .body("violations[0].expected", containsString(expected));
    }

    @Test
    void aReporterSeesAndWritesEntriesOnTasksOfTheirUnitsInWhateverRole() {
        int first = entered(OF_A, 1);
        int second = entered(OF_A, 2);
        int third = entered(OF_C, 3);
        OF_A.get("/v1/plans/units-plan/entries/" + second).then().statusCode(200);
        OF_A.get("/v1/plans/units-plan/entries/" + third).then().statusCode(404);
        OF_A.get(TASKS + "3/entries").then().statusCode(200).body("items", empty());
        OF_A.get("/v1/plans/units-plan/entries?limit=1000")
                .then()
                .body("items.findAll { it.task == '3' }", empty(), "items.id", hasItems(first, second));
        OF_B.get(TASKS + "1/entries").then().body("items", empty());
        SUPERVISOR
                .get("/v1/plans/units-plan/entries?limit=1000")
                .then()
                .body("items.id", hasItems(first, second, third));
        refused(enter(OF_A, 3), "number", "units-plan/3", A);
        refused(enter(OF_B, 1), "number", "units-plan/1", B);
        enter(OF_A, 9).then().statusCode(404);
        enter(SUPERVISOR, 1).then().statusCode(201);
    }

    /// What was sent before is answered again to those alone who may send it.
    @Test
    void aKeyOfOthersTellsNothing() {
        String entry = "{\"kind\":\"PROGRESS\",\"text\":\"y\"}";
        OF_A.request()
                .contentType("application/json")
                .header("Idempotency-Key", "of-a")
                .body(entry)
                .post(TASKS + "1/entries")
                .then()
                .statusCode(201);
        OF_B.request()
                .contentType("application/json")
                .header("Idempotency-Key", "of-a")
                .body(entry)
                .post(TASKS + "1/entries")
                .then()
                .statusCode(403);
    }

    @Test
    void aSlipIsThereForItsAddresseeAndForWhoOverseesARegionThatItHasToDoWith() {
        int slip = Places.issued("units-plan", A);
        OF_A.get("/v1/slips/" + slip).then().statusCode(200);
        OF_A.get("/v1/slips?plan=units-plan&limit=1000").then().body("items.addressee.unique()", contains(A));
        OF_B.get("/v1/slips/" + slip).then().statusCode(404);
        step(OF_B, slip, "ANSWER").then().statusCode(404);
        SUPERVISOR.get("/v1/slips/" + slip).then().statusCode(200);
        Somebody.who(Role.SUPERVISOR, Places.COUNTY)
                .get("/v1/slips/" + slip)
                .then()
                .statusCode(404);
        int across = Places.issued("units-plan", Places.unit(Places.OTHER_CITY));
        Somebody there = Somebody.who(Role.SUPERVISOR, Places.OTHER_CITY);
        there.get("/v1/slips/" + across).then().statusCode(200);
        there.get("/v1/slips?plan=units-plan").then().body("items.addressee.unique()", contains("980200-u"));
        refused(step(there, across, "CLOSE"), "action", REGION, Places.OTHER_CITY);
        there.get("/v1/plans/units-plan").then().statusCode(404);
    }

    @Test
    void theAddresseeAnswersAndTheSupervisorDoesTheRest() {
        int slip = Places.issued("units-plan", A);
        refused(step(SUPERVISOR, slip, "ANSWER"), "action", A, "slips:answer");
        step(OF_A, slip, "ANSWER").then().statusCode(200);
        for (String action : new String[] {"RETURN", "ACCEPT", "CLOSE"}) {
            refused(step(OF_A, slip, action), "action", action, "slips:supervise");
        }
        step(SUPERVISOR, slip, "RETURN").then().statusCode(200);
        step(OF_A, slip, "ANSWER").then().statusCode(200);
        step(SUPERVISOR, slip, "ACCEPT").then().statusCode(200);
        step(SUPERVISOR, slip, "CLOSE").then().statusCode(200).body("state", equalTo("CLOSED"));
    }

    /// A system that is not limited to units answers for those of regions that it reaches.
    @Test
    void whoIsNotLimitedToUnitsAnswersForThoseOfTheirRegions() {
        int slip = Places.issued("units-plan", Places.unit(Places.OTHER_CITY));
        refused(step(Somebody.system("read slips:answer", REGION), slip, "ANSWER"), "action", "980200-u", REGION);
        step(Somebody.system("read slips:answer", Places.OTHER_CITY), slip, "ANSWER")
                .then()
                .statusCode(200);
    }

    @Test
    void slipsAreIssuedByWhoOverseesTheRegionOfThePlan() {
        String slip = Places.slip("units-plan", A);
        SUPERVISOR.post("/v1/slips", slip).then().statusCode(201);
        Somebody.who(Role.SUPERVISOR, Places.OTHER_CITY)
                .post("/v1/slips", slip)
                .then()
                .statusCode(400)
                .body("violations.code", contains("unknown-task"));
    }
}
