package org.planledger.indicator.change;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.awaitPublished;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putTarget;

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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.feed.TombstonePurge;
import org.planledger.kernel.testing.PostgresTestResource;

/// What becomes of withdrawn indicators, targets and figures in the feed.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class TombstonesIT {
    @Inject
    AgroalDataSource database;

    @Inject
    TombstonePurge purge;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
        PlanFeedStub.plan("plan-of-tombstones", "1");
    }

    private static void givenTarget(String id, String indicator, String parent) {
        putTarget(id, """
                        {"plan":"plan-of-tombstones","task":"1","indicator":"%s","region":"371503","from":"2023-01",
                         "to":"2023-12","comparator":"AT_LEAST","value":5,%s
                         "milestones":[{"month":"2023-06","value":2}]}
                        """.formatted(indicator, parent == null ? "" : "\"parent\":\"" + parent + "\","))
                .statusCode(201);
    }

    private void withdrawnDaysAgo(String path, int days) throws SQLException {
        delete(path).statusCode(204);
        String table = path.contains("/targets/") ? "target set %s where id" : "indicator set %s where code";
        String key = path.substring(path.lastIndexOf('/') + 1);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // The trigger would stamp the row anew.
            statement.execute("set session_replication_role = replica");
            statement.execute("update " + table.formatted("changed_at = now() - interval '" + days + " days'") + " = '"
                    + key + "'");
            statement.execute("set session_replication_role = origin");
        }
        // What followers could not have yet is not removed either.
        awaitPublished();
    }

    private record Read(List<String> keys, List<String> withdrawn, String cursor) {}

    private static Read read(String after, String more) {
        awaitPublished();
        List<String> keys = new ArrayList<>();
        List<String> withdrawn = new ArrayList<>();
        String cursor = after;
        JsonPath page;
        do {
            page = get("/v1/changes?after=" + cursor + more)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            keys.addAll(page.getList("changes.key"));
            withdrawn.addAll(page.getList("changes.findAll { it.deleted }.key"));
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        return new Read(keys, withdrawn, cursor);
    }

    private static void expired(String cursor) {
        get("/v1/changes?after=" + cursor)
                .statusCode(410)
                .body("type", equalTo("urn:plan-ledger:problem:cursor-expired"))
                .body("detail", containsString("begin anew without after"));
    }

    /// The cursor of one who began to read now and has come to the place of another cursor.
    private static String begunNowAndComeTo(String cursor) {
        String first = get("/v1/changes?after=0-0&limit=1").extract().path("cursor");
        String[] begun = first.split("-", 3);
        return cursor.split("-", 3)[0] + "-" + cursor.split("-", 3)[1] + "-" + begun[2];
    }

    @Test
    void whatRefersToEachOtherIsForgottenTogetherAndWhatWasWithdrawnLaterIsKept() throws SQLException {
        givenIndicator("tomb-old");
        givenIndicator("tomb-new");
        givenTarget("tomb-parent", "tomb-old", null);
        givenTarget("tomb-share", "tomb-old", "tomb-parent");
        String before = read("0-0", "").cursor();
        withdrawnDaysAgo("/v1/targets/tomb-share", 93);
        withdrawnDaysAgo("/v1/targets/tomb-parent", 92);
        withdrawnDaysAgo("/v1/indicators/tomb-old", 91);
        String after = read(before, "").cursor();
        withdrawnDaysAgo("/v1/indicators/tomb-new", 89);
        assertEquals(
                List.of("tomb-share", "tomb-parent", "tomb-old", "tomb-new"),
                read(before, "").withdrawn());

        purge.purge();

        expired(before);
        assertEquals(List.of("tomb-new"), read(after, "").withdrawn());
        Read fresh = read(begunNowAndComeTo(before), "&limit=2");
        assertTrue(fresh.keys().contains("tomb-new"));
        assertEquals(
                0,
                fresh.keys().stream()
                        .filter(List.of("tomb-old", "tomb-parent", "tomb-share")::contains)
                        .count());
        givenIndicator("tomb-old");
    }

    @Test
    void anIndicatorWithdrawnLongAgoStaysWhileATombstoneThatIsStillKeptRefersToIt() throws SQLException {
        givenIndicator("tomb-held");
        givenTarget("tomb-holding", "tomb-held", null);
        withdrawnDaysAgo("/v1/targets/tomb-holding", 10);
        String before = read("0-0", "").cursor();
        withdrawnDaysAgo("/v1/indicators/tomb-held", 100);
        purge.purge();
        assertEquals(List.of("tomb-held"), read(before, "").withdrawn());
    }

    /// The service withdraws none; whoever does so in the database does not lose the figures by the next purge.
    @Test
    void anIndicatorThatIsMarkedAsWithdrawnAndHasFiguresStays() throws SQLException {
        givenIndicator("tomb-series");
        givenIndicator("tomb-gone");
        post("tomb-series/371503/2023-01", "5").statusCode(201);
        delete("/v1/indicators/tomb-series").statusCode(409);
        String before = begunNowAndComeTo(read("0-0", "").cursor());
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update indicator set deleted = true, changed_at = now() - interval '100 days'"
                    + " where code = 'tomb-series'");
            statement.execute("set session_replication_role = origin");
        }
        withdrawnDaysAgo("/v1/indicators/tomb-gone", 100);
        purge.purge();
        expired(before);
        assertEquals(
                1,
                read("0-0", "&kind=INDICATOR").withdrawn().stream()
                        .filter("tomb-series"::equals)
                        .count());
        get("/v1/actuals/tomb-series/371503/2023-01/revisions").statusCode(200).body("items", hasSize(1));
    }

    @Test
    void withdrawnFiguresAndTheirHistoryStayForEverAndWhoFollowsThemAloneIsNotSentBack() throws SQLException {
        givenIndicator("tomb-figures");
        givenIndicator("tomb-other");
        post("tomb-figures/371503/2023-01", "5").statusCode(201);
        delete("/v1/actuals/tomb-figures/371503/2023-01").statusCode(204);
        String before = read("0-0", "").cursor();
        withdrawnDaysAgo("/v1/indicators/tomb-other", 400);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("update actual set recorded_at = recorded_at - interval '3 years' where series_id ="
                    + " (select id from series where indicator = 'tomb-figures')");
            statement.execute("set session_replication_role = origin");
        }
        purge.purge();
        expired(before);
        get("/v1/changes?kind=ACTUAL&after=" + before).statusCode(200);
        get("/v1/actuals/tomb-figures/371503/2023-01/revisions").statusCode(200).body("items", hasSize(2));
        assertEquals(
                2,
                read("0-0", "&kind=ACTUAL").keys().stream()
                        .filter("tomb-figures/371503/2023-01"::equals)
                        .count());
    }
}
