package org.planledger.plan.change;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.feed.TombstonePurge;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// What becomes of withdrawn plans in the feed.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class TombstonesIT {
    @Inject
    AgroalDataSource database;

    @Inject
    TombstonePurge purge;

    private static void givenPlan(String code) {
        Api.putPlan(code, """
                        {"title":"t","region":"371503","from":"2023-01","to":"2023-12","status":"DRAFT",
                         "parts":[{"title":"p","sections":[]}],
                         "tasks":[{"number":"1","text":"x","part":1}]}
                        """).then().statusCode(201);
    }

    private void withdrawnDaysAgo(String code, int days) throws SQLException {
        Api.delete("/v1/plans/" + code).then().statusCode(204);
        execute("update plan set changed_at = now() - interval '%d days' where code = '%s'".formatted(days, code));
        // What followers could not have yet is not removed either.
        Api.awaitPublished();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Read(List<String> living, List<String> withdrawn, String cursor) {}

    private static JsonPath page(String after, int limit) {
        String path = "/v1/changes?limit=" + limit + (after == null ? "" : "&after=" + after);
        return Api.get(path).then().statusCode(200).extract().jsonPath();
    }

    /// What a follower learns of the plans from the cursor to the end.
    private static Read read(String after, int limit) {
        Api.awaitPublished();
        List<String> living = new ArrayList<>();
        List<String> withdrawn = new ArrayList<>();
        String cursor = after;
        JsonPath page;
        do {
            page = page(cursor, limit);
            living.addAll(page.getList("changes.findAll { it.kind == 'PLAN' && !it.deleted }.key"));
            withdrawn.addAll(page.getList("changes.findAll { it.kind == 'PLAN' && it.deleted }.key"));
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        return new Read(living, withdrawn, cursor);
    }

    private static void expired(String cursor) {
        Api.get("/v1/changes?after=" + cursor)
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:plan-ledger:problem:cursor-expired"))
                .body("detail", containsString("begin anew without after"));
    }

    @Test
    void aWithdrawalIsToldForAsLongAsItIsKeptAndThenForgottenTogetherWithTheOlderCursors() throws SQLException {
        givenPlan("kept-a");
        givenPlan("kept-b");
        String beforeBoth = read(null, 10_000).cursor();
        withdrawnDaysAgo("kept-a", 91);
        String betweenThem = read(beforeBoth, 100).cursor();
        withdrawnDaysAgo("kept-b", 89);
        assertEquals(List.of("kept-a", "kept-b"), read(beforeBoth, 100).withdrawn());

        purge.purge();

        expired(beforeBoth);
        assertEquals(List.of("kept-b"), read(betweenThem, 100).withdrawn());
        assertEquals(List.of(), read(read(betweenThem, 100).cursor(), 100).withdrawn());
        purge.purge();
        assertEquals(List.of("kept-b"), read(betweenThem, 100).withdrawn());
    }

    @Test
    void whoBeginsAfterwardsReadsPageByPageToTheEndAndHearsNothingOfWhatIsForgotten() throws SQLException {
        givenPlan("fresh-lives");
        givenPlan("fresh-gone");
        withdrawnDaysAgo("fresh-gone", 91);
        purge.purge();

        // Of a page of 500 the cursor lies far before what is forgotten.
        Read fresh = read(null, 500);

        assertTrue(fresh.living().contains("fresh-lives"));
        assertFalse(fresh.withdrawn().contains("fresh-gone"));
        page(fresh.cursor(), 10);
        page("0-0", 10);
    }

    @Test
    void whoBeganBeforeTheWithdrawalAndComesBackWhenItIsForgottenBeginsAnew() throws SQLException {
        givenPlan("early-gone");
        String begun = page(null, 500).getString("cursor");
        page(begun, 500);
        withdrawnDaysAgo("early-gone", 91);
        purge.purge();
        expired(begun);
    }

    @Test
    void whoAsksForKindsOfWhichNothingIsForgottenGoesOnFromWhereHeWas() throws SQLException {
        givenPlan("kinds-gone");
        String before = read(null, 10_000).cursor();
        withdrawnDaysAgo("kinds-gone", 91);
        purge.purge();
        expired(before + "&kind=PLAN");
        Api.get("/v1/changes?kind=REGION&kind=UNIT&after=" + before).then().statusCode(200);
    }

    @Test
    void aPlanThatCameBackIsNoTombstoneAndOneThatIsForgottenCanComeBack() throws SQLException {
        givenPlan("back-a");
        withdrawnDaysAgo("back-a", 200);
        givenPlan("back-a");
        execute("update plan set changed_at = now() - interval '200 days' where code = 'back-a'");
        purge.purge();
        Api.get("/v1/plans/back-a").then().statusCode(200);

        withdrawnDaysAgo("back-a", 91);
        purge.purge();
        givenPlan("back-a");
        assertTrue(read(null, 10_000).living().contains("back-a"));
    }

    @Test
    void aPlanWithEntriesOrSlipsIsNotForgottenAndDoesNotKeepOthers() throws SQLException {
        givenPlan("purge-entry");
        Api.request()
                .contentType("application/json")
                .body("{\"kind\":\"PROGRESS\",\"text\":\"x\"}")
                .post("/v1/plans/purge-entry/tasks/1/entries")
                .then()
                .statusCode(201);
        givenPlan("purge-slip");
        Api.putUnit("371503-purge", "清理局");
        Api.request()
                .contentType("application/json")
                .body("""
                        {"plan":"purge-slip","task":"1","target":"t","asOf":"2023-01","colour":"RED",
                         "addressee":"371503-purge","deadline":"9998-12-31","text":"x"}
                        """)
                .post("/v1/slips")
                .then()
                .statusCode(201);
        givenPlan("purge-bare");
        for (String plan : List.of("purge-entry", "purge-slip", "purge-bare")) {
            withdrawnDaysAgo(plan, 91);
        }
        purge.purge();
        List<String> withdrawn = read(null, 10_000).withdrawn();
        assertTrue(withdrawn.containsAll(List.of("purge-entry", "purge-slip")));
        assertFalse(withdrawn.contains("purge-bare"));
    }

    @Test
    void whatIsMovedIntoAnotherClusterAsDocumentedTellsEveryOlderCursorToBeginAnew() throws SQLException {
        String before = read(null, 10_000).cursor();
        for (String table : List.of("region", "unit", "plan", "feed_horizon")) {
            execute("update " + table + " set changed_in = pg_current_xact_id()");
        }
        expired(before);
        Read anew = read(null, 500);
        page(anew.cursor(), 10);
    }
}
