package org.planledger.plan.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// However many changes are asked for, a page is no larger than the service and its followers can hold.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class HeavyPagesIT {
    private static final int LARGEST_PAGE = 3_000_000;
    private static final String LONG_TEXT = "长".repeat(20_000);

    @Test
    void aPageOfHeavyPlansIsCutAndTheFollowingOnesBringTheRestInOrder() {
        String start = Api.end();
        List<String> written = new ArrayList<>();
        for (int number = 10; number < 20; number++) {
            putPlan("heavy-" + number, 9);
            Api.putUnit("370614-heavy" + number, "重局" + number).then().statusCode(201);
            written.addAll(List.of("heavy-" + number, "370614-heavy" + number));
        }
        Api.awaitPublished();
        List<String> read = new ArrayList<>();
        String cursor = start;
        int pages = 0;
        boolean more = true;
        while (more) {
            Response answer = Api.get("/v1/changes?limit=10000&after=" + cursor);
            assertEquals(200, answer.statusCode());
            assertTrue(answer.asByteArray().length < LARGEST_PAGE, "a page of " + answer.asByteArray().length);
            JsonPath page = answer.jsonPath();
            read.addAll(page.getList("changes.key"));
            cursor = page.getString("cursor");
            more = page.getBoolean("more");
            pages++;
        }
        assertEquals(written, read);
        assertTrue(pages > 2, "more than one page was needed: " + pages);
    }

    @Test
    void aPlanThatIsHeavierThanAPageIsDeliveredAlone() {
        String start = Api.end();
        putPlan("heavy-30", 60);
        putPlan("heavy-31", 1);
        Api.awaitPublished();
        JsonPath first = Api.get("/v1/changes?kind=PLAN&after=" + start).jsonPath();
        assertEquals(List.of("heavy-30"), first.getList("changes.key"));
        assertEquals(60, first.getList("changes[0].plan.tasks").size());
        assertTrue(first.getBoolean("more"));
        JsonPath second = Api.get("/v1/changes?kind=PLAN&after=" + first.getString("cursor"))
                .jsonPath();
        assertEquals(List.of("heavy-31"), second.getList("changes.key"));
    }

    @Test
    void aPageOfHeavyTasksIsCutAndTheFollowingOnesBringTheRestInOrder() {
        putPlan("heavy-40", 60);
        List<String> read = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            Response answer =
                    Api.get("/v1/plans/heavy-40/tasks?limit=1000" + (cursor == null ? "" : "&cursor=" + cursor));
            assertEquals(200, answer.statusCode());
            assertTrue(answer.asByteArray().length < LARGEST_PAGE, "a page of " + answer.asByteArray().length);
            read.addAll(answer.jsonPath().getList("items.number"));
            cursor = answer.jsonPath().getString("nextCursor");
            pages++;
        } while (cursor != null);
        assertEquals(IntStream.rangeClosed(1, 60).mapToObj(String::valueOf).toList(), read);
        assertEquals(2, pages);
    }

    private static void putPlan(String code, int tasks) {
        List<String> written = new ArrayList<>();
        for (int number = 1; number <= tasks; number++) {
            written.add("{\"number\":\"%d\",\"text\":\"%s\",\"part\":1}".formatted(number, LONG_TEXT));
        }
        Api.putPlan(code, """
                        {"title":"重","region":"371503","from":"2023-01","to":"2023-12","parts":[{"title":"一"}],
                         "tasks":[%s]}
                        """.formatted(String.join(",", written))).then().statusCode(201);
    }
}
