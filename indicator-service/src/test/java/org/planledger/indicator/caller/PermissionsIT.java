package org.planledger.indicator.caller;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putActual;
import static org.planledger.indicator.Service.putClosing;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
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
        PlanFeedStub.planOf("340100", "IN_FORCE", "plan-inside", "1=340102-a", "2=340102-a");
        PlanFeedStub.planOf("340100", "IN_FORCE", "plan-across", "1=340102-a");
        PlanFeedStub.planOf("340100", "IN_FORCE", "plan-empty", "1=340102-a");
    }

    private static ValidatableResponse target(String id, String plan, String indicator, String region) {
        return putTarget(id, """
                {"plan":"%s","task":"1","indicator":"%s","region":"%s","comparator":"AT_LEAST","value":1,
                "from":"2023-01","to":"2023-12"}
                """.formatted(plan, indicator, region));
    }

    private static ValidatableResponse refusedByRole(ValidatableResponse answer) {
        return answer.statusCode(403).body("type", equalTo("urn:plan-ledger:problem:forbidden"));
    }

    private static void refused(ValidatableResponse answer) {
        refusedByRole(answer).body("violations.code", contains("not-allowed"));
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
        asEverybody(() -> get("/v1/closings/340200/2023-01").body("status", equalTo("CLOSED")));
        putClosing("plans/plan-inside/2023-01", CLOSE).statusCode(201);
        refused(putClosing("plans/plan-across/2023-01", CLOSE));
        refused(putClosing("plans/plan-empty/2023-01", CLOSE));
        putClosing("349999/2023-01", CLOSE).statusCode(400).body("violations.code", contains("unknown-region"));
    }

    @Test
    @As(user = "planner of the city", roles = Role.PLANNER, regionsBelow = "340100")
    void anIndicatorIsChangedByWhoReachesAllRegionsThatUseIt() {
        asEverybody(() -> {
            for (String code : List.of("permit-all-a", "permit-all-b", "permit-own-a", "permit-unused")) {
                givenIndicator(code);
            }
            derived("permit-all-derived", "permit-all-a", "permit-all-a").statusCode(201);
            derived("permit-own-derived", "permit-own-a", "permit-own-a").statusCode(201);
            target("permit-all", "plan-across", "permit-all-derived", "340200").statusCode(201);
            target("permit-own", "plan-inside", "permit-own-derived", "340102").statusCode(201);
            post("permit-all-b/340200/2023-01", "1").statusCode(201);
        });
        refused(derived("permit-all-derived", "permit-all-b", "permit-all-a"));
        refused(delete("/v1/indicators/permit-all-a"));
        refused(delete("/v1/indicators/permit-all-b"));
        derived("permit-own-derived", "permit-unused", "permit-own-a").statusCode(200);
        derived("permit-new-derived", "permit-unused", "permit-own-a").statusCode(201);
        delete("/v1/indicators/permit-new-derived").statusCode(204);
        refusedByRole(given().contentType("application/json")
                .body("[]")
                .put("/v1/holidays/2049")
                .then());
        refusedByRole(post("permit-own-a/340102/2023-01", "1"));
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
        refusedByRole(putClosing("340102/2023-02", OPEN));
        refusedByRole(putClosing("340102/2023-03", CLOSE));
        get("/v1/closings/340102/2023-02").body("status", equalTo("CLOSED"));
    }

    @Test
    @As(user = "clerk of a unit", roles = Role.REPORTER, regionsBelow = "*", units = "340102-a")
    void whoPostsForAUnitClosesNoMonthsAndSetsNoTargets() {
        asEverybody(() -> givenIndicator("permit-unit"));
        refusedByRole(putClosing("340102/2023-04", CLOSE));
        refusedByRole(target("permit-unit-1", "plan-inside", "permit-unit", "340102"));
        refused(post("permit-unit/340102/2023-01", "1"));
    }

    @Test
    @As(user = "clerk", roles = Role.REPORTER, regions = "340100", units = "*")
    void whatLiesInARegionIsReachedOnlyWhereThatIsGranted() {
        asEverybody(() -> givenIndicator("permit-below"));
        post("permit-below/340100/2023-01", "1").statusCode(201);
        refused(post("permit-below/340102/2023-01", "1"));
        importCsv("indicator,region,period,value\npermit-below,340100,2023-02,1\npermit-below,340102,2023-02,1\n")
                .statusCode(400)
                .body("violations.line", contains(3))
                .body("violations.expected", contains("the region 340100"));
    }

    @Test
    @As(user = "clerk", roles = Role.REPORTER, regionsBelow = "340100", units = "*")
    void onlyAnApproverMakesFiguresFinal() {
        asEverybody(() -> {
            givenIndicator("permit-final");
            putActual("permit-final/340102/2023-01", "{\"value\":1,\"status\":\"FINAL\"}")
                    .statusCode(201);
        });
        putActual("permit-final/340102/2023-01", "{\"value\":1,\"status\":\"FINAL\"}")
                .statusCode(200)
                .body("outcome", equalTo("UNCHANGED"));
        refused(putActual("permit-final/340102/2023-01", "{\"value\":2,\"status\":\"FINAL\",\"reason\":\"核实\"}"));
        refused(putActual("permit-final/340102/2023-02", "{\"value\":2,\"status\":\"FINAL\"}"));
        importCsv("indicator,region,period,value,status\npermit-final,340102,2023-01,1,FINAL\n"
                        + "permit-final,340102,2023-02,2,FINAL\n")
                .statusCode(400)
                .body("violations.line", contains(3))
                .body("violations.field", contains("status"))
                .body("violations.code", contains("not-allowed"));
        putActual("permit-final/340102/2023-01", "{\"value\":2,\"reason\":\"核实\"}")
                .statusCode(200)
                .body("status", equalTo("PROVISIONAL"));
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
        target("permit-target-2", "plan-across", "permit-target", "340102")
                .statusCode(409)
                .body("violations.code", contains("taken"));
        refused(target("permit-target-2", "plan-across", "permit-target", "340200"));
        delete("/v1/targets/permit-target-2").statusCode(404);
        asEverybody(() -> get("/v1/targets/permit-target-2").body("region", equalTo("340200")));
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
        explain("permit-warning/340200/2022-08").statusCode(404);
        asEverybody(() -> get("/v1/actuals/warnings?indicator=permit-warning&region=340200&open=true")
                .body("items.period", contains("2022-08")));
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
