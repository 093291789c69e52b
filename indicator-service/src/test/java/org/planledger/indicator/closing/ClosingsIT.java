package org.planledger.indicator.closing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putActual;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Service;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
@As(
        user = "clerk",
        roles = {Role.REPORTER, Role.PLANNER},
        regionsBelow = "*",
        units = "*")
class ClosingsIT {
    private static final String CLOSE = "{\"status\":\"CLOSED\"}";
    private static final String REOPEN = "{\"status\":\"OPEN\",\"reason\":\"漏报\"}";

    @BeforeAll
    static void directory() {
        for (int region = 371501; region <= 371514; region++) {
            PlanFeedStub.region(Integer.toString(region));
        }
        PlanFeedStub.region("371500");
        PlanFeedStub.plan("plan-closed", "1");
        PlanFeedStub.plan("plan-open", "1");
        PlanFeedStub.plan("plan-unnamed", "1");
    }

    /// Closes or reopens as somebody who may.
    private static ValidatableResponse putClosing(String key, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", TestLogin.authorization()));
        Collections.addAll(all, headers);
        return Service.putClosing(key, body, all.toArray(String[]::new));
    }

    @Test
    void everyClosingAndReopeningIsKeptWithWhoWhenAndWhy() {
        get("/v1/closings/371501/2025-01")
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("status", equalTo("OPEN"))
                .body("revision", equalTo(0))
                .body("recordedAt", nullValue());
        get("/v1/closings/371501/2025-01/history").statusCode(200).body("items", hasSize(0));
        putClosing("371501/2025-01", "{\"status\":\"OPEN\"}", "Posted-By", "Wang")
                .statusCode(200)
                .body("revision", equalTo(0));
        putClosing("371501/2025-01", "{\"status\":\"CLOSED\",\"reason\":\"月报已定\"}", "Posted-By", "%E5%BC%A0%E4%B8%89")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Change-Token", nullValue())
                .body("region", equalTo("371501"))
                .body("month", equalTo("2025-01"))
                .body("postedBy", equalTo("张三"))
                .body("recordedAt", notNullValue());
        putClosing("371501/2025-01", "{\"status\":\"CLOSED\",\"reason\":\"再关\"}", "Posted-By", "Wang")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("reason", equalTo("月报已定"));
        for (String reason : new String[] {"", ",\"reason\":\"  \""}) {
            putClosing("371501/2025-01", "{\"status\":\"OPEN\"" + reason + "}", "Posted-By", "Wang")
                    .statusCode(400)
                    .body("violations.field", contains("reason"))
                    .body("violations.code", contains("reason-required"));
        }
        putClosing("371501/2025-01", REOPEN, "If-Match", "\"2\"", "Posted-By", "Wang")
                .statusCode(412);
        putClosing("371501/2025-01", REOPEN, "If-Match", "\"1\"", "Posted-By", "Wang")
                .statusCode(200)
                .header("ETag", "\"2\"");
        putClosing("371501/2025-01", CLOSE, "Posted-By", "plain")
                .statusCode(200)
                .body("revision", equalTo(3));
        get("/v1/closings/371501/2025-01").body("status", equalTo("CLOSED")).body("postedBy", equalTo("plain"));
        String next = get("/v1/closings/371501/2025-01/history?limit=2")
                .body("items.status", contains("CLOSED", "OPEN"))
                .body("items.reason", contains("月报已定", "漏报"))
                .body("items.postedBy", contains("张三", "Wang"))
                .extract()
                .path("nextCursor");
        get("/v1/closings/371501/2025-01/history?limit=2&cursor=" + next)
                .body("items.revision", contains(3))
                .body("nextCursor", nullValue());
    }

    @Test
    void aClosedMonthTakesNoFigureAndSaysWhoClosedItAndWhen() {
        givenIndicator("closing-single");
        post("closing-single/371502/2025-02", "1").statusCode(201);
        putClosing("371502/2025-02", CLOSE, "Posted-By", "%E6%9D%8E%E5%9B%9B").statusCode(201);
        post("closing-single/371502/2025-02", "2")
                .statusCode(409)
                .body("type", equalTo("urn:plan-ledger:problem:conflict"))
                .body("detail", containsString("2025-02 of the region \"371502\" was closed on 20"))
                .body("detail", containsString("by \"李四\""))
                .body("violations.field", contains("period"))
                .body("violations.code", contains("closed"));
        post("closing-single/371502/2025-02", "1").statusCode(200).body("outcome", equalTo("UNCHANGED"));
        delete("/v1/actuals/closing-single/371502/2025-02").statusCode(409);
        post("closing-single/371502/2025-03", "2").statusCode(201);
        post("closing-single/371503/2025-02", "2").statusCode(201);
        get("/v1/actuals/closing-single/371502/2025-02").body("value", equalTo(1));
        putClosing("371502/2025-02", REOPEN, "Posted-By", "Wang").statusCode(200);
        post("closing-single/371502/2025-02", "2").statusCode(200);
        delete("/v1/actuals/closing-single/371502/2025-02").statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "%20", "%E3%80%80", "%C2%A0", "%E2%80%8B"})
    void aNameOfNothingThatCanBeSeenIsRefused(String name) {
        putClosing("371513/2025-01", CLOSE, "Posted-By", name)
                .statusCode(400)
                .body("violations.field", contains("Posted-By"))
                .body("violations.expected", everyItem(notNullValue()));
        get("/v1/closings/371513/2025-01").body("status", equalTo("OPEN")).body("revision", equalTo(0));
    }

    @Test
    void whatElseIsWrongWithAFigureOfAClosedMonthIsToldTogether() {
        givenIndicator("closing-more");
        asEverybody(() -> putActual("closing-more/371514/2025-01", "{\"value\":1,\"status\":\"FINAL\"}")
                .statusCode(201));
        putClosing("371514/2025-01", CLOSE, "Posted-By", "Wang").statusCode(201);
        putActual("closing-more/371514/2025-01", "{\"value\":2.345}")
                .statusCode(409)
                .body("type", equalTo("urn:plan-ledger:problem:conflict"))
                .body("detail", containsString("by \"Wang\""))
                .body("violations.code", contains("closed", "decimals", "reason-required"));
        delete("/v1/actuals/closing-more/371514/2025-01")
                .statusCode(409)
                .body("violations.code", contains("closed", "reason-required"));
        putActual("closing-more/371514/2025-01", "{\"value\":1}")
                .statusCode(200)
                .body("outcome", equalTo("UNCHANGED"));
        importCsv("indicator,region,period,value\nclosing-more,371514,2025-01,2\n")
                .statusCode(400)
                .body("violations.code", contains("closed", "reason-required"));
        putActual("closing-more/371514/2025-02", "{\"value\":2.345}")
                .statusCode(400)
                .body("violations.code", contains("decimals"));
    }

    @Test
    void aPeriodIsClosedWithItsLastMonthAndACityDoesNotCloseItsCounties() {
        givenIndicator("closing-quarter", "QUARTER", 0);
        givenIndicator("closing-half", "HALF_YEAR", 0);
        givenIndicator("closing-year", "YEAR", 0);
        putClosing("371500/2025-06", CLOSE, "Posted-By", "Wang").statusCode(201);
        post("closing-quarter/371500/2025-Q1", "1").statusCode(201);
        post("closing-quarter/371500/2025-Q2", "1").statusCode(409);
        post("closing-half/371500/2025-H1", "1").statusCode(409);
        post("closing-half/371500/2025-H2", "1").statusCode(201);
        post("closing-year/371500/2025", "1").statusCode(201);
        putClosing("371500/2025-12", CLOSE, "Posted-By", "Wang").statusCode(201);
        post("closing-year/371500/2025", "2").statusCode(409);
        post("closing-quarter/371501/2025-Q2", "1").statusCode(201);
    }

    @Test
    void aPlanClosesTheFiguresOfItsTargetsAndNoOthers() {
        for (String code : new String[] {"closing-own", "closing-part", "closing-whole", "closing-other"}) {
            givenIndicator(code);
        }
        putIndicator("closing-share", """
                        {"name":"占比","unit":"%","direction":"HIGHER","decimals":2,"numerator":"closing-part",
                        "denominator":"closing-whole","factor":100}
                        """).statusCode(201);
        target("closing-t1", "plan-closed", "closing-own", "371504");
        target("closing-t2", "plan-closed", "closing-share", "371504");
        target("closing-t3", "plan-open", "closing-other", "371504");
        putClosing("plans/plan-closed/2025-04", CLOSE, "Posted-By", "x")
                .statusCode(201)
                .body("plan", equalTo("plan-closed"));
        post("closing-own/371504/2025-04", "1")
                .statusCode(409)
                .body("detail", containsString("2025-04 of the plan \"plan-closed\" was closed on"));
        post("closing-part/371504/2025-04", "1").statusCode(409);
        post("closing-whole/371504/2025-04", "1").statusCode(409);
        post("closing-other/371504/2025-04", "1").statusCode(201);
        post("closing-own/371505/2025-04", "1").statusCode(201);
        post("closing-own/371504/2025-05", "1").statusCode(201);
        get("/v1/closings/plans/plan-closed/2025-04").statusCode(200).body("status", equalTo("CLOSED"));
        get("/v1/closings/plans/plan-closed/2025-04/history").body("items", hasSize(1));
        importCsv("""
                        indicator,region,period,value
                        closing-own,371504,2025-04,1
                        closing-whole,371504,2025-04,1
                        closing-other,371504,2025-04,1
                        """)
                .statusCode(400)
                .body("violations.line", contains(2, 3))
                .body("violations.code", everyItem(equalTo("closed")));
        delete("/v1/targets/closing-t1").statusCode(204);
        post("closing-own/371504/2025-04", "1").statusCode(201);
    }

    private static void target(String id, String plan, String indicator, String region) {
        putTarget(id, """
                        {"plan":"%s","task":"1","indicator":"%s","region":"%s","comparator":"AT_LEAST","value":1,
                        "from":"2025-01","to":"2025-12"}
                        """.formatted(plan, indicator, region)).statusCode(201);
    }

    @Test
    void anImportTellsEveryFigureOfAClosedMonthBesideAllOtherFaultsAndTakesWhatIsThereAlready() {
        givenIndicator("closing-file");
        post("closing-file/371506/2025-01", "1").statusCode(201);
        putClosing("371506/2025-01", CLOSE, "Posted-By", "%E7%8E%8B").statusCode(201);
        putClosing("371507/2025-02", CLOSE, "Posted-By", "Wang").statusCode(201);
        importCsv("""
                        indicator,region,period,value
                        closing-file,371506,2025-01,2
                        closing-file,371506,2025-02,-1
                        closing-file,371507,2025-02,3
                        closing-file,371507,2025-02,-3
                        closing-none,371506,2025-01,1
                        closing-file,371507,2025-03,4
                        """)
                .statusCode(400)
                .body("violations.line", contains(2, 3, 4, 5, 5, 5, 6, 6))
                .body(
                        "violations.code",
                        contains(
                                "closed",
                                "negative",
                                "closed",
                                "negative",
                                "closed",
                                "repeated",
                                "unknown-indicator",
                                "closed"))
                .body("violations[0].message", containsString("2025-01 of the region \"371506\" was closed on"))
                .body("violations[0].message", containsString("by \"王\""))
                .body("detail", containsString("8 fault(s) in 6 rows"));
        get("/v1/actuals?indicator=closing-file").body("items", hasSize(1));
        importCsv("indicator,region,period,value\nclosing-file,371506,2025-01,1.0\nclosing-file,371506,2025-02,2\n")
                .statusCode(200)
                .body("created", equalTo(1))
                .body("unchanged", equalTo(1));
        importCsv("indicator,region,period,value,note\nclosing-file,371506,2025-01,1,x\n")
                .statusCode(400)
                .body("violations.code", contains("closed"));
        putClosing("371506/2025-01", REOPEN, "Posted-By", "Wang").statusCode(200);
        importCsv("indicator,region,period,value\nclosing-file,371506,2025-01,9\n")
                .statusCode(200);
    }

    /// A file is checked 10,000 figures at a time, and closings are looked for as regions and months come.
    @Test
    void aClosingIsSeenHoweverLateInAFileItsMonthOrItsRegionComes() {
        putClosing("371506/2024-11", CLOSE, "Posted-By", "Wang").statusCode(201);
        putClosing("371507/1950-01", CLOSE, "Posted-By", "Wang").statusCode(201);
        putClosing("371507/2024-11", CLOSE, "Posted-By", "Wang").statusCode(201);
        StringBuilder csv = new StringBuilder("indicator,region,period,value\n");
        for (int i = 0; i < 10_000; i++) {
            if (i % 600 == 0) {
                givenIndicator("closing-long-" + i / 600);
            }
            csv.append("closing-long-%d,371506,%d-%02d,1\n".formatted(i / 600, 1950 + i % 600 / 12, 1 + i % 12));
        }
        csv.append("closing-long-0,371507,1950-01,1\n");
        csv.append("closing-long-0,371507,1950-02,1\n");
        csv.append("closing-long-0,371506,2024-11,1\n");
        csv.append("closing-long-0,371507,2024-11,1\n");
        csv.append("closing-long-0,371507,2024-12,1\n");
        importCsv(csv.toString())
                .statusCode(400)
                .body("violations.line", contains(10_002, 10_004, 10_005))
                .body("violations.code", everyItem(equalTo("closed")));
    }

    @Test
    @As(user = "chief", roles = Role.APPROVER, regionsBelow = "*", units = "*")
    void anApproverStillPostsIntoAClosedMonthAndIsNamedByTheLogin() {
        asEverybody(() -> givenIndicator("closing-approver"));
        Service.putClosing("371508/2025-01", CLOSE, "Posted-By", "somebody")
                .statusCode(201)
                .body("postedBy", equalTo("chief"));
        post("closing-approver/371508/2025-01", "1").statusCode(201);
        importCsv("indicator,region,period,value\nclosing-approver,371508,2025-01,2\n")
                .statusCode(200);
        delete("/v1/actuals/closing-approver/371508/2025-01").statusCode(204);
    }

    @Test
    @As(user = "clerk", roles = Role.REPORTER, regionsBelow = "*", units = "*")
    void whoHasAnotherRoleDoesNot() {
        asEverybody(() -> givenIndicator("closing-editor"));
        putClosing("371509/2025-01", CLOSE, "Posted-By", "Wang").statusCode(201);
        post("closing-editor/371509/2025-01", "1").statusCode(409);
        importCsv("indicator,region,period,value\nclosing-editor,371509,2025-01,2\n")
                .statusCode(400);
    }

    @Test
    void thePresentStatesAreListedByMonthAndFiltered() {
        PlanFeedStub.plan("plan-listed", "1");
        putClosing("371511/2022-02", CLOSE, "Posted-By", "Wang").statusCode(201);
        putClosing("371510/2022-01", CLOSE, "Posted-By", "Wang").statusCode(201);
        putClosing("371511/2022-01", CLOSE, "Posted-By", "Wang").statusCode(201);
        putClosing("plans/plan-listed/2022-01", CLOSE, "Posted-By", "Wang").statusCode(201);
        putClosing("371511/2022-01", REOPEN, "Posted-By", "Wang").statusCode(200);
        get("/v1/closings?month=2022-01")
                .body("items.plan", contains("plan-listed", null, null))
                .body("items.region", contains(null, "371510", "371511"))
                .body("items.status", contains("CLOSED", "CLOSED", "OPEN"));
        get("/v1/closings?region=371511").body("items.month", contains("2022-01", "2022-02"));
        get("/v1/closings?region=371511&status=CLOSED").body("items.month", contains("2022-02"));
        get("/v1/closings?plan=plan-listed").body("items.month", contains("2022-01"));
        String next = get("/v1/closings?month=2022-01&limit=2").extract().path("nextCursor");
        get("/v1/closings?month=2022-01&limit=2&cursor=" + next)
                .body("items.region", contains("371511"))
                .body("nextCursor", nullValue());
        get("/v1/closings?cursor=eHg").statusCode(400).body("violations.code", contains("cursor"));
    }

    @Test
    void whatIsNotThereIsSaidToBe() {
        get("/v1/closings/999999/2025-01").statusCode(404);
        get("/v1/closings/999999/2025-01/history").statusCode(404);
        get("/v1/closings/plans/no-plan/2025-01").statusCode(404);
        putClosing("999999/2025-01", "{}").statusCode(400).body("violations.field", contains("status", "region"));
        putClosing("plans/no-plan/2025-01", CLOSE, "Posted-By", "Wang")
                .statusCode(400)
                .body("violations.code", contains("unknown-plan"));
        putClosing("371501/1899-12", CLOSE, "Posted-By", "Wang")
                .statusCode(400)
                .body("violations.field", contains("month"));
        putClosing("371501/2025-13", CLOSE, "Posted-By", "Wang").statusCode(400);
        for (String name : new String[] {"%E5", "%zz", "%", "%0A%01", "x".repeat(101)}) {
            putClosing("371501/2025-09", CLOSE, "Posted-By", name)
                    .statusCode(400)
                    .body("violations.field", contains("Posted-By"));
        }
        given().get("/v1/closings/371501/2025-09").then().body("status", equalTo("OPEN"));
    }
}
