package org.planledger.indicator.caller;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.planledger.indicator.Service.awaitPublished;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Somebody;
import org.planledger.indicator.directory.Directory;
import org.planledger.indicator.directory.UnreadDirectory;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;

/// What a login does not see is not told by what it writes either, and it is told what becomes of what it saw.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class SecretsIT {
    private static final String CITY = "460100";
    private static final String COUNTY = "460102";
    private static final String OTHER_CITY = "460200";
    private static final String CLOSE = "{\"status\":\"CLOSED\"}";

    private static final Somebody ADMIN = Somebody.everybody();
    private static final Somebody COUNTY_PLANNER = Somebody.who("county planner", Role.PLANNER, COUNTY);
    private static final Somebody CITY_PLANNER = Somebody.who("city planner", Role.PLANNER, CITY);
    private static final Somebody VIEWER = Somebody.who("viewer", Role.VIEWER, "*");
    private static final Somebody FOLLOWER =
            Somebody.system("city system", "read drafts:read changes:read figures:post", CITY);

    @Inject
    AgroalDataSource database;

    @Inject
    Directory directory;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("460000", "琼", null);
        PlanFeedStub.region(CITY, "琼一", "460000");
        PlanFeedStub.region(COUNTY, "琼一二", CITY);
        PlanFeedStub.region(OTHER_CITY, "琼二", "460000");
        PlanFeedStub.planOf(CITY, "IN_FORCE", "secret-city", "1=460102-a;;");
        PlanFeedStub.planOf(CITY, "DRAFT", "secret-draft", "1=460102-a;;");
        PlanFeedStub.planOf(OTHER_CITY, "IN_FORCE", "secret-other", "1=460102-a;;");
    }

    private static void indicator(String code) {
        ADMIN.put("/v1/indicators/" + code, """
                {"name":"x","unit":"x","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                """).statusCode(201);
    }

    private static ValidatableResponse target(
            Somebody who, String id, String plan, String indicator, String region, String more) {
        return who.put("/v1/targets/" + id, """
                {"plan":"%s","task":"1","indicator":"%s","region":"%s","comparator":"AT_LEAST","value":1,%s
                "from":"2023-01","to":"2023-12"}
                """.formatted(plan, indicator, region, more));
    }

    @Test
    void aDraftIsUnknownToWhoDoesNotSeeIt() {
        indicator("secret-one");
        for (String plan : List.of("secret-draft", "secret-none")) {
            target(COUNTY_PLANNER, "secret-one-1", plan, "secret-one", COUNTY, "")
                    .statusCode(400)
                    .body("violations.code", contains("unknown-plan"));
            VIEWER.get("/v1/closings/plans/" + plan + "/2023-01")
                    .statusCode(404)
                    .body("detail", equalTo("there is no plan \"" + plan + "\""));
            Somebody.who("approver", Role.APPROVER, "*")
                    .put("/v1/closings/plans/" + plan + "/2023-01", CLOSE)
                    .statusCode(400)
                    .body("violations.code", contains("unknown-plan"));
        }
        target(CITY_PLANNER, "secret-one-1", "secret-draft", "secret-one", COUNTY, "")
                .statusCode(201);
    }

    @Test
    void aDraftIsAsUnknownWhilePlanServiceIsAway() {
        indicator("secret-away");
        directory.refresh();
        PlanFeedStub.setAway(true);
        try {
            for (String plan : List.of("secret-draft", "secret-none")) {
                target(COUNTY_PLANNER, "secret-away-1", plan, "secret-away", COUNTY, "")
                        .statusCode(503)
                        .body("violations", nullValue());
                VIEWER.get("/v1/closings/plans/" + plan + "/2023-01").statusCode(503);
                Somebody.who("approver", Role.APPROVER, "*")
                        .put("/v1/closings/plans/" + plan + "/2023-01", CLOSE)
                        .statusCode(503);
            }
            target(CITY_PLANNER, "secret-away-1", "secret-draft", "secret-away", COUNTY, "")
                    .statusCode(201);
        } finally {
            PlanFeedStub.setAway(false);
        }
    }

    @Test
    void aDraftThatComesIntoForceIsSeenWithItsTargets() {
        PlanFeedStub.planOf(CITY, "DRAFT", "secret-grown", "1");
        indicator("secret-two");
        target(CITY_PLANNER, "secret-two-1", "secret-grown", "secret-two", CITY, "")
                .statusCode(201);
        VIEWER.get("/v1/targets/secret-two-1").statusCode(404);
        PlanFeedStub.planOf(CITY, "IN_FORCE", "secret-grown", "1");
        directory.refresh();
        VIEWER.get("/v1/targets/secret-two-1").statusCode(200);
        PlanFeedStub.planOf(CITY, "DRAFT", "secret-grown", "1");
        directory.refresh();
        VIEWER.get("/v1/targets/secret-two-1").statusCode(404);
    }

    @Test
    void anIdThatIsTakenOutOfSightIsToldToBeTakenAndNothingElse() {
        indicator("secret-three");
        target(ADMIN, "secret-three-1", "secret-draft", "secret-three", COUNTY, "")
                .statusCode(201);
        target(COUNTY_PLANNER, "secret-three-1", "secret-city", "secret-three", CITY, "")
                .statusCode(403);
        target(COUNTY_PLANNER, "secret-three-1", "secret-city", "secret-three", COUNTY, "")
                .statusCode(409)
                .body("violations.code", contains("taken"));
        for (String id : List.of("secret-three-1", "secret-three-none")) {
            COUNTY_PLANNER
                    .request()
                    .header("If-Match", "\"1\"")
                    .contentType("application/json")
                    .body("""
                            {"plan":"secret-city","task":"1","indicator":"secret-three","region":"460102",
                            "comparator":"AT_LEAST","value":1,"from":"2023-01","to":"2023-12"}
                            """)
                    .put("/v1/targets/" + id)
                    .then()
                    .statusCode(412);
            COUNTY_PLANNER
                    .request()
                    .delete("/v1/targets/" + id)
                    .then()
                    .statusCode(404)
                    .body("detail", equalTo("there is no target \"" + id + "\""));
        }
    }

    @Test
    void aWholeThatIsNotSeenIsNotShownAndStays() {
        indicator("secret-four");
        target(ADMIN, "secret-four-whole", "secret-draft", "secret-four", CITY, "")
                .statusCode(201);
        String share = "\"parent\":\"secret-four-whole\",";
        target(COUNTY_PLANNER, "secret-four-1", "secret-city", "secret-four", COUNTY, share)
                .statusCode(400)
                .body("violations.code", contains("unknown-target"));
        target(ADMIN, "secret-four-1", "secret-city", "secret-four", COUNTY, share)
                .statusCode(201);
        COUNTY_PLANNER.get("/v1/targets/secret-four-1").statusCode(200).body("parent", nullValue());
        target(COUNTY_PLANNER, "secret-four-1", "secret-city", "secret-four", COUNTY, "\"weight\":2,")
                .statusCode(200)
                .body("parent", nullValue());
        ADMIN.get("/v1/targets/secret-four-1")
                .body("parent", equalTo("secret-four-whole"))
                .body("weight", equalTo(2));
        target(ADMIN, "secret-four-2", "secret-city", "secret-four", CITY, "").statusCode(201);
        target(ADMIN, "secret-four-3", "secret-other", "secret-four", OTHER_CITY, "\"parent\":\"secret-four-2\",")
                .statusCode(201);
        CITY_PLANNER
                .request()
                .delete("/v1/targets/secret-four-2")
                .then()
                .statusCode(409)
                .body("detail", not(containsString("secret-four-3")));
    }

    @Test
    void anIndicatorIsRefusedWithoutNamingTargetsOrRegionsThatAreNotSeen() {
        indicator("secret-five");
        target(ADMIN, "secret-five-1", "secret-draft", "secret-five", COUNTY, "\"phrase\":\"x\",")
                .statusCode(201);
        ADMIN.put("/v1/targets/secret-five-1", """
                {"plan":"secret-draft","task":"1","indicator":"secret-five","region":"460102","comparator":"AT_LEAST",
                "value":1,"from":"2023-01","to":"2023-12","baseline":{"period":"2022-12","value":1}}
                """).statusCode(200);
        String coarser = """
                {"name":"x","unit":"x","direction":"HIGHER","decimals":0,"frequency":"YEAR","aggregation":"SUM"}
                """;
        COUNTY_PLANNER
                .put("/v1/indicators/secret-five", coarser)
                .statusCode(409)
                .body("violations.message", contains("a target would be at fault"));
        CITY_PLANNER
                .put("/v1/indicators/secret-five", coarser)
                .statusCode(409)
                .body("violations[0].message", containsString("secret-five-1"));
        target(ADMIN, "secret-five-2", "secret-other", "secret-five", OTHER_CITY, "")
                .statusCode(201);
        COUNTY_PLANNER
                .request()
                .delete("/v1/indicators/secret-five")
                .then()
                .statusCode(403)
                .body("detail", not(containsString(OTHER_CITY)))
                .body("violations.code", contains("not-allowed"));
    }

    @Test
    void aMonthThatADraftHasClosedIsToldWithoutTheDraft() {
        indicator("secret-six");
        target(ADMIN, "secret-six-1", "secret-draft", "secret-six", COUNTY, "").statusCode(201);
        ADMIN.put("/v1/closings/plans/secret-draft/2021-01", CLOSE).statusCode(201);
        Somebody reporter = Somebody.reporter("reporter", COUNTY, "460102-a");
        reporter.put("/v1/actuals/secret-six/460102/2021-01", "{\"value\":1}")
                .statusCode(409)
                .body("violations.code", contains("closed"))
                .body("violations[0].message", containsString("2021-01 of this figure was closed on"))
                .body("violations[0].message", not(containsString("secret-draft")));
    }

    /// It has a target of the county all the same.
    @Test
    void aMonthThatAPlanOfElsewhereHasClosedIsToldWithoutThePlan() {
        indicator("secret-closed");
        target(ADMIN, "secret-closed-1", "secret-other", "secret-closed", COUNTY, "")
                .statusCode(201);
        ADMIN.put("/v1/closings/plans/secret-other/2021-02", CLOSE).statusCode(201);
        Somebody.reporter("reporter", COUNTY, "*")
                .put("/v1/actuals/secret-closed/460102/2021-02", "{\"value\":1}")
                .statusCode(409)
                .body("violations.code", contains("closed"))
                .body("violations[0].message", not(containsString("secret-other")))
                .body("violations[0].message", not(containsString("by \"")));
    }

    @Test
    void anImportIsThereForWhoHasSentItWithAKeyOfTheirOwn() {
        indicator("secret-seven");
        Somebody county = Somebody.system("county system", "read figures:post", COUNTY);
        String file = "indicator,region,period,value\nsecret-seven,460102,2023-01,1\n";
        String own = send(FOLLOWER, file);
        String other = send(county, file);
        assertNotEquals(own, other, "the key of another is another key");
        assertEquals(own, send(FOLLOWER, file), "the same sender is answered the same again");
        FOLLOWER.get("/v1/actuals/imports/" + own).statusCode(200);
        FOLLOWER.get("/v1/actuals/imports/" + other).statusCode(404);
        county.get("/v1/actuals/imports/" + own).statusCode(404);
        county.get("/v1/actuals/imports").body("items.id", contains(other));
        Somebody namesake = Somebody.system("county system", "read figures:post", OTHER_CITY);
        namesake.get("/v1/actuals/imports/" + other).statusCode(404);
        namesake.get("/v1/actuals/imports").body("items.id", not(contains(other)));
        ADMIN.get("/v1/actuals/imports/" + other).statusCode(200);
        Somebody.system("all", "read figures:post", "*")
                .get("/v1/actuals/imports/" + own)
                .statusCode(200);
    }

    private static String send(Somebody who, String file) {
        return who.request()
                .contentType("text/csv; charset=UTF-8")
                .header("Idempotency-Key", "secret-key")
                .body(file)
                .post("/v1/actuals/imports")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private static List<String> told(String cursor) {
        awaitPublished();
        return FOLLOWER.changes("kind=TARGET&kind=ACTUAL", cursor, 1).stream()
                .map(change -> change.get("key") + (Boolean.TRUE.equals(change.get("deleted")) ? " is gone" : ""))
                .toList();
    }

    private static String end() {
        awaitPublished();
        return ADMIN.end();
    }

    @Test
    void aTargetThatIsMovedOutOfSightIsGoneAndComesBackWhenItIsMovedBack() {
        indicator("secret-eight");
        String cursor = end();
        target(ADMIN, "secret-eight-1", "secret-city", "secret-eight", COUNTY, "")
                .statusCode(201);
        assertEquals(List.of("secret-eight-1"), told(cursor));
        target(ADMIN, "secret-eight-1", "secret-other", "secret-eight", OTHER_CITY, "")
                .statusCode(200);
        target(ADMIN, "secret-eight-2", "secret-other", "secret-eight", OTHER_CITY, "")
                .statusCode(201);
        assertEquals(List.of("secret-eight-1 is gone"), told(cursor));
        target(ADMIN, "secret-eight-1", "secret-city", "secret-eight", COUNTY, "")
                .statusCode(200);
        assertEquals(List.of("secret-eight-1"), told(cursor));
        ADMIN.request().delete("/v1/targets/secret-eight-1").then().statusCode(204);
        ADMIN.request().delete("/v1/targets/secret-eight-2").then().statusCode(204);
        assertEquals(List.of("secret-eight-1 is gone"), told(cursor));
    }

    @Test
    void theCursorMovesOnOverWhatIsNotSeen() {
        indicator("secret-nine");
        String cursor = end();
        ADMIN.put("/v1/actuals/secret-nine/460200/2023-01", "{\"value\":1}").statusCode(201);
        target(ADMIN, "secret-nine-1", "secret-other", "secret-nine", OTHER_CITY, "")
                .statusCode(201);
        awaitPublished();
        JsonPath page = FOLLOWER.get("/v1/changes?after=" + cursor).extract().jsonPath();
        assertEquals(List.of(), page.getList("changes"));
        assertEquals(ADMIN.get("/v1/changes?after=" + cursor).extract().path("cursor"), page.getString("cursor"));
        ADMIN.put("/v1/actuals/secret-nine/460102/2023-01", "{\"value\":1}").statusCode(201);
        assertEquals(List.of("secret-nine/460102/2023-01"), told(page.getString("cursor")));
    }

    /// So it is right after an update of the service that has to know more of plan-service than before.
    @Test
    void untilTheDirectoryIsReadNobodyIsShownLessOrMoreThanTheySee() throws SQLException {
        indicator("secret-ten");
        target(ADMIN, "secret-ten-1", "secret-city", "secret-ten", CITY, "").statusCode(201);
        PlanFeedStub.setAway(true);
        UnreadDirectory.make(directory);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    update plan_feed set cursor = null, current_at = null;
                    update known_plan set region = null, draft = null
                    """);
            for (Somebody limited : List.of(VIEWER, COUNTY_PLANNER)) {
                limited.get("/v1/targets/secret-ten-1").statusCode(503).header("Retry-After", "1");
                limited.get("/v1/targets").statusCode(503);
            }
            ADMIN.get("/v1/targets/secret-ten-1").statusCode(200);
        } finally {
            PlanFeedStub.setAway(false);
        }
        VIEWER.get("/v1/targets/secret-ten-1").statusCode(200);
        COUNTY_PLANNER.get("/v1/targets/secret-ten-1").statusCode(200);
    }
}
