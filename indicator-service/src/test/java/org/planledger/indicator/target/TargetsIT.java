package org.planledger.indicator.target;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.putTarget;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class TargetsIT {
    private static final String TARGET = """
            {"plan":"plan-of-targets","task":"51","indicator":"%s","region":"371503","comparator":"AT_LEAST",
            "value":900,"from":"2023-01","to":"2025-12"%s}
            """;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
        PlanFeedStub.plan("plan-of-targets", "51", "P2");
    }

    @Test
    void aTargetIsCreatedWithItsDefaultsReadChangedAndFoundUnchanged() {
        givenIndicator("stations");
        putTarget("t-stations", TARGET.formatted("stations", ""))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("status", equalTo("SET"))
                .body("measure", equalTo("AMOUNT"))
                .body("recurrence", equalTo("TOTAL"))
                .body("strength", equalTo("PLAIN"))
                .body("weight", equalTo(1))
                .body("milestones", nullValue());
        putTarget("t-stations", TARGET.formatted("stations", ",\"weight\":1.00,\"milestones\":[]"))
                .statusCode(200)
                .header("ETag", "\"1\"");
        String everything = """
                ,"status":"SET","measure":"AMOUNT","recurrence":"TOTAL","strength":"STRIVE","weight":2.5,
                "phrase":"新建成开通5G基站900个以上","baseline":{"period":"2022-12","value":420.0},
                "milestones":[{"month":"2023-12","value":560.50},{"month":"2025-12","value":900}]
                """;
        String token = putTarget("t-stations", TARGET.formatted("stations", everything))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .extract()
                .header("Change-Token");
        putTarget("t-stations", TARGET.formatted("stations", everything))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Change-Token", token);
        get("/v1/targets/t-stations")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("milestones.month", contains("2023-12", "2025-12"))
                .body("baseline.period", equalTo("2022-12"))
                .body("phrase", equalTo("新建成开通5G基站900个以上"));
        putTarget("t-stations", TARGET.formatted("stations", everything.replace("560.50", "570")))
                .statusCode(200)
                .header("ETag", "\"3\"");
    }

    @Test
    void allFaultsOfATargetAreToldAtOnce() {
        putTarget("T", """
                        {"id":"other","plan":"no-plan","task":"1","indicator":"no-indicator","region":"999999",
                        "comparator":"BETWEEN","value":3,"valueHigh":2,"tolerance":2,"from":"2023-02","to":"2023-01",
                        "weight":0,"parent":"no-target","milestones":[{"month":"2023-01"}]}
                        """)
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "id",
                                "id",
                                "plan",
                                "indicator",
                                "region",
                                "valueHigh",
                                "tolerance",
                                "tolerance",
                                "to",
                                "weight",
                                "parent",
                                "milestones[0].value"));
        putTarget("t-empty", "{}")
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder("plan", "task", "indicator", "region", "from", "to", "comparator"));
    }

    @Test
    void theTaskMustBeOneOfThePlan() {
        givenIndicator("of-task");
        putTarget("t-task", TARGET.formatted("of-task", "").replace("\"51\"", "\"52\""))
                .statusCode(400)
                .body("violations.code", contains("unknown-task"));
        putTarget("t-task", TARGET.formatted("of-task", "").replace("\"51\"", "\"P2\""))
                .statusCode(201);
    }

    @Test
    void targetsAreBrokenDownWithoutCycles() {
        givenIndicator("broken-down");
        putTarget("t-top", TARGET.formatted("broken-down", "")).statusCode(201);
        putTarget("t-mid", TARGET.formatted("broken-down", ",\"parent\":\"t-top\""))
                .statusCode(201);
        putTarget("t-low", TARGET.formatted("broken-down", ",\"parent\":\"t-mid\""))
                .statusCode(201);
        putTarget("t-top", TARGET.formatted("broken-down", ",\"parent\":\"t-low\""))
                .statusCode(400)
                .body("violations.code", contains("cycle"));
        putTarget("t-top", TARGET.formatted("broken-down", ",\"parent\":\"t-top\""))
                .statusCode(400)
                .body("violations.code", contains("own-parent"));
        delete("/v1/targets/t-mid").statusCode(409);
        delete("/v1/targets/t-low").statusCode(204);
        delete("/v1/targets/t-mid").statusCode(204);
        putTarget("t-low", TARGET.formatted("broken-down", ",\"parent\":\"t-mid\""))
                .statusCode(400)
                .body("violations.code", contains("unknown-target"));
        get("/v1/targets/t-mid").statusCode(404);
        putTarget("t-mid", TARGET.formatted("broken-down", "")).statusCode(201).header("ETag", "\"3\"");
    }

    @Test
    void ifMatchGuardsTheVersion() {
        givenIndicator("of-guarded");
        putTarget("t-guarded", TARGET.formatted("of-guarded", "")).statusCode(201);
        given().header("If-Match", "\"2\"")
                .contentType("application/json")
                .body(TARGET.formatted("of-guarded", ",\"weight\":3"))
                .put("/v1/targets/t-guarded")
                .then()
                .statusCode(412);
        given().header("If-Match", "\"2\"")
                .delete("/v1/targets/t-guarded")
                .then()
                .statusCode(412);
    }

    @Test
    void targetsAreFilteredAndPaged() {
        givenIndicator("listed");
        for (int i = 1; i <= 3; i++) {
            putTarget("listed-" + i, TARGET.formatted("listed", "")).statusCode(201);
        }
        putTarget("listed-4", """
                        {"plan":"plan-of-targets","task":"P2","indicator":"listed","region":"371503","status":"PENDING",
                        "from":"2023-01","to":"2025-12"}
                        """).statusCode(201);
        get("/v1/targets?indicator=listed&status=PENDING").body("items.id", contains("listed-4"));
        get("/v1/targets?indicator=listed&task=51&plan=plan-of-targets&region=371503&status=SET")
                .body("items.id", contains("listed-1", "listed-2", "listed-3"));
        String cursor = get("/v1/targets?indicator=listed&limit=3").extract().path("nextCursor");
        get("/v1/targets?indicator=listed&limit=3&cursor=" + cursor).body("items.id", contains("listed-4"));
        get("/v1/targets?plan=nothing").statusCode(200).body("items", equalTo(java.util.List.of()));
    }
}
