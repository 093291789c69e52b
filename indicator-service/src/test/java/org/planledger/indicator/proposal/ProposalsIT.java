package org.planledger.indicator.proposal;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Somebody;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;

/// Proposals become targets, all or none, and the same ones again change nothing.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ProposalsIT {
    private static final String REGION = "530203";
    private static final Somebody EVERYBODY = Somebody.everybody();

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("530000", "滇", null);
        PlanFeedStub.region("530200", "滇二", "530000");
        PlanFeedStub.region(REGION, "滇二三", "530200");
        PlanFeedStub.region("530300", "滇三", "530000");
        PlanFeedStub.planOf("530200", "IN_FORCE", "proposed", "1=530203-a;;", "2=530203-a;;");
        PlanFeedStub.planOf("530200", "IN_FORCE", "proposed-too", "1=530203-a;;");
        PlanFeedStub.planOf("530300", "DRAFT", "proposed-elsewhere", "1=530203-a;;");
    }

    private static String indicator(String code, String name, String unit) {
        return """
                {"code":"%s","name":"%s",%s"direction":"HIGHER","decimals":2,"aggregation":"SUM"}
                """.formatted(code, name, unit == null ? "" : "\"unit\":\"" + unit + "\",");
    }

    private static String target(String id, String more) {
        return """
                {"id":"%s","task":"1","comparator":"AT_LEAST","value":1,"from":"2023-01","to":"2023-12"%s}
                """.formatted(id, more);
    }

    private static String proposal(String indicator, String target) {
        return "{\"indicator\":%s,\"target\":%s}".formatted(indicator, target);
    }

    private static ValidatableResponse propose(Somebody who, String query, String plan, String... proposals) {
        return who.request()
                .contentType("application/json")
                .body("{\"plan\":\"%s\",\"region\":\"%s\",\"proposals\":[%s]}"
                        .formatted(plan, REGION, String.join(",", proposals)))
                .post("/v1/target-proposals" + query)
                .then();
    }

    private static void givenIndicator(String code, String name, String unit) {
        givenIndicator(code, name, unit, 201);
    }

    private static void givenIndicator(String code, String name, String unit, int status) {
        EVERYBODY.put("/v1/indicators/" + code, """
                {"name":"%s","unit":"%s","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                """.formatted(name, unit)).statusCode(status);
    }

    @Test
    void indicatorsAreFoundByNameAndUnitOrMadeAndNothingChangesTheSecondTime() {
        givenIndicator("prop-jobs", "“城镇”新增就业", "人");
        String[] proposals = {
            proposal(indicator("new-jobs", "城镇 新增就业", "人"), target("prop-1-1", "")),
            proposal(indicator("prop-output", "建成亩产园", "万亩"), target("prop-1-2", "")),
            proposal(indicator("prop-output", "建成亩产园", "亩"), target("prop-1-3", ""))
        };
        propose(EVERYBODY, "", "proposed", proposals)
                .statusCode(200)
                .header("Change-Token", notNullValue())
                .body("indicators.code", contains("prop-jobs", "prop-output", "prop-output-2"))
                .body("indicators.outcome", contains("MATCHED", "CREATED", "CREATED"))
                .body("targets.indicator", contains("prop-jobs", "prop-output", "prop-output-2"))
                .body("targets.outcome", contains("CREATED", "CREATED", "CREATED"));
        EVERYBODY
                .get("/v1/indicators/prop-output-2")
                .body("name", equalTo("建成亩产园"))
                .body("unit", equalTo("亩"))
                .body("frequency", equalTo("MONTH"));
        String tag = EVERYBODY.get("/v1/targets/prop-1-1").extract().header("ETag");
        propose(EVERYBODY, "", "proposed", proposals)
                .body("indicators.outcome", contains("MATCHED", "MATCHED", "MATCHED"))
                .body("targets.outcome", contains("UNCHANGED", "UNCHANGED", "UNCHANGED"));
        EVERYBODY
                .get("/v1/targets/prop-1-1")
                .header("ETag", equalTo(tag))
                .body("plan", equalTo("proposed"))
                .body("region", equalTo(REGION));
    }

    @Test
    void aGrowthIsOfTheIndicatorWhoseAmountThePlanNames() {
        propose(
                        EVERYBODY,
                        "",
                        "proposed",
                        proposal(
                                indicator("prop-gdp-growth", "滇二生产总值", null),
                                target("prop-2-1", ",\"measure\":\"GROWTH\"")),
                        proposal(indicator("prop-gdp", "滇二生产总值", "亿元"), target("prop-2-2", "")),
                        proposal(indicator("prop-alone", "滇二固定资产投资", null), target("prop-2-3", "")))
                .statusCode(200)
                .body("targets.indicator", contains("prop-gdp", "prop-gdp", "prop-alone"));
        EVERYBODY.get("/v1/indicators/prop-alone").body("unit", equalTo("未注明"));
    }

    @Test
    void aGrowthIsOfTheOneThatTheSameReadingNamesByUnitOrHasChosen() {
        givenIndicator("growth-a", "滇二茶产值", "万元");
        givenIndicator("growth-b", "滇二茶产值", "亿元");
        givenIndicator("growth-c", "滇二茶产值", "亿元");
        PlanFeedStub.planOf("530200", "IN_FORCE", "growing", "1=530203-a;;");
        PlanFeedStub.planOf("530200", "IN_FORCE", "growing-too", "1=530203-a;;");
        String growth =
                proposal(indicator("growth-new", "滇二茶产值", null), target("growth-1-1", ",\"measure\":\"GROWTH\""));
        String amount = proposal(indicator("growth-new", "滇二 茶产值", "亿元"), target("growth-1-2", ""));
        propose(EVERYBODY, "", "growing", growth, amount)
                .statusCode(200)
                .body("targets.indicator", contains("growth-b", "growth-b"));
        String ofChosen = amount.replace("\"task\":", "\"indicator\":\"growth-c\",\"task\":");
        propose(
                        EVERYBODY,
                        "",
                        "growing-too",
                        growth.replace("growth-1-1", "growth-2-1"),
                        ofChosen.replace("growth-1-2", "growth-2-2"))
                .statusCode(200)
                .body("targets.indicator", contains("growth-c", "growth-c"));
    }

    @Test
    void whatHasBeenChosenOnceIsFoundAgainByNameAndUnit() {
        givenIndicator("twice-a", "滇二花产量", "万枝");
        givenIndicator("twice-b", "滇二花产量", "万枝");
        PlanFeedStub.planOf("530200", "IN_FORCE", "chosen-once", "1=530203-a;;");
        String goal = proposal(indicator("twice-new", "滇二花产量", "万枝"), withoutId("1"));
        propose(EVERYBODY, "", "chosen-once", goal.replace("\"task\":", "\"indicator\":\"twice-b\",\"task\":"))
                .body("targets.indicator", contains("twice-b"));
        propose(EVERYBODY, "", "chosen-once", goal)
                .body("targets.indicator", contains("twice-b"))
                .body("targets.outcome", contains("UNCHANGED"));
    }

    @Test
    void aNumberWithoutUnitIsOfNoIndicatorThatHasOne() {
        givenIndicator("bare-yuan", "滇二收入之比", "元");
        PlanFeedStub.planOf("530200", "IN_FORCE", "bare", "1=530203-a;;");
        String goal = proposal(indicator("bare-new", "滇二收入之比", null), withoutId("1"));
        propose(EVERYBODY, "", "bare", goal)
                .statusCode(200)
                .body("targets.indicator", contains("bare-new"))
                .body("indicators[0].suggestions.code", contains("bare-yuan"));
        propose(EVERYBODY, "", "bare", goal)
                .body("targets.indicator", contains("bare-new"))
                .body("indicators.outcome", contains("MATCHED"))
                .body("targets.outcome", contains("UNCHANGED"));
        givenIndicator("bare-new", "滇二收入之比", "倍", 200);
        propose(EVERYBODY, "", "bare", goal)
                .body("targets.indicator", contains("bare-new"))
                .body("targets.outcome", contains("UNCHANGED"));
        String inTimes = proposal(indicator("bare-none", "滇二收入之比", "倍"), withoutId("1"));
        propose(EVERYBODY, "?dryRun=true", "bare", goal, inTimes)
                .body("targets.indicator", contains("bare-new-2", "bare-new"));
    }

    @Test
    void suggestionsAreRankedByLikenessOfNameThenByUnit() {
        givenIndicator("rank-b", "高标准农田建设面积", "亩");
        givenIndicator("rank-a", "高标准农田建设面积", "万亩");
        givenIndicator("rank-c", "高标准农田面积", "万亩");
        givenIndicator("rank-d", "机场旅客吞吐量", "万亩");
        propose(
                        EVERYBODY,
                        "?dryRun=true",
                        "proposed",
                        proposal(indicator("rank-new", "新建高标准农田建设面积", "万亩"), target("rank-1-1", "")))
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("indicators[0].outcome", equalTo("CREATED"))
                .body("indicators[0].suggestions.code", contains("rank-a", "rank-b", "rank-c"))
                .body("indicators[0].suggestions[0].likeness", equalTo(0.8f));
    }

    @Test
    void whoHasChosenAnIndicatorGetsItIfTheUnitIsTheSame() {
        givenIndicator("chosen", "粮食总产", "万吨");
        propose(
                        EVERYBODY,
                        "",
                        "proposed",
                        proposal(
                                indicator("chosen-new", "粮食产量", "万吨"),
                                target("chosen-1-1", ",\"indicator\":\"chosen\"")))
                .statusCode(200)
                .body("indicators.outcome", contains("CHOSEN"))
                .body("targets.indicator", contains("chosen"));
        propose(
                        EVERYBODY,
                        "",
                        "proposed",
                        proposal(
                                indicator("chosen-new", "粮食产量", "吨"),
                                target("chosen-1-1", ",\"indicator\":\"chosen\"")),
                        proposal(
                                indicator("chosen-new", "粮食产量", "吨"),
                                target("chosen-1-2", ",\"indicator\":\"chosen-none\"")))
                .statusCode(400)
                .body("violations.field", contains("proposals[0].indicator.unit", "proposals[1].target.indicator"))
                .body("violations.code", contains("other-unit", "unknown-indicator"));
    }

    @Test
    void aTrialStoresNothingAndNeedsNoPlan() {
        propose(
                        EVERYBODY,
                        "?dryRun=true",
                        "proposed-later",
                        proposal(indicator("trial-made", "只试一试", "个"), target("trial-1-1", "")))
                .statusCode(200)
                .body("targets.outcome", contains("CREATED"));
        EVERYBODY.get("/v1/indicators/trial-made").statusCode(404);
        EVERYBODY.get("/v1/targets/trial-1-1").statusCode(404);
    }

    @Test
    void oneFaultKeepsAllFromBeingStoredAndEveryFaultIsTold() {
        propose(
                        EVERYBODY,
                        "",
                        "proposed",
                        proposal(indicator("none-made", "没有一个", "个"), target("none-1-1", "")),
                        proposal(indicator("none-made", "没有一个", "个"), target("none-1-2", ",\"valueHigh\":2")),
                        proposal(indicator("none-made", "没有一个", "个"), target("none-1-2", ",\"plan\":\"other\"")),
                        proposal(
                                indicator("none-made", "没有一个", "个"),
                                target("none-1-3", "").replace("\"task\":\"1\"", "\"task\":\"9\"")))
                .statusCode(400)
                .body(
                        "violations.field",
                        contains(
                                "proposals[2].target.id",
                                "proposals[2].target.plan",
                                "proposals[3].target.task",
                                "proposals[1].target.valueHigh"))
                .body("violations.code", contains("duplicate", "other-place", "unknown-task", "only-between"));
        EVERYBODY.get("/v1/indicators/none-made").statusCode(404);
        EVERYBODY.get("/v1/targets/none-1-1").statusCode(404);
    }

    @Test
    void whatAPlanDoesNotSayOfATargetStays() {
        givenIndicator("keep", "保留的指标", "个");
        EVERYBODY.put("/v1/targets/keep-1-1", """
                {"plan":"proposed","task":"1","indicator":"keep","region":"%s","comparator":"AT_LEAST","value":5,
                "from":"2023-01","to":"2023-12","weight":3,"baseline":{"period":"2022-12","value":2},
                "milestones":[{"month":"2023-06","value":0.5}]}
                """.formatted(REGION)).statusCode(201);
        EVERYBODY.put("/v1/targets/keep-1-2", """
                {"plan":"proposed","task":"1","indicator":"keep","region":"%s","comparator":"AT_LEAST","value":5,
                "from":"2023-01","to":"2023-12"}
                """.formatted(REGION)).statusCode(201);
        propose(
                        EVERYBODY,
                        "",
                        "proposed",
                        proposal(indicator("keep-new", "保留的指标", "个"), target("keep-1-1", ",\"milestones\":[]")))
                .statusCode(200)
                .body("targets.outcome", contains("CHANGED"))
                .body("others.id", hasItem("keep-1-2"));
        EVERYBODY
                .get("/v1/targets/keep-1-1")
                .body("value", equalTo(1))
                .body("weight", equalTo(3))
                .body("milestones.month", contains("2023-06"))
                .body("baseline.value", equalTo(2));
        propose(EVERYBODY, "", "proposed-too", proposal(indicator("keep-new", "保留的指标", "个"), target("keep-1-1", "")))
                .statusCode(409)
                .body("violations.code", contains("taken"))
                .body("violations.field", contains("proposals[0].target.id"));
    }

    @Test
    void aGoalIsTheTargetThatMeasuresTheSameWhateverStandsBeforeIt() {
        PlanFeedStub.planOf("530200", "IN_FORCE", "shifted", "1=530203-a;;", "2.1=530203-a;;");
        String projects = proposal(indicator("shift-projects", "完成的项目", "个"), withoutId("1"));
        String halls = proposal(indicator("shift-halls", "建设的厂房", "平方米"), withoutId("1"));
        propose(EVERYBODY, "", "shifted", projects, halls).body("targets.id", contains("shifted-1-1", "shifted-1-2"));
        propose(EVERYBODY, "", "shifted", halls)
                .body("targets.id", contains("shifted-1-2"))
                .body("targets.outcome", contains("UNCHANGED"))
                .body("others.id", contains("shifted-1-1"))
                .body("others.task", contains("1"));
        String roads = proposal(indicator("shift-roads", "修建的公路", "公里"), withoutId("1"));
        propose(EVERYBODY, "", "shifted", roads, halls, projects)
                .body("targets.id", contains("shifted-1-3", "shifted-1-2", "shifted-1-1"))
                .body("targets.outcome", contains("CREATED", "UNCHANGED", "UNCHANGED"));
        propose(EVERYBODY, "", "shifted", roads, halls, projects.replace("\"task\":\"1\"", "\"task\":\"2.1\""))
                .body("targets.id", contains("shifted-1-3", "shifted-1-2", "shifted-1-1"))
                .body("targets.outcome", contains("UNCHANGED", "UNCHANGED", "CHANGED"));
        propose(EVERYBODY, "", "shifted", roads, roads.replace("\"2023-12\"", "\"2023-06\""), halls, projects)
                .body("targets.id", contains("shifted-1-3", "shifted-1-4", "shifted-1-2", "shifted-1-1"));
        propose(EVERYBODY, "", "shifted", proposal(indicator("shift-new", "新的", "个"), withoutId("2.1")))
                .body("targets.id", contains("shifted-2-1-1"));
    }

    @Test
    void aGoalIsNotTheTargetOfAnotherRegionAndIsNoShareOfAnother() {
        givenIndicator("regional", "各地都有的", "个");
        EVERYBODY.put("/v1/targets/proposed-1-1", """
                {"plan":"proposed","task":"1","indicator":"regional","region":"530200","comparator":"AT_LEAST","value":9,
                "from":"2023-01","to":"2023-12"}
                """).statusCode(201);
        propose(EVERYBODY, "", "proposed", proposal(indicator("regional", "各地都有的", "个"), withoutId("1")))
                .statusCode(200)
                .body("targets.outcome", contains("CREATED"))
                .body("others.id", hasItem("proposed-1-1"));
        EVERYBODY.get("/v1/targets/proposed-1-1").body("value", equalTo(9)).body("region", equalTo("530200"));
        propose(
                        EVERYBODY,
                        "",
                        "proposed",
                        proposal(
                                indicator("regional", "各地都有的", "个"), target("share-1", ",\"parent\":\"proposed-1-1\"")))
                .statusCode(400)
                .body("violations.field", contains("proposals[0].target.parent"))
                .body("violations.code", contains("set-apart"));
    }

    @Test
    void anIdThatAnotherPlanHasIsPassedOver() {
        PlanFeedStub.planOf("530200", "IN_FORCE", "pass", "1-1=530203-a;;");
        PlanFeedStub.planOf("530200", "IN_FORCE", "pass-1", "1=530203-a;;");
        String goal = proposal(indicator("passing", "越过的", "个"), withoutId("1"));
        propose(EVERYBODY, "", "pass-1", goal).body("targets.id", contains("pass-1-1-1"));
        propose(EVERYBODY, "", "pass", goal.replace("\"task\":\"1\"", "\"task\":\"1-1\""))
                .statusCode(200)
                .body("targets.id", contains("pass-1-1-2"));
    }

    @Test
    void aTaskWithTargetsCannotGoWhoeverSeesThem() {
        PlanFeedStub.planOf("530000", "IN_FORCE", "going", "1=530203-a;;", "2=530203-a;;");
        givenIndicator("going", "要走的", "个");
        EVERYBODY.put("/v1/targets/going-2-1", """
                {"plan":"going","task":"2","indicator":"going","region":"530300","comparator":"AT_LEAST","value":9,
                "from":"2023-01","to":"2023-12"}
                """).statusCode(201);
        String body = "{\"plan\":\"going\",\"region\":\"%s\",\"tasks\":[%s],\"proposals\":[]}";
        for (String query : List.of("?dryRun=true", "")) {
            goes(EVERYBODY, query, body.formatted(REGION, "\"1\""))
                    .statusCode(400)
                    .body("violations.field", contains("tasks"))
                    .body("violations.message", contains("tasks that are not there have targets: going-2-1"));
            goes(Somebody.who("planner", Role.PLANNER, "530200"), query, body.formatted(REGION, "\"1\""))
                    .statusCode(400)
                    .body("violations.message", contains("tasks that are not there have targets"));
            goes(EVERYBODY, query, body.formatted(REGION, "\"1\",\"2\"")).statusCode(200);
        }
    }

    private static ValidatableResponse goes(Somebody who, String query, String body) {
        return who.request()
                .contentType("application/json")
                .body(body)
                .post("/v1/target-proposals" + query)
                .then();
    }

    @Test
    void aTrialForAPlanThatIsNotSeenDoesNotTellItsTargets() {
        propose(EVERYBODY, "", "proposed-elsewhere", proposal(indicator("hidden-a", "暗处的", "个"), withoutId("1")))
                .body("targets.id", contains("proposed-elsewhere-1-1"));
        String trial = proposal(indicator("hidden-b", "另一个", "个"), withoutId("1"));
        propose(Somebody.who("planner", Role.PLANNER, "530200"), "?dryRun=true", "proposed-elsewhere", trial)
                .statusCode(200)
                .body("targets.id", contains("proposed-elsewhere-1-1"))
                .body("others", empty());
    }

    @Test
    void aPlanThatIsNotSeenIsAsOneThatIsNotThere() {
        PlanFeedStub.planOf("530300", "DRAFT", "unseen-plan", "1=530203-a;;");
        propose(EVERYBODY, "", "unseen-plan", proposal(indicator("unseen-a", "看不到的", "个"), withoutId("1")))
                .statusCode(200);
        String body = "{\"plan\":\"%s\",\"region\":\"%s\",\"tasks\":[\"9\"],\"proposals\":[]}";
        for (String plan : List.of("unseen-plan", "absent-plan")) {
            goes(Somebody.who("planner", Role.PLANNER, "530200"), "", body.formatted(plan, REGION))
                    .statusCode(400)
                    .body("violations.code", contains("unknown-plan"));
        }
    }

    @Test
    void theRecordsOfProposalsSayOfWhichPlanTheyWere() {
        PlanFeedStub.planOf("530200", "IN_FORCE", "recorded", "1=530203-a;;");
        String proposal = proposal(indicator("recorded-a", "记下的", "个"), withoutId("1"));
        Somebody recorder = Somebody.who("recorder", Role.PLANNER, "530200");
        propose(recorder, "?dryRun=true", "recorded", proposal).statusCode(200);
        propose(recorder, "", "recorded", proposal).statusCode(200);
        propose(recorder, "", "recorded", proposal).statusCode(200);
        propose(Somebody.who("recorder", Role.PLANNER, "530300"), "?dryRun=true", "recorded", proposal)
                .statusCode(403);
        EVERYBODY
                .get("/v1/audit-records?user=recorder")
                .statusCode(200)
                .body("items.operation", everyItem(equalTo("adoptTargets")))
                .body("items.thing", everyItem(equalTo("recorded")))
                .body("items.status", hasItems(200, 403))
                .body("items.changed", hasItems(2, 0));
    }

    @Test
    void ofTwoGoalsOfOneIndicatorEachStaysItsTarget() {
        PlanFeedStub.planOf("530200", "IN_FORCE", "twofold", "1=530203-a;;");
        String yearly = proposal(
                indicator("twofold", "新增的企业", "家"),
                withoutId("1").replace("\"value\":1", "\"value\":100,\"recurrence\":\"YEARLY\""));
        String total =
                proposal(indicator("twofold", "新增的企业", "家"), withoutId("1").replace("\"value\":1", "\"value\":1500"));
        propose(EVERYBODY, "", "twofold", yearly, total).body("targets.id", contains("twofold-1-1", "twofold-1-2"));
        propose(EVERYBODY, "", "twofold", total)
                .body("targets.id", contains("twofold-1-2"))
                .body("targets.outcome", contains("UNCHANGED"));
    }

    @Test
    void whereNoUnitWasKnownTheTargetStaysWhenThePlanSaysIt() {
        PlanFeedStub.planOf("530200", "IN_FORCE", "set-later", "1=530203-a;;");
        String pending = proposal(
                indicator("set-later-a", "滇二待定就业", null),
                withoutId("1").replace("\"comparator\":\"AT_LEAST\",\"value\":1,", "\"status\":\"PENDING\","));
        String growth = proposal(
                indicator("set-later-b", "滇二待定产值", null),
                withoutId("1").replace("\"value\":1", "\"value\":6,\"measure\":\"GROWTH\""));
        propose(EVERYBODY, "", "set-later", pending, growth)
                .statusCode(200)
                .body("targets.id", contains("set-later-1-1", "set-later-1-2"));
        String set = proposal(indicator("set-later-a", "滇二待定就业", "人"), withoutId("1"));
        String amount = proposal(indicator("set-later-b", "滇二待定产值", "亿元"), withoutId("1"));
        propose(EVERYBODY, "", "set-later", set, amount, growth)
                .statusCode(200)
                .body("targets.id", contains("set-later-1-1", "set-later-1-3", "set-later-1-2"))
                .body("targets.indicator", contains("set-later-a-2", "set-later-b-2", "set-later-b-2"))
                .body("targets.outcome", contains("CHANGED", "CREATED", "CHANGED"))
                .body("others", empty());
        EVERYBODY.get("/v1/targets/set-later-1-1").body("status", equalTo("SET"));
        String inTenThousands = proposal(indicator("set-later-c", "滇二待定就业", "万人"), withoutId("1"));
        propose(EVERYBODY, "", "set-later", inTenThousands, amount, growth)
                .body("targets.indicator[0]", equalTo("set-later-c"))
                .body("targets.outcome[0]", equalTo("CREATED"))
                .body("others.id", contains("set-later-1-1"));
    }

    private static String withoutId(String task) {
        return target("x", "").replace("\"id\":\"x\",", "").replace("\"task\":\"1\"", "\"task\":\"" + task + "\"");
    }

    @Test
    void proposalsAreForWhoMayWriteTargetsThere() {
        String proposal = proposal(indicator("limited-made", "受限的", "个"), target("limited-1-1", ""));
        propose(Somebody.who("other planner", Role.PLANNER, "530300"), "?dryRun=true", "proposed", proposal)
                .statusCode(403);
        propose(Somebody.who("planner", Role.PLANNER, "530200"), "", "proposed-elsewhere", proposal)
                .statusCode(400)
                .body("violations.code", contains("unknown-plan"));
        propose(Somebody.who("viewer", Role.VIEWER, "*"), "", "proposed", proposal)
                .statusCode(403);
        EVERYBODY.get("/v1/indicators?q=受限的").body("items", empty());
        propose(Somebody.who("planner", Role.PLANNER, "530200"), "", "proposed", proposal)
                .statusCode(200);
    }
}
