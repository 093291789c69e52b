package org.planledger.plan.task;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class TaskSearchIT {

    @BeforeEach
    void plans() {
        Api.putUnit("371526-a", "甲局");
        Api.putUnit("371526-b", "乙局");
        Api.putPlan("search-1", """
                {"title":"查找甲","region":"371526","from":"2023-01","to":"2023-12",
                 "parts":[{"title":"一"},{"title":"二"}],
                 "tasks":[{"number":"2","title":"绿化","text":"完成造林100%以上","part":1,"lead":["371526-a"]},
                          {"number":"1","title":"水利","text":"新建5G_基站","part":1,"cooperating":["371526-a"]},
                          {"number":"10","text":"招商引资","part":2,"lead":["371526-b"],"participating":["371526-a"]},
                          {"number":"3","text":"造林1000亩","part":2,"lead":["371526-b"]}]}
                """);
        Api.putPlan("search-2", """
                {"title":"查找乙","region":"371525","from":"2023-01","to":"2023-12","parts":[{"title":"一"}],
                 "tasks":[{"number":"1","text":"造林","part":1,"lead":["371526-a"]}]}
                """);
    }

    @Test
    void tasksComeInTheOrderOfTheDocument() {
        numbers("", "2", "1", "10", "3");
    }

    @Test
    void tasksAreFoundByPartUnitRoleAndText() {
        numbers("?part=2", "10", "3");
        numbers("?unit=371526-a", "2", "1", "10");
        numbers("?unit=371526-a&role=LEAD", "2");
        numbers("?unit=371526-a&role=COOPERATING", "1");
        numbers("?unit=371526-a&role=PARTICIPATING", "10");
        numbers("?unit=371526-a&part=2", "10");
        numbers("?q=造林", "2", "3");
        numbers("?q=绿化", "2");
        numbers("?q=5g", "1");
        numbers("?part=7");
        numbers("?unit=371526-none");
    }

    @Test
    void aPlaceThatNoPartCanHaveIsAFault() {
        for (String part : List.of("0", "101", "2147483648")) {
            Api.get("/v1/plans/search-1/tasks?part=" + part)
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("part"));
        }
    }

    @Test
    void percentAndUnderscoreStandForThemselves() {
        Api.get("/v1/plans/search-1/tasks?q={q}", "100%").then().body("items.number", contains("2"));
        Api.get("/v1/plans/search-1/tasks?q={q}", "造林%").then().body("items", hasSize(0));
        Api.get("/v1/plans/search-1/tasks?q={q}", "5G_").then().body("items.number", contains("1"));
        Api.get("/v1/plans/search-1/tasks?q={q}", "造林1_").then().body("items", hasSize(0));
    }

    @Test
    void listsArePagedWithoutGapsOrRepeats() {
        assertEquals(List.of("2", "1", "10", "3"), paged("/v1/plans/search-1/tasks?limit=1", "items.number"));
        assertEquals(List.of("2", "1", "10", "3"), paged("/v1/plans/search-1/tasks?limit=2", "items.number"));
        assertEquals(
                List.of("search-1", "search-1", "search-1", "search-2"),
                paged("/v1/tasks?unit=371526-a&limit=1", "items.plan"));
    }

    @Test
    void tasksAreFoundAcrossPlans() {
        Api.get("/v1/tasks?unit=371526-a&q={q}", "造林")
                .then()
                .body("items.plan", contains("search-1", "search-2"), "items.task.number", contains("2", "1"))
                .body("items[1].planTitle", equalTo("查找乙"), "items[1].region", equalTo("371525"));
        Api.get("/v1/tasks?unit=371526-a&region=371525").then().body("items.plan", contains("search-2"));
    }

    @Test
    void oneTaskIsReadByItsNumber() {
        Api.get("/v1/plans/search-1/tasks/10")
                .then()
                .statusCode(200)
                .body("text", equalTo("招商引资"), "part", equalTo(2))
                .body("lead", contains("371526-b"), "participating", contains("371526-a"));
        Api.get("/v1/plans/search-1/tasks/99").then().statusCode(404).body("detail", containsString("search-1/99"));
        Api.get("/v1/plans/none-1/tasks/1").then().statusCode(404).body("detail", containsString("none-1"));
        Api.get("/v1/plans/none-1/tasks").then().statusCode(404);
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        String other = Api.get("/v1/regions?limit=1").jsonPath().getString("nextCursor");
        Api.get("/v1/plans/search-1/tasks?cursor=" + other)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("cursor"));
    }

    @Test
    void aRoleIsAskedForTogetherWithAUnit() {
        Api.get("/v1/plans/search-1/tasks?role=LEAD")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("role"));
    }

    private static void numbers(String query, String... expected) {
        List<String> found =
                Api.get("/v1/plans/search-1/tasks" + query).jsonPath().getList("items.number");
        assertEquals(List.of(expected), found);
    }

    private static List<String> paged(String query, String path) {
        List<String> found = new ArrayList<>();
        JsonPath page = Api.get(query).jsonPath();
        found.addAll(page.getList(path));
        while (page.getString("nextCursor") != null) {
            page = Api.get(query + "&cursor=" + page.getString("nextCursor")).jsonPath();
            found.addAll(page.getList(path));
        }
        return found;
    }
}
