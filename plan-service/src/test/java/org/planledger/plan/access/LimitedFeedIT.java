package org.planledger.plan.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// The change feed of a login that does not see everything.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class LimitedFeedIT {
    private static final Somebody CITY = Somebody.system("changes:read drafts:read", Places.CITY);
    private static final Somebody NO_DRAFTS = Somebody.system("changes:read", "*");

    private String cursor;

    @BeforeEach
    void places() {
        Places.make();
        cursor = Api.end();
    }

    private static void put(String code, String region, String status) {
        int answer = Api.putPlan(code, Places.plan(region, status)).statusCode();
        assertEquals(2, answer / 100);
    }

    /// What a follower is told of plans and measures from the cursor to the end.
    private List<String> told(Somebody follower) {
        Api.awaitPublished();
        List<String> told = new ArrayList<>();
        String at = cursor;
        JsonPath page;
        do {
            page = follower.get("/v1/changes?kind=PLAN&kind=MEASURE&limit=1&after=" + at)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            told.addAll(page.getList("changes.collect { it.key + (it.deleted ? ' is gone' : '') }"));
            at = page.getString("cursor");
        } while (page.getBoolean("more"));
        return told;
    }

    @Test
    void aFollowerIsToldOfWhatItSees() {
        put("feed-city", Places.CITY, "IN_FORCE");
        put("feed-draft", Places.CITY, "DRAFT");
        put("feed-other", Places.OTHER_CITY, "IN_FORCE");
        put("feed-above", Places.PROVINCE, "IN_FORCE");
        String ofDraft = Integer.toString(Places.entered("feed-draft"));
        String ofAbove = Integer.toString(Places.entered("feed-above"));
        String ofCity = Integer.toString(Places.entered("feed-city"));
        assertEquals(List.of("feed-city", "feed-draft", "feed-above", ofDraft, ofCity), told(CITY));
        assertEquals(List.of("feed-city", "feed-other", "feed-above", ofAbove, ofCity), told(NO_DRAFTS));
    }

    @Test
    void whatWasNeverSeenIsNotToldToBeGone() {
        put("feed-gone", Places.CITY, "DRAFT");
        put("feed-gone-there", Places.OTHER_CITY, "DRAFT");
        Api.delete("/v1/plans/feed-gone").then().statusCode(204);
        Api.delete("/v1/plans/feed-gone-there").then().statusCode(204);
        assertEquals(List.of("feed-gone is gone"), told(CITY));
        assertEquals(List.of(), told(NO_DRAFTS));
    }

    @Test
    void aPlanThatIsMovedOutOfSightIsGoneAndComesBackWhenItIsMovedBack() {
        put("feed-moved", Places.CITY, "IN_FORCE");
        put("feed-moved-draft", Places.CITY, "DRAFT");
        put("feed-moved", Places.OTHER_CITY, "IN_FORCE");
        put("feed-moved-draft", Places.OTHER_CITY, "DRAFT");
        assertEquals(List.of("feed-moved is gone", "feed-moved-draft is gone"), told(CITY));
        assertEquals(List.of("feed-moved"), told(NO_DRAFTS));
        put("feed-moved", Places.CITY, "IN_FORCE");
        assertEquals(List.of("feed-moved-draft is gone", "feed-moved"), told(CITY));
    }

    @Test
    void theCursorMovesOnOverWhatIsNotSeen() {
        put("feed-over", Places.OTHER_CITY, "DRAFT");
        Api.awaitPublished();
        JsonPath page = CITY.get("/v1/changes?after=" + cursor).jsonPath();
        assertEquals(List.of(), page.getList("changes"));
        assertFalse(page.getBoolean("more"));
        assertNotEquals(cursor, page.getString("cursor"));
        assertEquals(Api.get("/v1/changes?after=" + cursor).jsonPath().getString("cursor"), page.getString("cursor"));
    }

    /// It is neither woken for nothing nor does it miss what comes afterwards.
    @Test
    void whoWaitsWaitsOnOverWhatIsNotSeen() throws Exception {
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonPath> waiting = readers.submit(() ->
                    CITY.get("/v1/changes?kind=PLAN&wait=30&after=" + cursor).jsonPath());
            put("feed-unseen", Places.OTHER_CITY, "DRAFT");
            Api.awaitPublished();
            put("feed-seen", Places.CITY, "DRAFT");
            assertEquals(List.of("feed-seen"), waiting.get().getList("changes.key"));
        }
    }
}
