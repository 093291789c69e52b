package org.planledger.indicator.target;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.awaitPublished;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;

/// Targets that change in mid-year (rule book, section 16).
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class TargetRevisionsIT {
    private static final String TARGET = """
            {"plan":"plan-of-revisions","task":"1","indicator":"%1$s","region":"371580","comparator":"AT_LEAST",
            "value":1800,"from":"2023-01","to":"2023-12"%2$s}
            """;
    private static final String GOAL = """
            {"comparator":"AT_LEAST","value":%s,"reason":"%s"}
            """;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371580");
        PlanFeedStub.region("371590");
        PlanFeedStub.planOf("371580", "IN_FORCE", "plan-of-revisions", "1");
    }

    private static void givenTarget(String code) {
        givenIndicator("revised-" + code);
        putTarget("t-revised-" + code, TARGET.formatted("revised-" + code, "")).statusCode(201);
    }

    private static ValidatableResponse revise(String code, String month, String body, String... headers) {
        RequestSpecification request = given().header("Accept-Language", "en")
                .header("Posted-By", "%E5%BC%A0%E4%B8%89")
                .contentType("application/json")
                .body(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.put("/v1/targets/t-revised-" + code + "/revisions/" + month)
                .then();
    }

    private static ValidatableResponse revisions(String code) {
        return get("/v1/targets/t-revised-" + code + "/revisions").statusCode(200);
    }

    @Test
    void aRevisionIsRecordedOnceAndSupersededByAnotherOfTheSameMonthWithoutBeingLost() {
        givenTarget("once");
        String token = revise("once", "2023-07", GOAL.formatted("2400", " 人代会审议调整 "))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("number", equalTo(1))
                .body("month", equalTo("2023-07"))
                .body("value", equalTo(2400))
                .body("reason", equalTo("人代会审议调整"))
                .body("postedBy", equalTo("张三"))
                .body("recordedAt", notNullValue())
                .body("superseded", equalTo(false))
                .extract()
                .header("Change-Token");
        revise("once", "2023-07", GOAL.formatted("2400.00", "人代会审议调整"), "Posted-By", "other")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Change-Token", token)
                .body("postedBy", equalTo("张三"));
        revise("once", "2023-10", GOAL.formatted("2600", "再次调整"))
                .statusCode(201)
                .header("ETag", "\"2\"");
        revise("once", "2023-07", GOAL.formatted("2200", "更正"), "If-Match", "\"2\"")
                .statusCode(412);
        revise("once", "2023-07", GOAL.formatted("2200", "更正"), "If-Match", "\"1\"")
                .statusCode(200)
                .header("ETag", "\"3\"");
        revisions("once")
                .body("items.number", contains(0, 1, 2, 3))
                .body("items.month", contains("2023-01", "2023-07", "2023-10", "2023-07"))
                .body("items.value", contains(1800, 2400, 2600, 2200))
                .body("items.superseded", contains(false, true, false, false))
                .body("items.reason", contains(null, "人代会审议调整", "再次调整", "更正"))
                .body("items.postedBy", contains(null, "张三", "张三", "张三"));
        get("/v1/targets/t-revised-once")
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("value", equalTo(1800))
                .body("revisions.month", contains("2023-07", "2023-10"))
                .body("revisions.value", contains(2200, 2600))
                .body("revisions.number", contains(3, 2));
    }

    @Test
    void theListIsGivenInPages() {
        givenTarget("pages");
        revise("pages", "2023-05", GOAL.formatted("2400", "一")).statusCode(201);
        revise("pages", "2023-06", GOAL.formatted("2500", "二")).statusCode(201);
        String path = "/v1/targets/t-revised-pages/revisions?limit=1";
        String first = get(path).body("items.number", contains(0)).extract().path("nextCursor");
        String second = get(path + "&cursor=" + first)
                .body("items.number", contains(1))
                .extract()
                .path("nextCursor");
        get(path + "&cursor=" + second).body("items.number", contains(2)).body("nextCursor", nullValue());
    }

    @Test
    void followersAreGivenTheRevisionsThatStandInsideTheTarget() {
        givenTarget("published");
        awaitPublished();
        String after = endOfFeed();
        revise("published", "2023-07", """
                {"comparator":"AT_LEAST","value":2400.50,"reason":"first",
                "milestones":[{"month":"2023-06","value":900.00},{"month":"2023-12","value":2400.50}]}
                """).statusCode(201);
        revise("published", "2023-07", GOAL.formatted("2000", "second")).statusCode(200);
        revise("published", "2023-04", """
                {"comparator":"BETWEEN","value":1900,"valueHigh":2100.0,"reason":"third"}
                """).statusCode(201);
        awaitPublished();
        get("/v1/changes?limit=10000&after=" + after)
                .statusCode(200)
                .body("changes.kind", contains("TARGET"))
                .body("changes[0].target.value", equalTo(1800))
                .body("changes[0].target.revisions.month", contains("2023-04", "2023-07"))
                .body("changes[0].target.revisions.comparator", contains("BETWEEN", "AT_LEAST"))
                .body("changes[0].target.revisions.value", contains(1900, 2000))
                .body("changes[0].target.revisions.reason", contains("third", "second"))
                .body("changes[0].target.revisions[0].milestones", nullValue());
    }

    private static String endOfFeed() {
        JsonPath page = get("/v1/changes?limit=10000").extract().jsonPath();
        while (page.getBoolean("more")) {
            page = get("/v1/changes?limit=10000&after=" + page.getString("cursor"))
                    .extract()
                    .jsonPath();
        }
        return page.getString("cursor");
    }

    @Test
    void milestonesAndDecimalsAreKeptAsTheyWereWritten() {
        givenTarget("milestones");
        String goal = """
                {"comparator":"AT_LEAST","value":2400.50,"reason":"r",
                "milestones":[{"month":"2023-06","value":900.00},{"month":"2023-12","value":2400.5}]}
                """;
        revise("milestones", "2023-07", goal).statusCode(201);
        revise("milestones", "2023-07", goal.replace("900.00", "900"))
                .statusCode(200)
                .header("ETag", "\"1\"");
        String target = get("/v1/targets/t-revised-milestones").extract().asString();
        assertTrue(target.contains("\"milestones\":[{\"month\":\"2023-06\",\"value\":900.00}"), target);
        revise("milestones", "2023-07", goal.replace("900.00", "901"))
                .statusCode(200)
                .header("ETag", "\"2\"");
    }

    @Test
    void allFaultsOfARevisionAreToldAtOnce() {
        givenTarget("faults");
        String faulty = """
                {"comparator":"BETWEEN","value":3,"valueHigh":2,"tolerance":0.1,"reason":" ",
                "milestones":[{"month":"2022-12","value":1}]}
                """;
        given().header("Accept-Language", "en")
                .contentType("application/json")
                .body(faulty)
                .put("/v1/targets/t-revised-faults/revisions/2023-01")
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder("reason", "month", "valueHigh", "tolerance", "milestones[0].month"))
                .body("violations.find { it.field == 'month' }.expected", equalTo("2023-02 to 2023-12"));
        given().header("Accept-Language", "zh")
                .contentType("application/json")
                .header("Posted-By", "x")
                .body(GOAL.formatted("1", "r"))
                .put("/v1/targets/t-revised-faults/revisions/2024-01")
                .then()
                .statusCode(400)
                .body("violations.expected", contains("2023-02 至 2023-12"));
        revise("faults", "2023-07", "{}")
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("comparator", "reason"));
        revise("faults", "2023-07", GOAL.formatted("1", "x".repeat(1001)))
                .statusCode(400)
                .body("violations.field", contains("reason"));
        revise("faults", "2023-13", GOAL.formatted("1", "r"))
                .statusCode(400)
                .body("violations.field", contains("month"));
        revise("nobody", "2023-07", GOAL.formatted("1", "r")).statusCode(404);
        get("/v1/targets/t-revised-nobody/revisions").statusCode(404);
        revisions("faults").body("items.number", contains(0));
    }

    @Test
    void theFirstMonthIsTheOriginalsAndTheLastMayStillBeRevised() {
        givenTarget("edges");
        revise("edges", "2023-01", GOAL.formatted("1", "r")).statusCode(400);
        revise("edges", "2023-02", GOAL.formatted("1", "r")).statusCode(201);
        revise("edges", "2023-12", GOAL.formatted("1", "r")).statusCode(201);
        revise("edges", "2024-01", GOAL.formatted("1", "r")).statusCode(400);
    }

    @Test
    void aTargetThatIsPutAfterwardsChangesTheOriginalAloneAndMayRepeatItsRevisions() {
        givenTarget("put");
        revise("put", "2023-07", GOAL.formatted("2400.0", "调整")).statusCode(201);
        putTarget("t-revised-put", TARGET.formatted("revised-put", "").replace("1800", "1700"))
                .statusCode(200)
                .body("value", equalTo(1700))
                .body("revisions.value", contains(2400.0f));
        revisions("put").body("items.value", contains(equalTo(1700), equalTo(2400.0f)));
        String read = get("/v1/targets/t-revised-put").extract().asString();
        putTarget("t-revised-put", read).statusCode(200).header("ETag", "\"3\"");
        putTarget("t-revised-put", read.replace("\"value\":1700", "\"value\":1600"))
                .statusCode(200)
                .header("ETag", "\"4\"");
        putTarget("t-revised-put", read.replace("\"value\":2400.0", "\"value\":2500"))
                .statusCode(400)
                .body("violations.code", contains("recorded-apart"));
        for (String other : new String[] {"{}", "null", "{\"number\":1,\"milestones\":[null,{}]}"}) {
            putTarget("t-revised-put", TARGET.formatted("revised-put", ",\"revisions\":[" + other + "]"))
                    .statusCode(400)
                    .body("violations.code", contains("recorded-apart"));
        }
    }

    @Test
    void noChangeOfTheTargetOrItsIndicatorMakesARevisionImpossible() {
        givenTarget("kept");
        revise("kept", "2023-07", """
                {"comparator":"AT_LEAST","value":2400,"reason":"r","milestones":[{"month":"2023-05","value":900}]}
                """).statusCode(201);
        putTarget("t-revised-kept", TARGET.formatted("revised-kept", "").replace("2023-12", "2023-06"))
                .statusCode(400)
                .body("violations.field", contains("revisions"))
                .body("violations.code", contains("revision-outside-window"))
                .body("violations.message", contains(containsString("the revision of 2023-07")));
        putIndicator("revised-kept", """
                        {"name":"n","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"MEAN"}
                        """)
                .statusCode(409)
                .body("violations.code", hasItem("target-revision-only-sum-or-last"));
    }

    @Test
    void aTargetThatIsWithdrawnAndSetAgainBeginsWithoutRevisionsAndStillListsThem() {
        givenTarget("again");
        revise("again", "2023-07", GOAL.formatted("2400", "r")).statusCode(201);
        delete("/v1/targets/t-revised-again").statusCode(204);
        get("/v1/targets/t-revised-again/revisions").statusCode(404);
        putTarget("t-revised-again", TARGET.formatted("revised-again", ""))
                .statusCode(201)
                .body("revisions", nullValue());
        revisions("again").body("items.number", contains(0, 1)).body("items.superseded", contains(false, true));
        revise("again", "2023-07", GOAL.formatted("2400", "r")).statusCode(201).header("ETag", "\"2\"");
    }

    @Test
    void aRevisionGivesTheNumberToATargetThatHadNone() {
        givenIndicator("revised-assigned");
        putTarget(
                        "t-revised-assigned",
                        TARGET.formatted("revised-assigned", ",\"status\":\"ASSIGNED\"")
                                .replace("\"comparator\":\"AT_LEAST\",", "")
                                .replace("\"value\":1800,", ""))
                .statusCode(201);
        revise("assigned", "2023-04", GOAL.formatted("900", "上级下达")).statusCode(201);
        revisions("assigned").body("items.comparator", contains(null, "AT_LEAST"));
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "371590",
            units = "*")
    void whoMaySetTheTargetMayReviseIt() {
        asEverybody(() -> givenTarget("rights"));
        revise("rights", "2023-07", GOAL.formatted("2400", "r")).statusCode(404);
        asEverybody(() -> revisions("rights").body("items.number", contains(0)));
    }

    @Test
    @As(
            user = "county",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "371580",
            units = "*")
    void theNameOfALoginIsKept() {
        asEverybody(() -> givenTarget("login"));
        revise("login", "2023-07", GOAL.formatted("2400", "r")).statusCode(201).body("postedBy", equalTo("county"));
    }
}
