package org.planledger.plan.slip;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;
import org.planledger.plan.MovableClock;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class SlipIT {

    @BeforeEach
    void plan() throws InterruptedException {
        MovableClock.awaitOneDay();
        Api.putUnit("371521-slip", "督办甲局");
        Api.putUnit("371521-slip2", "督办乙局");
        Api.putPlan("slips", """
                {"title":"督办","region":"371521","from":"2023-01","to":"2030-12","parts":[{"title":"一"}],
                 "tasks":[{"number":"1","text":"修路","part":1,"lead":["371521-slip"]}]}
                """).then().statusCode(oneOf(200, 201));
    }

    @AfterEach
    void backToThePresent() {
        MovableClock.goAhead(0);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private static String slip(String target, String colour, String unit, LocalDate deadline) {
        return """
                {"plan":"slips","task":"1","target":"%s","asOf":"2026-10","colour":"%s","addressee":"%s",
                 "deadline":"%s","text":"请说明滞后原因"}
                """.formatted(target, colour, unit, deadline);
    }

    private static Response post(String path, String json) {
        return Api.request()
                .contentType("application/json")
                .header("Posted-By", "Li")
                .body(json)
                .post(path);
    }

    @Test
    void theRecordOfASlipSaysWhichItIs() {
        int slip = issue("t-life", "RED", "371521-slip");
        given().queryParam("operation", "issueSlip")
                .queryParam("limit", 1)
                .get("/v1/audit-records")
                .then()
                .body("items.thing", contains(Integer.toString(slip)));
    }

    private static int issue(String target, String colour, String unit) {
        return post("/v1/slips", slip(target, colour, unit, today().plusDays(10)))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getInt("id");
    }

    private static Response inChinese(String path, String json) {
        return given().header("Accept-Language", "zh")
                .contentType("application/json")
                .body(json)
                .post(path);
    }

    private static Response giveBack(int slip, LocalDate deadline) {
        return post(
                "/v1/slips/" + slip + "/steps",
                "{\"action\":\"RETURN\",\"text\":\"x\",\"deadline\":\"" + deadline + "\"}");
    }

    private static Response step(int slip, String action, String text) {
        String said = text == null ? "" : ",\"text\":\"" + text + "\"";
        return post("/v1/slips/" + slip + "/steps", "{\"action\":\"" + action + "\"" + said + "}");
    }

    @Test
    void aSlipIsAnsweredReturnedAnsweredAcceptedAndClosed() {
        int slip = issue("t-life", "RED", "371521-slip");
        Api.get("/v1/slips/" + slip)
                .then()
                .body("state", equalTo("ISSUED"), "colour", equalTo("RED"), "postedBy", equalTo("Li"))
                .body("ageDays", equalTo(0), "overdue", equalTo(false), "steps.size()", equalTo(0));
        step(slip, "ANSWER", "征地受阻").then().statusCode(200).body("state", equalTo("ANSWERED"));
        step(slip, "RETURN", "没有说明办法").then().statusCode(200).body("state", equalTo("RETURNED"));
        step(slip, "ANSWER", "下月完成征地").then().statusCode(200).body("state", equalTo("ANSWERED"));
        step(slip, "ACCEPT", null).then().statusCode(200).body("state", equalTo("ACCEPTED"));
        step(slip, "CLOSE", null)
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("steps.action", contains("ANSWER", "RETURN", "ANSWER", "ACCEPT", "CLOSE"))
                .body("steps.text", contains("征地受阻", "没有说明办法", "下月完成征地", null, null))
                .body("steps.postedBy", contains("Li", "Li", "Li", "Li", "Li"));
    }

    /// Which steps each state takes; all others are refused and change nothing.
    @Test
    void eachStateTakesItsSteps() {
        int issued = issue("t-states", "BLUE", "371521-slip");
        refused(issued, "RETURN", "ACCEPT");
        int answered = issue("t-states", "BLUE", "371521-slip");
        step(answered, "ANSWER", "x").then().statusCode(200);
        refused(answered, "ANSWER");
        int returned = issue("t-states", "BLUE", "371521-slip");
        step(returned, "ANSWER", "x").then().statusCode(200);
        step(returned, "RETURN", "x").then().statusCode(200);
        refused(returned, "RETURN", "ACCEPT");
        int accepted = issue("t-states", "BLUE", "371521-slip");
        step(accepted, "ANSWER", "x").then().statusCode(200);
        step(accepted, "ACCEPT", null).then().statusCode(200);
        refused(accepted, "ANSWER", "RETURN", "ACCEPT");
        int closed = issue("t-states", "BLUE", "371521-slip");
        step(closed, "CLOSE", "发错").then().statusCode(200);
        refused(closed, "ANSWER", "RETURN", "ACCEPT", "CLOSE");
        step(closed, "CLOSE", null).then().statusCode(409).body("violations[0].field", equalTo("action"));
    }

    private static void refused(int slip, String... actions) {
        String before = Api.get("/v1/slips/" + slip).asString();
        for (String action : actions) {
            step(slip, action, "x").then().statusCode(409).body("violations[0].field", equalTo("action"));
        }
        assertEquals(before, Api.get("/v1/slips/" + slip).asString());
    }

    @Test
    void whoAnswersReturnsOrClosesEarlyMustSayWhy() {
        int slip = issue("t-why", "YELLOW", "371521-slip");
        step(slip, "ANSWER", null).then().statusCode(400).body("violations.field", contains("text"));
        step(slip, "CLOSE", " ").then().statusCode(400).body("violations.field", contains("text"));
        step(slip, "ANSWER", "x").then().statusCode(200);
        step(slip, "RETURN", null).then().statusCode(400).body("violations.field", contains("text"));
    }

    @Test
    void anOldStateIsNotSteppedFrom() throws Exception {
        int slip = issue("t-race", "YELLOW", "371521-slip");
        String tag = Api.get("/v1/slips/" + slip).header("ETag");
        Callable<Integer> answer = () -> Api.request()
                .contentType("application/json")
                .header("If-Match", tag)
                .body("{\"action\":\"ANSWER\",\"text\":\"x\"}")
                .post("/v1/slips/" + slip + "/steps")
                .statusCode();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> each : threads.invokeAll(Collections.nCopies(4, answer))) {
                statuses.add(each.get());
            }
        }
        statuses.sort(null);
        assertEquals(List.of(200, 412, 412, 412), statuses);
    }

    @Test
    void slipsAreListedByUnitColourStateAndAgeOldestFirst() {
        int red = issue("t-list", "RED", "371521-slip2");
        int blue = issue("t-list", "BLUE", "371521-slip2");
        int other = issue("t-list", "RED", "371521-slip");
        step(blue, "ANSWER", "x").then().statusCode(200);
        listed("", red, blue, other);
        Api.get("/v1/slips?target=t-list")
                .then()
                .body("items.stepCount", contains(0, 1, 0), "items.steps", everyItem(nullValue()));
        listed("&unit=371521-slip2", red, blue);
        listed("&colour=RED", red, other);
        listed("&state=ANSWERED", blue);
        listed("&overdue=true");
        MovableClock.goAhead(10);
        listed("&overdue=true");
        listed("&minAgeDays=10", red, blue, other);
        listed("&minAgeDays=11");
        MovableClock.goAhead(11);
        listed("&overdue=true", red, other);
        listed("&overdue=false", blue);
        Api.get("/v1/slips/" + red).then().body("ageDays", equalTo(11), "overdue", equalTo(true));
        String cursor = Api.get("/v1/slips?target=t-list&limit=2").jsonPath().getString("nextCursor");
        Api.get("/v1/slips?target=t-list&limit=2&cursor=" + cursor).then().body("items.id", contains(other));
    }

    private static void listed(String query, Integer... ids) {
        listedOf("t-list", query, ids);
    }

    private static void listedOf(String target, String query, Integer... ids) {
        assertEquals(
                List.of(ids),
                Api.get("/v1/slips?target=" + target + query).jsonPath().getList("items.id"));
    }

    /// Issued with ten days. What a return gives holds from then on; what was given before stays in the history.
    @Test
    void aReturnMayGiveANewDeadline() {
        LocalDate day = today();
        int extended = issue("t-moved", "RED", "371521-slip");
        int shortened = issue("t-moved", "RED", "371521-slip");
        int kept = issue("t-moved", "RED", "371521-slip");
        for (int slip : List.of(extended, shortened, kept)) {
            step(slip, "ANSWER", "x").then().statusCode(200);
        }
        giveBack(extended, day.plusDays(20))
                .then()
                .statusCode(200)
                .body("deadline", equalTo(day.plusDays(20).toString()))
                .body("firstDeadline", equalTo(day.plusDays(10).toString()));
        giveBack(shortened, day).then().statusCode(200);
        step(kept, "RETURN", "x")
                .then()
                .statusCode(200)
                .body("deadline", equalTo(day.plusDays(10).toString()));

        MovableClock.goAhead(1);
        listedOf("t-moved", "&overdue=true", shortened);
        MovableClock.goAhead(11);
        listedOf("t-moved", "&overdue=true", shortened, kept);
        listedOf("t-moved", "&overdue=false", extended);
        listedOf("t-moved", "&minAgeDays=11", extended, shortened, kept);
        step(extended, "ANSWER", "y").then().statusCode(200);
        giveBack(extended, day.plusDays(30)).then().statusCode(200).body("overdue", equalTo(false));
        MovableClock.goAhead(30);
        listedOf("t-moved", "&overdue=false", extended);
        MovableClock.goAhead(31);
        listedOf("t-moved", "&overdue=true", extended, shortened, kept);
        Api.get("/v1/slips/" + extended)
                .then()
                .body("firstDeadline", equalTo(day.plusDays(10).toString()))
                .body("deadline", equalTo(day.plusDays(30).toString()))
                .body("steps.action", contains("ANSWER", "RETURN", "ANSWER", "RETURN"))
                .body(
                        "steps.deadline",
                        contains(
                                null,
                                day.plusDays(20).toString(),
                                null,
                                day.plusDays(30).toString()));
    }

    @Test
    void aNewDeadlineComesWithAReturnAndHasNotPassed() {
        int slip = issue("t-deadline", "RED", "371521-slip");
        String path = "/v1/slips/" + slip + "/steps";
        inChinese(path, "{\"action\":\"ANSWER\",\"text\":\"x\",\"deadline\":\"%s\"}".formatted(today()))
                .then()
                .statusCode(400)
                .body("violations.field", contains("deadline"))
                .body("violations[0].message", equalTo("只有退回（RETURN）才能另定期限，回复（ANSWER）不能"));
        step(slip, "ANSWER", "x").then().statusCode(200);
        giveBack(slip, today().minusDays(1))
                .then()
                .statusCode(400)
                .body("violations.field", contains("deadline"), "violations.code", contains("past-date"));
        Api.get("/v1/slips/" + slip).then().body("state", equalTo("ANSWERED"), "stepCount", equalTo(1));
    }

    /// An answer returned with another deadline is still the slip that was issued with this key.
    @Test
    void aNewDeadlineDoesNotMakeItAnotherRequest() {
        String slip = slip("t-again", "RED", "371521-slip", today().plusDays(1));
        int first = withKey("slip-2", slip)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getInt("id");
        step(first, "ANSWER", "x").then().statusCode(200);
        giveBack(first, today().plusDays(5)).then().statusCode(200);
        withKey("slip-2", slip).then().statusCode(200).body("id", equalTo(first));
    }

    @Test
    void problemsNameStatesAndStepsInTheLanguageOfTheAnswer() {
        int slip = issue("t-words", "RED", "371521-slip");
        String path = "/v1/slips/" + slip + "/steps";
        inChinese(path, "{\"action\":\"ACCEPT\"}")
                .then()
                .statusCode(409)
                .body("detail", equalTo("督办单 " + slip + " 待回复（ISSUED），不能采纳（ACCEPT）"))
                .body("violations[0].message", equalTo("待回复（ISSUED）时不能进行"))
                .body("violations[0].expected", equalTo("可行：回复（ANSWER）、办结（CLOSE）"));
        inChinese(path, "{\"action\":\"ANSWER\"}")
                .then()
                .statusCode(400)
                .body("violations[0].message", equalTo("回复（ANSWER）须有说明"));
        step(slip, "ACCEPT", null)
                .then()
                .body("detail", equalTo("slip " + slip + " is ISSUED: ACCEPT is not possible"))
                .body("violations[0].expected", equalTo("one of: ANSWER, CLOSE"));
    }

    @Test
    void allFaultsAreToldAtOnce() {
        post("/v1/slips", """
                        {"plan":"slips","task":"99","target":" ","asOf":"2026-10","colour":"RED",
                         "addressee":"371521-none","deadline":"2020-01-01","text":""}
                        """)
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("target", "text", "task", "addressee", "deadline"));
        post("/v1/slips", "{}")
                .then()
                .statusCode(400)
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "plan", "task", "target", "asOf", "colour", "addressee", "deadline", "text"));
        post("/v1/slips", slip("t-x", "GREEN", "371521-slip", today())).then().statusCode(400);
        Api.get("/v1/slips/999999").then().statusCode(404).body("detail", containsString("999999"));
        Api.get("/v1/slips?minAgeDays=-1").then().statusCode(400);
    }

    @Test
    void whatIsSentAgainIsIssuedOnce() {
        String slip = slip("t-again", "RED", "371521-slip", today());
        int first = withKey("slip-1", slip)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getInt("id");
        withKey("slip-1", slip).then().statusCode(200).body("id", equalTo(first));
        MovableClock.goAhead(3);
        withKey("slip-1", slip).then().statusCode(200).body("id", equalTo(first));
        withKey("slip-1", slip("t-again", "BLUE", "371521-slip", today()))
                .then()
                .statusCode(422);
    }

    private static Response withKey(String key, String slip) {
        return Api.request()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(slip)
                .post("/v1/slips");
    }
}
