package org.planledger.plan.ledger;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;
import org.planledger.plan.MovableClock;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class LedgerIT {
    @BeforeEach
    void plan() {
        Api.putUnit("371581-a", "甲局");
        Api.putUnit("371581-b", "乙局");
        Api.putPlan("ledger", """
                {"title":"台账","region":"371581","from":"2023-01","to":"2030-12","parts":[{"title":"一"}],
                 "tasks":[{"number":"1","text":"修路","part":1,"lead":["371581-a"]},
                          {"number":"2","text":"造林","part":1,"lead":["371581-b"],"cooperating":["371581-a"]},
                          {"number":"3","text":"办学","part":1,"lead":["371581-b"]},
                          {"number":"4","text":"供水","part":1,"lead":["371581-a"]},
                          {"number":"5","text":"养老","part":1,"lead":["371581-a"]},
                          {"number":"6","text":"清洁取暖","part":1,"lead":["371581-a"]}]}
                """).then().statusCode(oneOf(200, 201));
    }

    private static Response add(String task, String json) {
        return Api.request()
                .contentType("application/json")
                .header("Posted-By", "%E5%BC%A0%E4%B8%89")
                .body(json)
                .post("/v1/plans/ledger/tasks/" + task + "/entries");
    }

    private static long id(Response added) {
        return added.then().statusCode(201).extract().jsonPath().getLong("id");
    }

    @Test
    void anEntryIsKeptWithWhoAndWhen() {
        Response added = add("6", "{\"kind\":\"PROGRESS\",\"text\":\"路基完成\\n第二段开工\"}");
        long id = id(added);
        added.then()
                .body("postedBy", equalTo("张三"), "recordedAt", notNullValue(), "open", nullValue())
                .body("text", equalTo("路基完成\n第二段开工"));
        assertEquals(added.asString(), Api.get("/v1/plans/ledger/entries/" + id).asString());
        Api.get("/v1/plans/ledger/tasks/6/entries").then().body("items.id.collect { it as long }", contains(id));
    }

    @Test
    void aProblemIsOpenUntilItIsResolvedOnce() {
        long problem = id(add("2", "{\"kind\":\"PROBLEM\",\"text\":\"缺苗\"}"));
        Api.get("/v1/plans/ledger/tasks/2/entries?open=true").then().body("items.id[0]", equalTo((int) problem));
        String resolution = "{\"kind\":\"RESOLUTION\",\"text\":\"已调苗\",\"about\":" + problem + "}";
        long resolvedBy = id(add("2", resolution));
        Api.get("/v1/plans/ledger/entries/" + problem).then().body("open", equalTo(false), "resolvedBy", equalTo((int)
                resolvedBy));
        Api.get("/v1/plans/ledger/tasks/2/entries?open=true").then().body("items", empty());
        Api.get("/v1/plans/ledger/tasks/2/entries?open=false").then().body("items.kind", contains("PROBLEM"));
        add("2", resolution)
                .then()
                .statusCode(409)
                .body("detail", containsString("entry " + resolvedBy), "violations[0].field", equalTo("about"));
    }

    @Test
    void onlyOneOfManyResolutionsAtOnceIsTaken() throws Exception {
        long problem = id(add("3", "{\"kind\":\"PROBLEM\",\"text\":\"缺教师\"}"));
        Callable<Integer> resolve =
                () -> add("3", "{\"kind\":\"RESOLUTION\",\"text\":\"已招聘\",\"about\":" + problem + "}")
                        .statusCode();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> answer : threads.invokeAll(Collections.nCopies(8, resolve))) {
                statuses.add(answer.get());
            }
        }
        statuses.sort(null);
        assertEquals(List.of(201, 409, 409, 409, 409, 409, 409, 409), statuses);
    }

    @Test
    void onlyMeasuresArePublished() throws InterruptedException {
        MovableClock.awaitOneDay();
        String cursor = Api.end();
        YearMonth now = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        add("5", "{\"kind\":\"PROGRESS\",\"text\":\"选址完成\"}")
                .then()
                .statusCode(201)
                .header("Change-Token", nullValue());
        String measure = "{\"kind\":\"MEASURE\",\"text\":\"增派施工队\",\"promisedMonth\":\"%s\"}".formatted(now);
        Response added = Api.request()
                .contentType("application/json")
                .header("Idempotency-Key", "measure-published")
                .body(measure)
                .post("/v1/plans/ledger/tasks/5/entries");
        long id = id(added);
        Response again = Api.request()
                .contentType("application/json")
                .header("Idempotency-Key", "measure-published")
                .body(measure)
                .post("/v1/plans/ledger/tasks/5/entries");
        again.then().statusCode(200).header("Change-Token", equalTo(added.header("Change-Token")));
        Api.awaitPublished();
        Api.get("/v1/changes?kind=MEASURE&after=" + cursor)
                .then()
                .statusCode(200)
                .body("changes.key", contains(Long.toString(id)))
                .body(
                        "changes[0].measure.task",
                        equalTo("5"),
                        "changes[0].measure.promisedMonth",
                        equalTo(now.toString()))
                .body("changes[0].measure.text", equalTo("增派施工队"), "changes[0].deleted", equalTo(false));
    }

    @Test
    void aMeasurePromisesAMonthThatHasNotPassed() throws InterruptedException {
        MovableClock.awaitOneDay();
        YearMonth now = YearMonth.now(ZoneId.of("Asia/Shanghai"));
        add("4", "{\"kind\":\"MEASURE\",\"text\":\"加班\",\"promisedMonth\":\"%s\"}".formatted(now))
                .then()
                .statusCode(201)
                .body("promisedMonth", equalTo(now.toString()));
        add("4", "{\"kind\":\"MEASURE\",\"text\":\"加班\",\"promisedMonth\":\"%s\"}".formatted(now.minusMonths(1)))
                .then()
                .statusCode(400)
                .body("violations.code", contains("past-month"), "violations[0].expected", containsString("" + now));
        add("4", "{\"kind\":\"MEASURE\",\"text\":\"加班\"}")
                .then()
                .statusCode(400)
                .body("violations.field", contains("promisedMonth"));
        add("4", "{\"kind\":\"PROGRESS\",\"text\":\"加班\",\"promisedMonth\":\"%s\"}".formatted(now))
                .then()
                .statusCode(400)
                .body("violations.code", contains("promise-without-measure"));
    }

    @Test
    void anEntryIsAboutOneOfTheSameTask() {
        long progress = id(add("4", "{\"kind\":\"PROGRESS\",\"text\":\"管网完成一半\"}"));
        add("4", "{\"kind\":\"FEEDBACK\",\"text\":\"请加快\",\"about\":" + progress + "}")
                .then()
                .statusCode(201)
                .body("about", equalTo((int) progress));
        add("1", "{\"kind\":\"FEEDBACK\",\"text\":\"请加快\",\"about\":" + progress + "}")
                .then()
                .statusCode(400)
                .body("violations.code", contains("unknown-entry"));
        add("4", "{\"kind\":\"RESOLUTION\",\"text\":\"好了\",\"about\":" + progress + "}")
                .then()
                .statusCode(400)
                .body("violations.code", contains("no-problem"));
        add("4", "{\"kind\":\"RESOLUTION\",\"text\":\"好了\"}")
                .then()
                .statusCode(400)
                .body("violations.field", contains("about"));
    }

    @Test
    void allFaultsAreToldAtOnceAndNothingIsKept() {
        int before = Api.get("/v1/plans/ledger/tasks/5/entries")
                .jsonPath()
                .getList("items")
                .size();
        add("5", "{\"text\":\" \",\"promisedMonth\":\"2026-13\",\"about\":0}")
                .then()
                .statusCode(400);
        add("5", "{\"text\":\" \",\"about\":0}")
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("kind", "text", "about"));
        add("5", "{\"kind\":\"PROGRESS\",\"text\":\"" + "长".repeat(4001) + "\"}")
                .then()
                .statusCode(400);
        add("none", "{\"kind\":\"PROGRESS\",\"text\":\"x\"}").then().statusCode(404);
        assertEquals(
                before,
                Api.get("/v1/plans/ledger/tasks/5/entries")
                        .jsonPath()
                        .getList("items")
                        .size());
        Api.get("/v1/plans/none/entries").then().statusCode(404);
        Api.get("/v1/plans/ledger/entries/999999999").then().statusCode(404);
    }

    @Test
    void whatIsSentAgainIsEnteredOnce() {
        String entry = "{\"kind\":\"COORDINATION\",\"text\":\"请财政局拨款\"}";
        Response first = addWithKey(entry);
        first.then().statusCode(201);
        addWithKey(entry)
                .then()
                .statusCode(200)
                .body("id", equalTo(first.jsonPath().getInt("id")));
        addWithKey("{\"kind\":\"COORDINATION\",\"text\":\"请住建局配合\"}")
                .then()
                .statusCode(422)
                .body("violations[0].field", equalTo("Idempotency-Key"));
    }

    private static Response addWithKey(String entry) {
        return Api.request()
                .contentType("application/json")
                .header("Idempotency-Key", "lost-answer")
                .body(entry)
                .post("/v1/plans/ledger/tasks/1/entries");
    }

    @Test
    void entriesStayWhenTheTaskLeavesThePlan() {
        Api.putPlan("ledger-2", """
                {"title":"台账二","region":"371581","from":"2023-01","to":"2030-12","parts":[{"title":"一"}],
                 "tasks":[{"number":"1","text":"修路","part":1},{"number":"2","text":"造林","part":1}]}
                """);
        long id = begin().then().statusCode(201).extract().jsonPath().getLong("id");
        Api.putPlan("ledger-2", """
                {"title":"台账二","region":"371581","from":"2023-01","to":"2030-12","parts":[{"title":"一"}],
                 "tasks":[{"number":"1","text":"修路","part":1}]}
                """).then().statusCode(200);
        Api.get("/v1/plans/ledger-2/entries").then().body("items.id.collect { it as long }", contains(id));
        begin().then().statusCode(200).body("id", equalTo((int) id));
    }

    private static Response begin() {
        return Api.request()
                .contentType("application/json")
                .header("Idempotency-Key", "begin")
                .body("{\"kind\":\"PROGRESS\",\"text\":\"开工\"}")
                .post("/v1/plans/ledger-2/tasks/2/entries");
    }

    @Test
    void theListOfAPlanIsNarrowedByUnitAndKindAndPaged() {
        Api.putPlan("ledger-3", """
                {"title":"台账三","region":"371581","from":"2023-01","to":"2030-12","parts":[{"title":"一"}],
                 "tasks":[{"number":"1","text":"修路","part":1,"lead":["371581-a"]},
                          {"number":"2","text":"造林","part":1,"lead":["371581-b"],"cooperating":["371581-a"]},
                          {"number":"3","text":"办学","part":1,"lead":["371581-b"]}]}
                """);
        for (String task : List.of("1", "2", "3", "1")) {
            for (String kind : List.of("PROGRESS", "PROBLEM")) {
                Api.request()
                        .contentType("application/json")
                        .body("{\"kind\":\"%s\",\"text\":\"x\"}".formatted(kind))
                        .post("/v1/plans/ledger-3/tasks/" + task + "/entries")
                        .then()
                        .statusCode(201);
            }
        }
        assertEquals(List.of("1", "1", "2", "2", "3", "3", "1", "1"), tasks("?limit=3"));
        assertEquals(List.of("1", "2", "1"), tasks("?unit=371581-a&kind=PROBLEM&limit=1"));
        assertEquals(List.of("2", "3"), tasks("?unit=371581-b&open=true"));
        assertEquals(List.of(), tasks("?open=true&kind=PROGRESS"));
    }

    private static List<String> tasks(String query) {
        List<String> tasks = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = Api.get("/v1/plans/ledger-3/entries" + query + cursor).jsonPath();
            tasks.addAll(page.getList("items.task"));
            cursor = page.getString("nextCursor") == null ? null : "&cursor=" + page.getString("nextCursor");
        }
        return tasks;
    }
}
