package org.planledger.indicator.caller;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putClosing;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;

/// The limits of a login cannot be walked around by what is not a figure.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class PermissionsIT {
    private static final String CLOSE = "{\"status\":\"CLOSED\"}";
    private static final String OPEN = "{\"status\":\"OPEN\",\"reason\":\"迟报\"}";

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("340000", "皖", null);
        PlanFeedStub.region("340100", "皖一", "340000");
        PlanFeedStub.region("340102", "皖一二", "340100");
        PlanFeedStub.region("340200", "皖二", "340000");
        PlanFeedStub.plan("plan-inside", "1=340102-a", "2=340102-a");
        PlanFeedStub.plan("plan-across", "1=340102-a");
        PlanFeedStub.plan("plan-empty", "1=340102-a");
    }

    private static ValidatableResponse target(String id, String plan, String indicator, String region) {
        return putTarget(id, """
                {"plan":"%s","task":"1","indicator":"%s","region":"%s","comparator":"AT_LEAST","value":1,
                "from":"2023-01","to":"2023-12"}
                """.formatted(plan, indicator, region));
    }

    private static void refused(ValidatableResponse answer) {
        answer.statusCode(403)
                .body("type", equalTo("urn:plan-ledger:problem:forbidden"))
                .body("violations.code", contains("not-allowed"));
    }

    @Test
    @As(user = "chief of the city", roles = Role.APPROVER, regionsBelow = "340100", units = "*")
    void anApproverClosesAndReopensTheMonthsOfTheirRegionsOnly() {
        asEverybody(() -> {
            givenIndicator("permit-closing");
            target("permit-closing-1", "plan-inside", "permit-closing", "340102")
                    .statusCode(201);
            target("permit-closing-2", "plan-across", "permit-closing", "340102")
                    .statusCode(201);
            target("permit-closing-3", "plan-across", "permit-closing", "340200")
                    .statusCode(201);
            putClosing("340200/2023-01", CLOSE, "Posted-By", "Wang").statusCode(201);
        });
        putClosing("340102/2023-01", CLOSE).statusCode(201);
        putClosing("340102/2023-01", OPEN).statusCode(200);
        refused(putClosing("340000/2023-01", CLOSE));
        refused(putClosing("340200/2023-01", OPEN));
        get("/v1/closings/340200/2023-01").body("status", equalTo("CLOSED"));
        putClosing("plans/plan-inside/2023-01", CLOSE).statusCode(201);
        refused(putClosing("plans/plan-across/2023-01", CLOSE));
        refused(putClosing("plans/plan-empty/2023-01", CLOSE));
        putClosing("349999/2023-01", CLOSE).statusCode(400).body("violations.code", contains("unknown-region"));
    }

    @Test
    @As(user = "clerk of a unit", roles = Role.REPORTER, regionsBelow = "*", units = "340102-a")
    void whoIsLimitedDoesNotChangeWhatHoldsForAll() {
        asEverybody(() -> {
            givenIndicator("permit-all-a");
            givenIndicator("permit-all-b");
            derived("permit-all-derived", "permit-all-a", "permit-all-a").statusCode(201);
            target("permit-all", "plan-inside", "permit-all-derived", "340102").statusCode(201);
        });
        refused(derived("permit-all-derived", "permit-all-b", "permit-all-a"));
        refused(delete("/v1/indicators/permit-all-b"));
        refused(given().contentType("application/json")
                .body("[]")
                .put("/v1/holidays/2049")
                .then());
        refused(post("permit-all-b/340102/2023-01", "1"));
    }

    private static ValidatableResponse derived(String code, String numerator, String denominator) {
        return given().contentType("application/json")
                .body("""
                {"name":"%s","unit":"%%","direction":"HIGHER","decimals":1,"numerator":"%s","denominator":"%s","factor":100}
                """.formatted(code, numerator, denominator))
                .put("/v1/indicators/" + code)
                .then();
    }

    @Test
    @As(user = "clerk", roles = Role.REPORTER, regionsBelow = "*", units = "*")
    void whoIsNoApproverNeitherClosesNorReopensAMonth() {
        asEverybody(
                () -> putClosing("340102/2023-02", CLOSE, "Posted-By", "Wang").statusCode(201));
        refused(putClosing("340102/2023-02", OPEN));
        refused(putClosing("340102/2023-03", CLOSE));
        get("/v1/closings/340102/2023-02").body("status", equalTo("CLOSED"));
    }

    @Test
    @As(user = "chief of the unit", roles = Role.APPROVER, regionsBelow = "*", units = "340102-a")
    void whoIsLimitedToUnitsClosesNoMonthsAndSetsNoTargets() {
        asEverybody(() -> givenIndicator("permit-unit"));
        refused(putClosing("340102/2023-04", CLOSE));
        refused(target("permit-unit-1", "plan-inside", "permit-unit", "340102"));
        post("permit-unit/340102/2023-01", "1").statusCode(403);
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "340100",
            units = "*")
    void whoIsLimitedToRegionsSetsAndWithdrawsTheirTargetsOnly() {
        asEverybody(() -> {
            givenIndicator("permit-target");
            target("permit-target-2", "plan-across", "permit-target", "340200").statusCode(201);
        });
        target("permit-target-1", "plan-inside", "permit-target", "340102").statusCode(201);
        refused(target("permit-target-1", "plan-inside", "permit-target", "340200"));
        refused(target("permit-target-2", "plan-across", "permit-target", "340102"));
        refused(target("permit-target-2", "plan-across", "permit-target", "340200"));
        refused(delete("/v1/targets/permit-target-2"));
        get("/v1/targets/permit-target-2").body("region", equalTo("340200"));
        target("permit-target-3", "plan-none", "permit-target", "340200")
                .statusCode(400)
                .body("violations.code", contains("unknown-plan"));
        delete("/v1/targets/permit-target-1").statusCode(204);
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "340100",
            units = "*")
    void whoMayNotPostAFigureDoesNotExplainItsWarnings() {
        asEverybody(() -> {
            givenIndicator("permit-warning");
            for (String region : new String[] {"340102", "340200"}) {
                StringBuilder file = new StringBuilder("indicator,region,period,value\n");
                int[] values = {1, 7, 2, 6, 3, 5, 14, 100};
                for (int i = 0; i < values.length; i++) {
                    file.append("permit-warning,%s,2022-%02d,%d\n".formatted(region, i + 1, values[i]));
                }
                importCsv(file.toString()).statusCode(200);
            }
        });
        refused(explain("permit-warning/340200/2022-08"));
        get("/v1/actuals/warnings?indicator=permit-warning&region=340200&open=true")
                .body("items.period", contains("2022-08"));
        explain("permit-warning/340102/2022-08").statusCode(200).body("state", contains("EXPLAINED"));
        explain("permit-warning/340200/2021-01").statusCode(404);
    }

    private static ValidatableResponse explain(String key) {
        return given().header("Accept-Language", "en")
                .contentType("application/json")
                .body("{\"reason\":\"新厂投产\"}")
                .put("/v1/actuals/warnings/" + key + "/explanation")
                .then();
    }
}
