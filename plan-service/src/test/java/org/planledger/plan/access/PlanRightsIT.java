package org.planledger.plan.access;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// Plans are written by who reaches their region. One that is seen, but not reached, is refused (403); one
/// that is not seen is not there (404).
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class PlanRightsIT {
    private static final Somebody CITY = Somebody.who(Role.PLANNER, Places.CITY);
    private static final Somebody COUNTY = Somebody.who(Role.PLANNER, Places.COUNTY);
    private static final Somebody ELSEWHERE = Somebody.who(Role.PLANNER, Places.OTHER_CITY);
    private static final String REPEALED = "{\"status\":\"REPEALED\"}";
    private static final String ENTRY = "{\"kind\":\"PROGRESS\",\"text\":\"x\"}";

    @BeforeEach
    void places() {
        Places.make();
        Api.putPlan("rights-city", Places.plan(Places.CITY, "IN_FORCE")).then().statusCode(oneOf(200, 201));
    }

    private static void refused(Response answer, String field, String region) {
        answer.then()
                .statusCode(403)
                .body("type", equalTo("urn:plan-ledger:problem:forbidden"))
                .body("violations.field", contains(field), "violations.code", contains("not-allowed"))
                .body("violations[0].message", containsString(region));
    }

    @Test
    void aPlanThatIsSeenButNotReachedIsRefused() {
        COUNTY.get("/v1/plans/rights-city").then().statusCode(200);
        refused(COUNTY.put("/v1/plans/rights-city/status", REPEALED), "plan", Places.CITY);
        refused(COUNTY.delete("/v1/plans/rights-city"), "plan", Places.CITY);
        refused(COUNTY.put("/v1/plans/rights-city", Places.plan(Places.COUNTY, "IN_FORCE")), "plan", Places.CITY);
        refused(COUNTY.post("/v1/plans/rights-city/tasks/1/entries", ENTRY), "plan", "rights-city/1");
        refused(
                Somebody.who(Role.SUPERVISOR, Places.COUNTY)
                        .post("/v1/slips", Places.slip("rights-city", Places.unit(Places.COUNTY))),
                "plan",
                Places.CITY);
        RestAssured.given()
                .header("Accept-Language", "zh")
                .header("Authorization", "Bearer " + COUNTY.token())
                .delete("/v1/plans/rights-city")
                .then()
                .body("detail", equalTo("此登录不能编制地区“980100”的计划"))
                .body("violations[0].expected", equalTo("地区 980101 或其下级"));
        COUNTY.post("/v1/plans/rights-city/tasks/9/entries", ENTRY).then().statusCode(404);
    }

    @Test
    void aPlanThatIsNotSeenIsNotThere() {
        ELSEWHERE.get("/v1/plans/rights-city").then().statusCode(404);
        ELSEWHERE.put("/v1/plans/rights-city/status", REPEALED).then().statusCode(404);
        ELSEWHERE.delete("/v1/plans/rights-city").then().statusCode(404);
        ELSEWHERE.post("/v1/plans/rights-city/tasks/1/entries", ENTRY).then().statusCode(404);
        ELSEWHERE
                .put("/v1/plans/rights-city", Places.plan(Places.OTHER_CITY, "IN_FORCE"))
                .then()
                .statusCode(409)
                .body("violations.code", contains("taken"));
    }

    @Test
    void aPlanIsNeitherMadeInARegionThatIsNotReachedNorMovedIntoOne() {
        for (String plan : new String[] {"rights-none", "rights-city"}) {
            refused(CITY.put("/v1/plans/" + plan, Places.plan(Places.OTHER_CITY, "IN_FORCE")), "region", "980200");
            refused(CITY.put("/v1/plans/" + plan, Places.plan(Places.PROVINCE, "IN_FORCE")), "region", "980000");
        }
        Api.get("/v1/plans/rights-none").then().statusCode(404);
        CITY.put("/v1/plans/rights-city", Places.plan(Places.COUNTY, "IN_FORCE"))
                .then()
                .statusCode(200);
        CITY.put("/v1/plans/rights-city", Places.plan(Places.CITY, "IN_FORCE"))
                .then()
                .statusCode(200);
    }

    /// Without those that lie in it.
    @Test
    void aRegionAloneIsReachedAlone() {
        Somebody alone = new Somebody(
                TestLogin.token(TestLogin.claims("alone", Role.PLANNER).claim(Claims.REGIONS, Set.of(Places.CITY))));
        alone.put("/v1/plans/rights-alone", Places.plan(Places.CITY, "DRAFT"))
                .then()
                .statusCode(201);
        refused(alone.put("/v1/plans/rights-below", Places.plan(Places.COUNTY, "DRAFT")), "region", Places.COUNTY);
    }

    /// Who moves a region under one that they reach would reach it.
    @Test
    void regionsAreWrittenByWhoReachesThemAllAndUnitsByWhoReachesTheirRegion() {
        Somebody limited = Somebody.system("read directory:write", Places.CITY);
        limited.put(
                        "/v1/regions/" + Places.OTHER_CITY,
                        "{\"name\":\"x\",\"level\":\"COUNTY\",\"parent\":\"" + Places.CITY + "\"}")
                .then()
                .statusCode(403)
                .body("violations.code", contains("not-allowed"));
        limited.put("/v1/units/" + Places.CITY + "-own", "{\"region\":\"980100\",\"name\":\"本级局\"}")
                .then()
                .statusCode(oneOf(200, 201));
        refused(
                limited.put("/v1/units/" + Places.OTHER_CITY + "-own", "{\"region\":\"980200\",\"name\":\"别局\"}"),
                "region",
                Places.OTHER_CITY);
        Somebody.system("read directory:write", "*")
                .put(
                        "/v1/regions/" + Places.OTHER_CITY,
                        "{\"name\":\"地区980200\",\"level\":\"CITY\",\"parent\":\"980000\"}")
                .then()
                .statusCode(200);
    }
}
