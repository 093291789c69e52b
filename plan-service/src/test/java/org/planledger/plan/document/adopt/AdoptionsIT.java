package org.planledger.plan.document.adopt;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.plan.document.adopt.Confirming.goal;
import static org.planledger.plan.document.adopt.Confirming.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.LoggedIn;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// Confirmed readings become plans here, and go to indicator-service in the name of who sends them.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(IndicatorServiceStub.class)
class AdoptionsIT {
    private static final String REGION = Confirming.REGION;
    private static final String DOCUMENT = """
            甲县2024年重点工作任务
            一、产业
            1.加强建设。到年底，新建公路12.5公里以上，地区生产总值增长6%%以上，新建学校2所。(牵头单位:%1$s路局,配合单位:%1$s学局)
            二、民生
            2.改善空气。PM2.5平均浓度控制在42微克/立方米以内。(牵头单位:%1$s路局)
            """;

    @BeforeEach
    void directory() {
        Confirming.putRegions();
        IndicatorServiceStub.asked();
    }

    @AfterEach
    void answerAgain() {
        IndicatorServiceStub.refuse(0, null, false);
    }

    /// @param units what the units are called in front
    private static String reading(String units) {
        return Api.request()
                .contentType("text/plain")
                .body(DOCUMENT.formatted(units).getBytes(StandardCharsets.UTF_8))
                .post("/v1/documents")
                .asString();
    }

    private static ValidatableResponse put(String path, String reading, String more) {
        return Api.put(
                        "/v1/documents/plans/" + path,
                        "{\"region\":\"%s\",\"reading\":%s%s}".formatted(REGION, reading, more))
                .then();
    }

    @Test
    void aReadingBecomesAPlanWithUnitsAndTargets() {
        Api.putUnit("630100-jl", "甲路局").then().statusCode(201);
        String reading = reading("甲");
        put("adopted-one", reading, "")
                .statusCode(201)
                .header("ETag", notNullValue())
                .header("Change-Token", notNullValue())
                .body("dryRun", equalTo(false))
                .body("plan", equalTo("adopted-one"))
                .body("outcome", equalTo("CREATED"))
                .body("units.code", contains("630100-jl", "630102-jxj"))
                .body("units.origin", contains("MATCHED", "CREATED"))
                .body("targets.task", contains("1", "1", "1", "2"))
                .body("targets.id", contains("adopted-one-1", "adopted-one-2", "adopted-one-3", "adopted-one-4"))
                .body("indicators.code[0]", equalTo("xin-jian-gong-lu"))
                .body("indicators[0].suggestions.code", contains("like"))
                .body("others", contains("left-over-1"));
        Api.get("/v1/plans/adopted-one")
                .then()
                .body("title", equalTo("甲县2024年重点工作任务"))
                .body("status", equalTo("DRAFT"))
                .body("from", equalTo("2024-01"))
                .body("parts.title", contains("一、产业", "二、民生"))
                .body("tasks.part", contains(1, 2))
                .body("tasks[0].cooperating", contains("630102-jxj"))
                .body("tasks[0].text", containsString("新建公路12.5公里以上"));
        Api.get("/v1/units/630102-jxj").then().body("name", equalTo("甲学局")).body("region", equalTo(REGION));
        put("adopted-one", reading, "").statusCode(200).body("outcome", equalTo("UNCHANGED"));
    }

    @Test
    void whatIsSentToIndicatorServiceFollowsTheRuleBook() {
        put("adopted-sent", reading("乙"), ",\"indicators\":[{\"name\":\"新建学校\",\"unit\":\"所\",\"code\":\"schools\"}]")
                .statusCode(201);
        List<IndicatorServiceStub.Asked> asked = IndicatorServiceStub.asked();
        assertEquals(
                List.of(true, false),
                asked.stream().map(IndicatorServiceStub.Asked::dryRun).toList());
        assertEquals(asked.get(0).body(), asked.get(1).body());
        assertTrue(
                asked.get(1).authorization().startsWith("Bearer ey"),
                asked.get(1).authorization());
        JsonNode body = asked.get(1).body();
        assertEquals("adopted-sent", body.path("plan").asText());
        assertEquals(REGION, body.path("region").asText());
        JsonNode road = body.path("proposals").path(0);
        assertEquals("公里", road.path("indicator").path("unit").asText());
        assertEquals("SUM", road.path("indicator").path("aggregation").asText());
        assertEquals("HIGHER", road.path("indicator").path("direction").asText());
        assertEquals("12.5", road.path("target").path("value").asText());
        assertEquals("2024-01", road.path("target").path("from").asText());
        assertEquals("2024-12", road.path("target").path("to").asText());
        assertEquals("新建公路12.5公里以上", road.path("target").path("phrase").asText());
        JsonNode growth = body.path("proposals").path(1);
        assertEquals("GROWTH", growth.path("target").path("measure").asText());
        assertTrue(growth.path("indicator").path("unit").isMissingNode(), growth.toString());
        assertEquals("schools", body.at("/proposals/2/target/indicator").asText());
        JsonNode air = body.path("proposals").path(3);
        assertEquals("LOWER", air.path("indicator").path("direction").asText());
        assertEquals("MEAN", air.path("indicator").path("aggregation").asText());
        assertEquals("AT_MOST", air.path("target").path("comparator").asText());
    }

    @Test
    void ratiosAndSharesDoNotAddUp() {
        put(
                        "adopted-ratio",
                        Confirming.reading(task(
                                "1",
                                "",
                                goal("城乡居民收入", null, "城乡居民收入之比缩小到2.2：1"),
                                goal("城镇登记失业率", null, "城镇登记失业率4左右"),
                                goal("优良天数比例", "％", "优良天数比例达到65％"),
                                goal("产能利用", "倍", "2倍"),
                                goal("细颗粒物浓度", null, "细颗粒物浓度42"),
                                goal("细颗粒物", "μg/m³", "细颗粒物42μg/m³"),
                                goal("新建学校", null, "新建学校3"),
                                goal("每季度会议", "次", "每季度召开会议1次"),
                                goal("每年会议", "次", "每年召开会议1次"))),
                        "")
                .statusCode(201);
        List<String> aggregations = new ArrayList<>();
        IndicatorServiceStub.asked()
                .getFirst()
                .body()
                .path("proposals")
                .forEach(proposal ->
                        aggregations.add(proposal.at("/indicator/aggregation").asText()));
        assertEquals(List.of("LAST", "LAST", "LAST", "LAST", "MEAN", "MEAN", "SUM", "LAST", "SUM"), aggregations);
    }

    @Test
    void aTaskWithTargetsCannotBeLeftOut() {
        IndicatorServiceStub.refuse(400, """
                {"type":"urn:plan-ledger:problem:invalid-request","detail":"1 fault","violations":[
                {"field":"tasks","code":"task-with-targets","message":"of 7"}]}
                """, true);
        put("adopted-stranded", reading("癸"), "")
                .statusCode(400)
                .body("violations.field", contains("reading.tasks"))
                .body("violations.code", contains("task-with-targets"));
        Api.get("/v1/plans/adopted-stranded").then().statusCode(404);
        assertEquals(
                "[\"1\",\"2\"]",
                IndicatorServiceStub.asked().getFirst().body().path("tasks").toString());
    }

    @Test
    void aChoiceWithoutEffectIsAFault() {
        Api.putUnit("630102-z", "子公路局").then().statusCode(201);
        put("adopted-unused", reading("子"), """
                ,"units":[{"name":"丑路局","code":"630102-z"},{"name":"子路局","code":"630102-z"},
                {"name":"子路局","code":"630102-b"}],
                "indicators":[{"name":"新建学校","unit":"个","code":"schools"}]
                """)
                .statusCode(400)
                .body("violations.field", contains("units[0].name", "units[2].name", "indicators[0].name"))
                .body("violations.code", contains("unused", "duplicate", "unused"));
    }

    @Test
    void aTrialStoresNothing() {
        put("adopted-trial?dryRun=true", reading("丙"), "")
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("outcome", equalTo("CREATED"))
                .body("units.code", contains("630102-blj", "630102-bxj"));
        Api.get("/v1/plans/adopted-trial").then().statusCode(404);
        Api.get("/v1/units/630102-blj").then().statusCode(404);
        assertEquals(
                List.of(true),
                IndicatorServiceStub.asked().stream()
                        .map(IndicatorServiceStub.Asked::dryRun)
                        .toList());
    }

    @Test
    void faultsOfBothServicesAreToldWhereTheReadingHasThemAndNothingIsStored() {
        IndicatorServiceStub.refuse(400, """
                {"type":"urn:plan-ledger:problem:invalid-request","detail":"2 faults","violations":[
                {"field":"proposals[3].target.value","code":"no-number-here","message":"wrong","expected":"right"},
                {"field":"proposals[1].target.to","code":"window","message":"early"}]}
                """, true);
        put("adopted-faulty", reading("丁").replaceFirst("\"from\":\"2024-01\"", "\"from\":\"2025-01\""), "")
                .statusCode(400)
                .body(
                        "violations.field",
                        contains(
                                "reading.tasks[1].targets[0].value",
                                "reading.tasks[0].targets[1].due",
                                "reading.plan.to"))
                .body("violations.message[0]", equalTo("wrong"))
                .body("violations.expected[0]", equalTo("right"))
                .body("violations.code[2]", equalTo("window"));
        Api.get("/v1/plans/adopted-faulty").then().statusCode(404);
        Api.get("/v1/units/630102-dlj").then().statusCode(404);
    }

    @Test
    void whereIndicatorServiceFailsAfterThePlanIsStoredTheSameAgainStoresTheRest() {
        String reading = reading("戊");
        IndicatorServiceStub.refuse(500, "broken", false);
        put("adopted-half", reading, "")
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("detail", containsString("the plan is stored, its targets are not yet"));
        Api.get("/v1/plans/adopted-half").then().statusCode(200);
        IndicatorServiceStub.refuse(0, null, false);
        put("adopted-half", reading, "")
                .statusCode(200)
                .body("outcome", equalTo("UNCHANGED"))
                .body("units.origin", everyItem(equalTo("MATCHED")))
                .body("targets", hasSize(4));
    }

    @Test
    void whereIndicatorServiceIsAwayNothingIsStored() {
        IndicatorServiceStub.refuse(503, "away", true);
        put("adopted-away", reading("己"), "")
                .statusCode(503)
                .body("detail", equalTo("indicator-service cannot be reached; send the same again later"));
        Api.get("/v1/plans/adopted-away").then().statusCode(404);
    }

    @Test
    void whatADocumentDoesNotSayOfThePlanStays() {
        String reading = reading("庚");
        put("adopted-kept", reading, "").statusCode(201);
        String plan = Api.get("/v1/plans/adopted-kept").asString();
        Api.putPlan("adopted-kept", plan.replace("\"basis\":[]", "\"basis\":[{\"title\":\"依据\"}]"))
                .then()
                .statusCode(200);
        put("adopted-kept", reading.replace("一、产业", "一、工业"), "").statusCode(200).body("outcome", equalTo("CHANGED"));
        Api.get("/v1/plans/adopted-kept")
                .then()
                .body("basis.title", contains("依据"))
                .body("parts.title[0]", equalTo("一、工业"));
        put("adopted-kept", reading, "", "\"0\"").statusCode(412);
    }

    private static ValidatableResponse put(String path, String reading, String more, String tag) {
        return Api.putIfMatch(
                        "/v1/documents/plans/" + path,
                        tag,
                        "{\"region\":\"%s\",\"reading\":%s%s}".formatted(REGION, reading, more))
                .then();
    }

    @Test
    @As(user = "planner of the city", roles = Role.PLANNER, regionsBelow = "630100")
    void whoMayNotMakeUnitsIsToldWhichAreNotThereAndWhatIsLikeThem() {
        LoggedIn.asEverybody(() -> Api.putUnit("630102-xlj", "辛公路局").then().statusCode(201));
        String reading = reading("辛");
        put("adopted-units", reading, "")
                .statusCode(400)
                .body("violations.field", contains("reading.tasks[0].lead[0]", "reading.tasks[0].cooperating[0]"))
                .body("violations.code", everyItem(equalTo("unknown-unit")))
                .body("violations.expected[0]", containsString("辛公路局 630102-xlj"));
        LoggedIn.asEverybody(() -> Api.putUnit("630102-xxj", "辛学局").then().statusCode(201));
        put("adopted-units", reading, ",\"units\":[{\"name\":\"辛路局\",\"code\":\"630102-xlj\"}]")
                .statusCode(201)
                .body("units.origin", contains("CHOSEN", "MATCHED"));
        put("adopted-units", reading, ",\"units\":[{\"name\":\"辛路局\",\"code\":\"630102-none\"}]")
                .statusCode(400)
                .body("violations.field[0]", equalTo("reading.tasks[0].lead[0]"));
    }

    @Test
    @As(user = "planner elsewhere", roles = Role.PLANNER, regionsBelow = "630200")
    void aReadingIsForWhoMayWritePlansThere() {
        put("adopted-elsewhere", reading("壬"), "").statusCode(403);
        assertEquals(List.of(), IndicatorServiceStub.asked());
    }

    @Test
    void aReadingWithoutYearsOrPartsIsToldWhatIsMissing() {
        put("adopted-empty", "{\"tasks\":[]}", "").statusCode(400).body("violations.field", contains("reading.plan"));
        put(
                        "adopted-empty",
                        "{\"plan\":{\"title\":\"计划\"},\"tasks\":[{\"number\":\"1\",\"text\":\"做\",\"targets\":[]}]}",
                        "")
                .statusCode(400)
                .body("violations.field", contains("reading.plan.from", "reading.plan.to"));
        put(
                        "adopted-empty",
                        "{\"plan\":{\"title\":\"计划\",\"from\":\"2024-01\",\"to\":\"2024-12\"},"
                                + "\"tasks\":[{\"number\":\"1\",\"text\":\"做\",\"targets\":[]}]}",
                        "")
                .statusCode(201);
        Api.get("/v1/plans/adopted-empty")
                .then()
                .body("parts.title", contains("计划"))
                .body("tasks[0].title", nullValue());
    }
}
