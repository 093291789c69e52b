package org.planledger.plan.plan;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class LifeCycleIT {
    private static final String PLAN =
            "{\"title\":\"计划\",\"region\":\"371503\",\"from\":\"2023-01\",\"to\":\"2023-12\"%s}";

    @ParameterizedTest
    @CsvSource({
        "DRAFT,IN_FORCE,200",
        "DRAFT,EXPIRED,409",
        "DRAFT,SUPERSEDED,409",
        "DRAFT,REPEALED,409",
        "DRAFT,DRAFT,200",
        "IN_FORCE,DRAFT,409",
        "IN_FORCE,IN_FORCE,200",
        "IN_FORCE,EXPIRED,200",
        "IN_FORCE,SUPERSEDED,200",
        "IN_FORCE,REPEALED,200",
        "EXPIRED,IN_FORCE,409",
        "EXPIRED,SUPERSEDED,409",
        "SUPERSEDED,REPEALED,409",
        "REPEALED,DRAFT,409",
        "REPEALED,REPEALED,200",
    })
    void aPlanMovesAlongItsLifeOnly(PlanStatus present, PlanStatus next, int answer) {
        String plan = "life-"
                + (present + "-" + next).toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        Api.putPlan(plan, PLAN.formatted("")).then().statusCode(201).body("status", equalTo("DRAFT"));
        Api.putPlan("life-successor", PLAN.formatted(""));
        if (present != PlanStatus.DRAFT) {
            Api.putStatus(plan, change(PlanStatus.IN_FORCE)).then().statusCode(200);
            Api.putStatus(plan, change(present)).then().statusCode(200);
        }
        Api.putStatus(plan, change(next)).then().statusCode(answer);
        Api.get("/v1/plans/" + plan)
                .then()
                .body("status", equalTo(answer == 200 ? next.name() : present.name()), "title", equalTo("计划"));
    }

    private static String change(PlanStatus status) {
        return status == PlanStatus.SUPERSEDED
                ? "{\"status\":\"SUPERSEDED\",\"supersededBy\":\"life-successor\"}"
                : "{\"status\":\"" + status + "\"}";
    }

    @Test
    void aRefusalSaysWhichMovesArePossible() {
        Api.putPlan("moves-1", PLAN.formatted(",\"status\":\"IN_FORCE\""))
                .then()
                .statusCode(201);
        Api.putStatus("moves-1", "{\"status\":\"DRAFT\"}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:plan-ledger:problem:conflict"))
                .body("detail", containsString("EXPIRED, SUPERSEDED, REPEALED"));
        Api.putStatus("moves-1", "{\"status\":\"REPEALED\"}").then().statusCode(200);
        Api.putStatus("moves-1", "{\"status\":\"IN_FORCE\"}")
                .then()
                .statusCode(409)
                .body("detail", containsString("no move is left"));
    }

    @Test
    void aPlanBeginsAsADraftOrInForce() {
        Api.putPlan("begin-1", PLAN.formatted(",\"status\":\"IN_FORCE\""))
                .then()
                .statusCode(201);
        Api.putPlan("begin-2", PLAN.formatted(",\"status\":\"EXPIRED\""))
                .then()
                .statusCode(409)
                .body("detail", containsString("DRAFT, IN_FORCE"));
        Api.get("/v1/plans/begin-2").then().statusCode(404);
    }

    @Test
    void aPutOfThePlanDoesNotMoveIt() {
        Api.putPlan("still-1", PLAN.formatted("")).then().statusCode(201);
        Api.putPlan("still-1", PLAN.formatted(",\"status\":\"IN_FORCE\""))
                .then()
                .statusCode(409)
                .body("detail", containsString("/status"));
        Api.putStatus("still-1", "{\"status\":\"IN_FORCE\"}")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"2\""));
        Api.putPlan("still-1", PLAN.formatted(",\"issuer\":\"某局\""))
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_FORCE"));
    }

    @Test
    void aSupersededPlanNamesItsSuccessor() {
        Api.putPlan("old-1", PLAN.formatted(",\"status\":\"IN_FORCE\"")).then().statusCode(201);
        Api.putPlan("new-1", PLAN.formatted(",\"status\":\"IN_FORCE\"")).then().statusCode(201);
        for (String wrong : new String[] {
            "{\"status\":\"EXPIRED\",\"supersededBy\":\"new-1\"}",
            "{\"status\":\"SUPERSEDED\",\"supersededBy\":\"old-1\"}",
            "{\"status\":\"SUPERSEDED\",\"supersededBy\":\"none-1\"}",
            "{\"status\":\"SUPERSEDED\"}"
        }) {
            Api.putStatus("old-1", wrong).then().statusCode(400).body("violations[0].field", equalTo("supersededBy"));
        }
        Api.putStatus("old-1", "{\"status\":\"SUPERSEDED\",\"supersededBy\":\"new-1\"}")
                .then()
                .statusCode(200)
                .body("supersededBy", equalTo("new-1"));
        String document = Api.get("/v1/plans/old-1").asString();
        Api.putPlan("old-1", document).then().statusCode(200).header("ETag", equalTo("\"2\""));
        Api.putPlan("old-1", document.replace("new-1", "begin-1")).then().statusCode(409);
    }

    @Test
    void aNewPlanHasNoSuccessor() {
        Api.putPlan("begun-1", PLAN.formatted(",\"supersededBy\":\"none-1\""))
                .then()
                .statusCode(409)
                .body("detail", containsString("/status"));
        Api.get("/v1/plans/begun-1").then().statusCode(404);
    }

    @Test
    void everyMoveIsPublishedOnce() {
        Api.putPlan("told-1", PLAN.formatted("")).then().statusCode(201).body("supersededBy", nullValue());
        String end = Api.end();
        Api.putStatus("told-1", "{\"status\":\"IN_FORCE\"}").then().statusCode(200);
        Api.putStatus("told-1", "{\"status\":\"IN_FORCE\"}").then().statusCode(200);
        Api.get("/v1/changes?wait=10&after=" + end)
                .then()
                .body("changes", hasSize(1), "changes[0].plan.status", equalTo("IN_FORCE"));
    }

    @Test
    void aPlanThatIsNotThereHasNoStatus() {
        Api.putStatus("absent-1", "{\"status\":\"IN_FORCE\"}").then().statusCode(404);
    }

    @Test
    void aPlanThatHasEndedCanNoLongerBeChangedButPutAsItIs() {
        Api.putPlan("ended-1", PLAN.formatted(",\"status\":\"IN_FORCE\""))
                .then()
                .statusCode(201);
        Api.putStatus("ended-1", "{\"status\":\"REPEALED\"}").then().statusCode(200);

        Api.putPlan("ended-1", PLAN.formatted(",\"issuer\":\"别的机关\""))
                .then()
                .statusCode(409)
                .body("detail", containsString("REPEALED"));
        Api.putPlan("ended-1", PLAN.formatted("")).then().statusCode(200);
    }
}
