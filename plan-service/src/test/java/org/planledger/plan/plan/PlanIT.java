package org.planledger.plan.plan;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class PlanIT {
    private static final String WHOLE = """
            {"code":"%s","title":"茌平区三年行动计划","documentNumber":"茌政发〔2023〕1号","issuer":"茌平区人民政府",
             "issuedOn":"2023-02-28","region":"371503","from":"2023-01","to":"2025-12","status":"DRAFT",
             "thresholds":{"scheme":"POINTS","onTrackFrom":0.90,"behindFrom":0.7,"nearFrom":0.850,
                           "yellowFromPoints":12.5,"redAbovePoints":40},
             "basis":[{"title":"国务院意见","documentNumber":"国发〔2022〕18号"},{"title":"省委方案"}],
             "parts":[{"title":"一、总体要求","sections":[]},
                      {"title":"二、创新","sections":[{"title":"（一）平台"},{"title":"（二）人才"}]}],
             "tasks":[{"number":"1","title":"建设平台","text":"力争建设各类创新平台30家以上。","part":2,"section":1,
                       "lead":["371503-kj","371503-fg"],"cooperating":["371503-cz"],"participating":[]},
                      {"number":"P2","text":"完成市里安排的任务数。","part":1,
                       "lead":["371503-fg"],"cooperating":[],"participating":["371503-kj","371503-cz"]}]}
            """;

    @BeforeEach
    void units() {
        Api.putUnit("371503-kj", "区科技局");
        Api.putUnit("371503-fg", "区发展改革局");
        Api.putUnit("371503-cz", "区财政局");
    }

    @Test
    void aPlanIsReadAsItWasWritten() {
        Response created = Api.putPlan("whole-1", WHOLE.formatted("whole-1"));
        created.then().statusCode(201).header("ETag", equalTo("\"1\""));
        Response read = Api.get("/v1/plans/whole-1");
        assertEquals(created.asString(), read.asString());
        assertEquals(
                JsonPath.from(WHOLE.formatted("whole-1")).getMap(""),
                read.jsonPath().getMap(""));
        assertEquals(new BigDecimal("0.850"), Api.exact(read).get("thresholds.nearFrom"));
        assertEquals(new BigDecimal("0.90"), Api.exact(read).get("thresholds.onTrackFrom"));
    }

    @Test
    void puttingWhatIsThereChangesNothing() {
        Response first = Api.putPlan("same-1", WHOLE.formatted("same-1"));
        String end = Api.end();
        Response second = Api.putPlan("same-1", WHOLE.formatted("same-1").replace("0.90", "0.9"));
        second.then().statusCode(200).header("ETag", equalTo(first.header("ETag")));
        assertEquals(first.header("Change-Token"), second.header("Change-Token"));
        Api.get("/v1/changes?after=" + end).then().body("changes", hasSize(0));
    }

    @Test
    void whatIsLeftOutIsGoneAfterwards() {
        Api.putPlan("less-1", WHOLE.formatted("less-1")).then().statusCode(201);
        Api.putPlan("less-1", """
                        {"title":"短计划","region":"371503","from":"2023-01","to":"2023-12","parts":[{"title":"一"}],
                         "tasks":[{"number":"9","text":"新任务","part":1}]}
                        """).then().statusCode(200).header("ETag", equalTo("\"2\""));
        Api.get("/v1/plans/less-1")
                .then()
                .body("issuer", nullValue(), "basis", hasSize(0), "tasks.number", contains("9"))
                .body("tasks[0].lead", hasSize(0), "parts[0].sections", hasSize(0));
    }

    @Test
    void thresholdsThatAreNotGivenHaveTheirUsualValues() {
        Api.putPlan("usual-1", minimal("")).then().statusCode(201);
        JsonPath plan = Api.exact(Api.get("/v1/plans/usual-1"));
        assertEquals(new BigDecimal("0.95"), plan.get("thresholds.onTrackFrom"));
        assertEquals(new BigDecimal("0.80"), plan.get("thresholds.behindFrom"));
        assertEquals(new BigDecimal("0.90"), plan.get("thresholds.nearFrom"));
        assertEquals("RATIO", plan.get("thresholds.scheme"));
        assertEquals(10, plan.getInt("thresholds.yellowFromPoints"));
        assertEquals(30, plan.getInt("thresholds.redAbovePoints"));
        Api.putPlan("usual-2", minimal(",\"thresholds\":{\"nearFrom\":0.5}"))
                .then()
                .statusCode(201);
        assertEquals(
                new BigDecimal("0.95"), Api.exact(Api.get("/v1/plans/usual-2")).get("thresholds.onTrackFrom"));
    }

    @Test
    void aPlanOfManyTasksIsStoredInTheOrderOfTheDocument() {
        StringBuilder tasks = new StringBuilder();
        for (int i = 200; i > 0; i--) {
            tasks.append(tasks.isEmpty() ? "" : ",")
                    .append("{\"number\":\"%d\",\"text\":\"任务\",\"part\":1,\"lead\":[\"371503-kj\",\"371503-cz\"]}"
                            .formatted(i));
        }
        Api.putPlan("many-1", minimal(",\"parts\":[{\"title\":\"一\"}],\"tasks\":[" + tasks + "]"))
                .then()
                .statusCode(201);
        JsonPath plan = Api.get("/v1/plans/many-1").jsonPath();
        assertEquals(200, plan.getList("tasks").size());
        assertEquals("200", plan.getString("tasks[0].number"));
        assertEquals("1", plan.getString("tasks[199].number"));
    }

    @Test
    void aTitleHasNoBlanksAroundIt() {
        Api.putPlan("blanks-around", """
                        {"title":"\u3000计划","region":"371503","from":"2024-01","to":"2024-12"}
                        """)
                .then()
                .statusCode(400)
                .body("violations.field", contains("title"), "violations.code", contains("blanks"));
    }

    @Test
    void allFaultsAreToldAtOnceWithTheirPlaces() {
        String body = """
                {"code":"other","title":"","region":"379996","from":"2024-01","to":"2023-12","superiorPlan":"no-such",
                 "thresholds":{"onTrackFrom":0.7,"behindFrom":0.8,"yellowFromPoints":30.5},
                 "parts":[{"title":"一","sections":[{"title":"（一）"}]}],
                 "tasks":[{"number":"1","text":"甲","part":1,"section":2,"lead":["371503-kj","371503-no"]},
                          {"number":"1","text":"乙","part":2,"cooperating":["371503-kj","371503-kj"]},
                          {"number":"bad number","text":" ","participating":["nonsense"]}, null]}
                """;
        Response answer = Api.putPlan("faulty-1", body);
        answer.then()
                .statusCode(400)
                .body("type", equalTo("urn:plan-ledger:problem:invalid-request"))
                .body("violations.expected", not(hasItem("")));
        for (String fault : new String[] {
            "code key",
            "title not-blank",
            "region unknown-region",
            "to window",
            "superiorPlan unknown-plan",
            "thresholds.behindFrom order",
            "thresholds.yellowFromPoints order",
            "tasks[0].section place",
            "tasks[0].lead[1] unknown-unit",
            "tasks[1].number duplicate",
            "tasks[1].part place",
            "tasks[1].cooperating[1] duplicate",
            "tasks[2].number pattern",
            "tasks[2].text not-blank",
            "tasks[2].part not-null",
            "tasks[2].participating[0] pattern",
            "tasks[3] not-null",
        }) {
            String[] parts = fault.split(" ", 2);
            answer.then().body("violations.findAll { it.field == '%s' }.code".formatted(parts[0]), hasItem(parts[1]));
        }
        Api.get("/v1/plans/faulty-1").then().statusCode(404);
    }

    @Test
    void aSuperiorPlanExistsAndDoesNotGoRound() {
        Api.putPlan("upper-1", minimal("")).then().statusCode(201);
        Api.putPlan("middle-1", minimal(",\"superiorPlan\":\"upper-1\"")).then().statusCode(201);
        Api.putPlan("lower-1", minimal(",\"superiorPlan\":\"middle-1\"")).then().statusCode(201);
        for (String superior : new String[] {"upper-1", "lower-1"}) {
            Api.putPlan("upper-1", minimal(",\"superiorPlan\":\"" + superior + "\""))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("superiorPlan"), "violations[0].code", equalTo("cycle"));
        }
    }

    @Test
    void aWriterWithAnOldVersionIsTold() {
        String old = Api.putPlan("guard-1", minimal("")).header("ETag");
        Api.putPlan("guard-1", minimal(",\"issuer\":\"甲\"")).then().statusCode(200);
        Api.putIfMatch("/v1/plans/guard-1", old, minimal(",\"issuer\":\"乙\""))
                .then()
                .statusCode(412);
        Api.request().header("If-Match", old).delete("/v1/plans/guard-1").then().statusCode(412);
        Api.putIfMatch("/v1/plans/guard-1/status", old, "{\"status\":\"IN_FORCE\"}")
                .then()
                .statusCode(412);
        Api.get("/v1/plans/guard-1").then().body("issuer", equalTo("甲"), "status", equalTo("DRAFT"));
    }

    @Test
    void plansAreListedByRegionStatusMonthAndText() {
        Api.putPlan("list-1", minimal("").replace("短", "列表甲100%")).then().statusCode(201);
        Api.putPlan("list-2", minimal("").replace("短", "列表乙").replace("2023-12", "2024-06"))
                .then()
                .statusCode(201);
        Api.putPlan(
                        "list-3",
                        minimal(",\"status\":\"IN_FORCE\"").replace("短", "列表丙").replace("371503", "371502"))
                .then()
                .statusCode(201);
        Api.get("/v1/plans?q={q}", "列表").then().body("items.code", contains("list-1", "list-2", "list-3"));
        Api.get("/v1/plans?q={q}&region=371502", "列表").then().body("items.code", contains("list-3"));
        Api.get("/v1/plans?q={q}&status=DRAFT", "列表").then().body("items.code", contains("list-1", "list-2"));
        Api.get("/v1/plans?q={q}&month=2024-06", "列表").then().body("items.code", contains("list-2"));
        Api.get("/v1/plans?q={q}", "100%").then().body("items.code", contains("list-1"));
        Api.get("/v1/plans?q={q}", "列%乙").then().body("items", hasSize(0));
        Api.get("/v1/plans?q={q}&limit=2", "列表").then().body("items", hasSize(2), "items[0].tasks", equalTo(0));
    }

    @Test
    void onlyADraftIsWithdrawn() {
        Api.putPlan("gone-1", WHOLE.formatted("gone-1")).then().statusCode(201);
        Api.delete("/v1/plans/gone-1").then().statusCode(204).header("Change-Token", containsString("plan-"));
        Api.get("/v1/plans/gone-1").then().statusCode(404);
        Api.get("/v1/plans/gone-1/tasks").then().statusCode(404);
        Api.delete("/v1/plans/gone-1").then().statusCode(404);
        Api.get("/v1/plans?limit=1000").then().body("items.code", not(hasItem("gone-1")));
        Api.putPlan("gone-2", minimal(",\"status\":\"IN_FORCE\"")).then().statusCode(201);
        Api.delete("/v1/plans/gone-2").then().statusCode(409).body("detail", containsString("IN_FORCE"));
    }

    @Test
    void aPlanToWhichAnotherRefersIsNotWithdrawn() {
        Api.putPlan("referred-1", minimal("")).then().statusCode(201);
        Api.putPlan("referring-1", minimal(",\"superiorPlan\":\"referred-1\""))
                .then()
                .statusCode(201);
        Api.delete("/v1/plans/referred-1").then().statusCode(409).body("detail", containsString("referring-1"));
        Api.delete("/v1/plans/referring-1").then().statusCode(204);
        Api.delete("/v1/plans/referred-1").then().statusCode(204);
    }

    @Test
    void aWithdrawnPlanComesBackAndItsVersionGoesOn() {
        Api.putPlan("back-1", WHOLE.formatted("back-1")).then().statusCode(201);
        Api.delete("/v1/plans/back-1").then().statusCode(204);
        Api.putPlan("back-1", WHOLE.formatted("back-1")).then().statusCode(201).header("ETag", equalTo("\"3\""));
        Api.get("/v1/plans/back-1").then().body("tasks", hasSize(2));
    }

    private static String minimal(String more) {
        return "{\"title\":\"短\",\"region\":\"371503\",\"from\":\"2023-01\",\"to\":\"2023-12\"%s}".formatted(more);
    }
}
