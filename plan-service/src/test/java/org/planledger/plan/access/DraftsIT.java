package org.planledger.plan.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// A draft is there for nobody but those who make plans of its region.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class DraftsIT {
    private static final Somebody PLANNER = Somebody.who(Role.PLANNER, Places.CITY);
    private static final Somebody PLANNER_BELOW = Somebody.who(Role.PLANNER, Places.COUNTY);
    private static final List<Somebody> OTHERS = List.of(
            Somebody.who(Role.VIEWER, Places.CITY),
            Somebody.who(Role.SUPERVISOR, Places.PROVINCE),
            Somebody.who(Role.AUDITOR, "*"),
            Somebody.reporter(Places.CITY, Places.unit(Places.CITY)),
            Somebody.system("read slips:supervise entries:write", "*"),
            PLANNER_BELOW,
            Somebody.who(Role.PLANNER, Places.OTHER_CITY));

    private static final String ENTRY = "{\"kind\":\"PROGRESS\",\"text\":\"x\"}";

    @BeforeEach
    void places() {
        Places.make();
        Api.putPlan("draft-city", Places.plan(Places.CITY, "DRAFT")).then().statusCode(oneOf(200, 201));
    }

    @Test
    void aDraftIsThereForItsPlannersOnly() {
        int entry = Places.entered("draft-city");
        int slip = Places.issued("draft-city", Places.unit(Places.CITY));
        List<String> paths = List.of(
                "/v1/plans/draft-city",
                "/v1/plans/draft-city/tasks",
                "/v1/plans/draft-city/tasks/1",
                "/v1/plans/draft-city/entries",
                "/v1/plans/draft-city/tasks/1/entries",
                "/v1/plans/draft-city/entries/" + entry,
                "/v1/slips/" + slip);
        paths.forEach(path -> PLANNER.get(path).then().statusCode(200));
        PLANNER.get("/v1/plans?q=draft-city").then().body("items.code", contains("draft-city"));
        PLANNER.get("/v1/tasks?region=" + Places.CITY).then().body("items.plan", hasItem("draft-city"));
        PLANNER.get("/v1/slips?plan=draft-city").then().body("items.id", hasItem(slip));
        for (Somebody other : OTHERS) {
            paths.forEach(path -> other.get(path).then().statusCode(404));
            other.get("/v1/plans?q=draft-city").then().body("items", empty());
            other.get("/v1/tasks?region=" + Places.CITY).then().body("items.plan", not(hasItem("draft-city")));
            other.get("/v1/slips?plan=draft-city").then().body("items", empty());
        }
    }

    /// Word for word, but for the code that was asked for.
    @Test
    void whatIsNotSeenAnswersAsIfItWereNotThere() {
        int slip = Places.issued("draft-city", Places.unit(Places.CITY));
        for (Somebody other : OTHERS) {
            same(other, "/v1/plans/%s", "draft-city", "draft-none");
            same(other, "/v1/plans/%s/tasks/1", "draft-city", "draft-none");
            same(other, "/v1/plans/%s/entries/1", "draft-city", "draft-none");
            same(other, "/v1/slips/%s", Integer.toString(slip), "999999");
        }
        Somebody system = Somebody.system("read slips:supervise entries:write slips:answer", "*");
        for (String plan : List.of("draft-city", "draft-none")) {
            system.post("/v1/slips", Places.slip(plan, Places.unit(Places.CITY)))
                    .then()
                    .statusCode(400)
                    .body("violations.code", contains("unknown-task"))
                    .body("violations[0].message", equalTo("there is no task \"" + plan + "/1\""));
            system.post("/v1/plans/" + plan + "/tasks/1/entries", ENTRY)
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("there is no plan \"" + plan + "\""));
        }
        system.post("/v1/slips/" + slip + "/steps", "{\"action\":\"ANSWER\",\"text\":\"x\"}")
                .then()
                .statusCode(404);
    }

    private static void same(Somebody other, String path, String hidden, String none) {
        assertEquals(told(other, path.formatted(none)).replace(none, hidden), told(other, path.formatted(hidden)));
    }

    /// All but the number that each answer has of its own.
    private static String told(Somebody other, String path) {
        Response answer = other.get(path);
        return answer.statusCode() + answer.asString().replaceAll("urn:uuid:[0-9a-f-]+", "");
    }

    @Test
    void aDraftIsNoSuperiorAndNoSuccessorOfWhatOthersSee() {
        String document =
                Places.plan(Places.COUNTY, "IN_FORCE", Places.unit(Places.COUNTY), ",\"superiorPlan\":\"draft-city\"");
        Api.putPlan("draft-below", document).then().statusCode(oneOf(200, 201));
        Api.get("/v1/plans/draft-below").then().body("superiorPlan", equalTo("draft-city"));
        PLANNER.get("/v1/plans/draft-below").then().body("superiorPlan", equalTo("draft-city"));
        PLANNER.get("/v1/plans?q=draft-below").then().body("items.superiorPlan", contains("draft-city"));
        PLANNER_BELOW.get("/v1/plans/draft-below").then().statusCode(200).body("superiorPlan", nullValue());
        PLANNER_BELOW.get("/v1/plans?q=draft-below").then().body("items[0].superiorPlan", nullValue());
        Somebody.who(Role.VIEWER, Places.CITY)
                .get("/v1/plans/draft-below")
                .then()
                .body("superiorPlan", nullValue());

        PLANNER_BELOW
                .put("/v1/plans/draft-below", document)
                .then()
                .statusCode(400)
                .body("violations.field", contains("superiorPlan"), "violations.code", contains("unknown-plan"));
        String changed = Places.plan(Places.COUNTY, "IN_FORCE").replace("\"任务\"", "\"改\"");
        PLANNER_BELOW
                .put("/v1/plans/draft-below", changed)
                .then()
                .statusCode(200)
                .body("superiorPlan", nullValue(), "tasks[0].text", equalTo("改"));
        Api.get("/v1/plans/draft-below").then().body("superiorPlan", equalTo("draft-city"));
        Api.delete("/v1/plans/draft-city").then().statusCode(409).body("detail", containsString("draft-below"));

        PLANNER_BELOW
                .put("/v1/plans/draft-below/status", "{\"status\":\"SUPERSEDED\",\"supersededBy\":\"draft-city\"}")
                .then()
                .statusCode(400)
                .body("violations.code", contains("unknown-plan"));
        Api.putStatus("draft-below", "{\"status\":\"SUPERSEDED\",\"supersededBy\":\"draft-city\"}")
                .then()
                .statusCode(200);
        PLANNER.get("/v1/plans/draft-below").then().body("supersededBy", equalTo("draft-city"));
        PLANNER_BELOW.get("/v1/plans/draft-below").then().body("supersededBy", nullValue());
        String shown = PLANNER_BELOW.get("/v1/plans/draft-below").asString();
        PLANNER_BELOW.put("/v1/plans/draft-below", shown).then().statusCode(200);
        for (String guessed : List.of("draft-city", "draft-none")) {
            PLANNER_BELOW
                    .put("/v1/plans/draft-below", shown.replaceFirst("\\{", "{\"supersededBy\":\"" + guessed + "\","))
                    .then()
                    .statusCode(409)
                    .body("detail", containsString("/status"));
        }
    }

    /// The plan that refers to it is a draft of another region itself, so no more is told than has to be.
    @Test
    void aDraftOnWhichAnUnseenOneStandsIsNotWithdrawn() {
        Api.putPlan("draft-held", Places.plan(Places.CITY, "DRAFT")).then().statusCode(201);
        Api.putPlan(
                        "draft-holding",
                        Places.plan(
                                Places.OTHER_CITY,
                                "DRAFT",
                                Places.unit(Places.OTHER_CITY),
                                ",\"superiorPlan\":\"draft-held\""))
                .then()
                .statusCode(201);
        PLANNER.delete("/v1/plans/draft-held")
                .then()
                .statusCode(409)
                .body("detail", equalTo("another plan refers to it"));
    }

    /// That a plan lies below it is not told either.
    @Test
    void whereAnUnseenPlanStandsIsNotTold() {
        Api.putPlan("draft-above", Places.plan(Places.CITY, "DRAFT")).then().statusCode(201);
        String superior = ",\"superiorPlan\":\"%s\"";
        Api.putPlan(
                        "draft-seen-below",
                        Places.plan(
                                Places.OTHER_CITY,
                                "DRAFT",
                                Places.unit(Places.OTHER_CITY),
                                superior.formatted("draft-above")))
                .then()
                .statusCode(201);
        Somebody.who(Role.PLANNER, Places.OTHER_CITY)
                .put(
                        "/v1/plans/draft-above",
                        Places.plan(
                                Places.OTHER_CITY,
                                "DRAFT",
                                Places.unit(Places.OTHER_CITY),
                                superior.formatted("draft-seen-below")))
                .then()
                .statusCode(409)
                .body("violations.code", contains("taken"));
    }

    /// Of a code that is taken no more can be learnt than that.
    @Test
    void theCodeOfAnUnseenPlanIsTaken() {
        Api.putPlan("draft-taken", Places.plan(Places.CITY, "DRAFT")).then().statusCode(201);
        Somebody elsewhere = Somebody.who(Role.PLANNER, Places.OTHER_CITY);
        String own = Places.plan(Places.OTHER_CITY, "DRAFT");
        elsewhere
                .put("/v1/plans/draft-taken", own)
                .then()
                .statusCode(409)
                .body(
                        "violations.code",
                        contains("taken"),
                        "detail",
                        equalTo("the plan code \"draft-taken\" is taken"));
        elsewhere
                .request()
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(own)
                .put("/v1/plans/draft-taken")
                .then()
                .statusCode(412)
                .body("detail", containsString("it does not exist"));
        elsewhere
                .put("/v1/plans/draft-taken", Places.plan(Places.CITY, "DRAFT"))
                .then()
                .statusCode(403)
                .body("violations.field", contains("region"));
        elsewhere
                .put("/v1/plans/draft-taken/status", "{\"status\":\"IN_FORCE\"}")
                .then()
                .statusCode(404);
        elsewhere.delete("/v1/plans/draft-taken").then().statusCode(404);
        Api.get("/v1/plans/draft-taken").then().header("ETag", equalTo("\"1\""));
    }

    /// What was entered on a withdrawn draft comes back with it, so nobody else may bring it back.
    @Test
    void aWithdrawnDraftIsBroughtBackByItsPlannersOnly() {
        Api.putPlan("draft-back", Places.plan(Places.CITY, "DRAFT")).then().statusCode(201);
        int entry = Places.entered("draft-back");
        Api.delete("/v1/plans/draft-back").then().statusCode(204);
        Somebody elsewhere = Somebody.who(Role.PLANNER, Places.OTHER_CITY);
        elsewhere
                .put("/v1/plans/draft-back", Places.plan(Places.OTHER_CITY, "DRAFT"))
                .then()
                .statusCode(409);
        PLANNER.put("/v1/plans/draft-back", Places.plan(Places.CITY, "DRAFT"))
                .then()
                .statusCode(201);
        PLANNER.get("/v1/plans/draft-back/entries/" + entry).then().statusCode(200);
    }

    @Test
    void aPlanInForceIsThereForAllWhomItBinds() {
        Api.putPlan("draft-done", Places.plan(Places.CITY, "DRAFT")).then().statusCode(201);
        PLANNER_BELOW.get("/v1/plans/draft-done").then().statusCode(404);
        PLANNER.put("/v1/plans/draft-done/status", "{\"status\":\"IN_FORCE\"}")
                .then()
                .statusCode(200);
        PLANNER_BELOW.get("/v1/plans/draft-done").then().statusCode(200);
        Somebody.who(Role.PLANNER, Places.OTHER_CITY)
                .get("/v1/plans/draft-done")
                .then()
                .statusCode(404);
    }
}
