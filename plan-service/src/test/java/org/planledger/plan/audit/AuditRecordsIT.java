package org.planledger.plan.audit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// What audit records say, and who reads them.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class AuditRecordsIT {
    private static final String PROVINCE = "{\"name\":\"审计省\",\"level\":\"PROVINCE\"}";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private static String admin(String name) {
        return TestLogin.token(TestLogin.claims(name, Role.ADMIN));
    }

    private static Response putUnit(String token, String code, String name) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{\"region\":\"960000\",\"name\":\"%s\"}".formatted(name))
                .put("/v1/units/" + code);
    }

    private static ValidatableResponse recordsOf(String user) {
        return given().queryParam("user", user)
                .header("Accept-Language", "en")
                .get("/v1/audit-records")
                .then()
                .statusCode(200);
    }

    @Test
    void aWriteTellsWhoDidWhatToWhatAndWhichVersionItStored() {
        Api.putRegion("960000", PROVINCE);
        String token = TestLogin.token(TestLogin.claims("审计员甲", Role.ADMIN).subject("s-1"));
        putUnit(token, "960000-told", "甲局").then().statusCode(201);
        putUnit(token, "960000-told", "乙局").then().statusCode(200);
        recordsOf("审计员甲")
                .body("items.version", contains(2, 1))
                .body("items.status", contains(200, 201))
                .body("items.thing", contains("960000-told", "960000-told"))
                .body("items.issuer", contains(TestLogin.ISSUER, TestLogin.ISSUER))
                .body("items.subject", contains("s-1", "s-1"))
                .body("items[0].at", containsString("Z"))
                .body("items[0].problem", nullValue());
    }

    @Test
    void aWriteThatFindsEverythingAsItWantsItHasStoredNothing() {
        Api.putRegion("960000", PROVINCE);
        putUnit(admin("audit-same"), "960000-same", "同局").then().statusCode(201);
        putUnit(admin("audit-same"), "960000-same", "同局").then().statusCode(200);
        recordsOf("audit-same").body("items.changed", contains(0, 1)).body("items.outcome", contains("DONE", "DONE"));
    }

    @Test
    void aWriteThatFailsLeavesTheRecordOfItsFailureAlone() {
        Api.putRegion("960000", PROVINCE);
        putUnit(admin("audit-fails"), "960000-fails", "重名局").then().statusCode(201);
        putUnit(admin("audit-fails"), "960000-failstoo", "重名局").then().statusCode(409);
        recordsOf("audit-fails")
                .body("items.status", contains(409, 201))
                .body("items.outcome", contains("FAILED", "DONE"))
                .body("items.problem", contains("conflict", null))
                .body("items.thing", contains("960000-failstoo", "960000-fails"));
    }

    /// The database refuses what was written only when it is asked to keep it.
    @Test
    void aWriteThatIsRolledBackTakesItsRecordWithIt() throws SQLException {
        Api.putRegion("960000", PROVINCE);
        change("""
                create or replace function refuse_at_commit() returns trigger language plpgsql as
                    $$ begin raise exception 'too late'; end $$;
                create constraint trigger refuse_at_commit after insert on unit deferrable initially deferred
                    for each row when (new.code = '960000-late') execute function refuse_at_commit();
                """);
        putUnit(admin("audit-late"), "960000-late", "迟局").then().statusCode(500);
        change("drop trigger refuse_at_commit on unit; drop function refuse_at_commit");
        recordsOf("audit-late")
                .body("items.status", contains(500))
                .body("items.outcome", contains("FAILED"))
                .body("items.changed", contains(0));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatIsAnsweredAlikeWithinAMinuteIsOneRecordMore() {
        String token = TestLogin.token(TestLogin.claims("audit-again", Role.VIEWER));
        putUnit(token, "960000-again", "局").then().statusCode(403);
        recordsOf("audit-again").body("items.times", contains(1));
        for (int i = 0; i < 5; i++) {
            putUnit(token, "960000-again", "局").then().statusCode(403);
        }
        putUnit(token, "960000-other", "局").then().statusCode(403);
        recordsOf("audit-again").body("items.thing", contains("960000-other", "960000-again"));
    }

    @Test
    void forWhomAServiceWroteIsFoundUnderTheirName() {
        Api.putRegion("960000", PROVINCE);
        String service = TestLogin.token(TestLogin.claims("audit-system", Role.SERVICE)
                .claim(Claims.SCOPE, Permission.WRITE_DIRECTORY)
                .claim(Claims.REGIONS, Set.of("*")));
        given().header("Authorization", "Bearer " + service)
                .header("Posted-By", "%E5%AE%A1%E8%AE%A1%E4%B9%99")
                .contentType("application/json")
                .body("{\"region\":\"960000\",\"name\":\"代局\"}")
                .put("/v1/units/960000-for")
                .then()
                .statusCode(201);
        recordsOf("审计乙").body("items.name", contains("audit-system")).body("items.postedBy", contains("审计乙"));
        given().header("Authorization", "Bearer " + admin("audit-no-system"))
                .header("Posted-By", "%E5%AE%A1%E8%AE%A1%E4%B8%99")
                .delete("/v1/plans/audit-none")
                .then()
                .statusCode(404);
        recordsOf("审计丙").body("items", empty());
    }

    @Test
    void noTokenAndNoBodyIsEverKept() throws SQLException {
        String token = admin("audit-secret");
        given().header("Authorization", "Bearer " + token)
                .queryParam("access_token", "hush-hush")
                .queryParam("other", token)
                .contentType("application/json")
                .body("{\"secret\":\"body-text\"}")
                .put("/v1/units/" + token)
                .then()
                .statusCode(400);
        String expired = TestLogin.token(TestLogin.claims("late", Role.ADMIN).expiresAt(1L));
        given().header("Authorization", "Bearer " + expired)
                .get("/v1/plans?token=" + expired)
                .then()
                .statusCode(401);
        recordsOf("audit-secret")
                .body("items", hasSize(1))
                .body("items[0].thing", equalTo("…"))
                .body("items[0].path", equalTo("/v1/units/…?access_token=…&other=…"));
        String all = given().queryParam("limit", 1000).get("/v1/audit-records").asString();
        for (String part : token.split("\\.", -1)) {
            assertFalse(all.contains(part), part);
        }
        assertFalse(all.contains("hush-hush") || all.contains("body-text") || all.contains(expired));
    }

    @Test
    void whatAForeignPageSendsLeavesARecordAlthoughNobodyAskedWhoItIs() {
        given().header("Sec-Fetch-Site", "cross-site")
                .header("Origin", "https://foreign.test")
                .contentType("application/json")
                .body(PROVINCE)
                // With the method of no other test: what is alike within a minute is one record.
                .patch("/v1/regions/960001?audit=foreign")
                .then()
                .statusCode(403);
        List<Map<String, Object>> refused = given().queryParam("outcome", "REFUSED")
                .queryParam("limit", 1000)
                .get("/v1/audit-records")
                .jsonPath()
                .getList("items");
        Map<String, Object> record = refused.stream()
                .filter(each -> "/v1/regions/960001?audit=foreign".equals(each.get("path")))
                .findFirst()
                .orElseThrow();
        assertEquals("PATCH", record.get("method"));
        assertEquals(403, record.get("status"));
        assertEquals("forbidden", record.get("problem"));
        assertFalse(record.containsKey("name") || record.containsKey("operation"));
        assertTrue(record.containsKey("remote") && record.containsKey("instance"));
    }

    @Test
    void refusalsAreFoundByTheirIndex() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off; set enable_bitmapscan = off");
            try (ResultSet plan = statement.executeQuery(
                    "explain select from audit_record where status in (401, 403, 429) order by at desc, id desc")) {
                plan.next();
                assertTrue(plan.getString(1).contains("audit_record_of_refusal"), plan.getString(1));
            }
        }
    }

    @Test
    void aLongAddressIsCut() {
        given().header("Authorization", "Bearer " + admin("audit-long"))
                .queryParam("x", "长".repeat(400))
                .delete("/v1/plans/audit-long")
                .then()
                .statusCode(400);
        JsonPath records = recordsOf("audit-long").extract().jsonPath();
        assertEquals(500, records.getString("items[0].path").length());
    }

    @Test
    void whereAProxyIsNotConfiguredNobodySaysForThemselvesWhereTheyAre() {
        given().header("Authorization", "Bearer " + admin("audit-proxy"))
                .header("X-Forwarded-For", "203.0.113.7")
                .header("Forwarded", "for=203.0.113.7")
                .delete("/v1/plans/audit-none")
                .then()
                .statusCode(404);
        recordsOf("audit-proxy").body("items.remote", contains("127.0.0.1"));
    }

    @Test
    void readsThatAreAnsweredLeaveNone() {
        given().header("Authorization", "Bearer " + admin("audit-reader"))
                .get("/v1/plans")
                .then()
                .statusCode(200);
        given().header("Authorization", "Bearer " + admin("audit-reader"))
                .get("/v1/plans/audit-none")
                .then()
                .statusCode(404);
        recordsOf("audit-reader").body("items", empty());
    }

    @Test
    void theListIsForWhoReachesAllRegions() {
        String everywhere = TestLogin.token(
                TestLogin.claims("audit-auditor", Role.AUDITOR).claim(Claims.REGIONS_BELOW, Set.of("*")));
        given().header("Authorization", "Bearer " + everywhere)
                .get("/v1/audit-records")
                .then()
                .statusCode(200);
        String limited = TestLogin.token(
                TestLogin.claims("audit-limited", Role.AUDITOR).claim(Claims.REGIONS_BELOW, Set.of("960000")));
        given().header("Authorization", "Bearer " + limited)
                .header("Accept-Language", "en")
                .get("/v1/audit-records")
                .then()
                .statusCode(403)
                .body("violations.code", contains("not-allowed"))
                .body("violations[0].expected", equalTo("a login without such limits"));
        recordsOf("audit-limited").body("items.operation", contains("listAuditRecords"));
    }

    @Test
    void filtersLimitTogether() {
        Api.putRegion("960000", PROVINCE);
        String token = admin("audit-filter");
        putUnit(token, "960000-filter", "滤局").then().statusCode(201);
        putUnit(token, "960000-filter", "").then().statusCode(400);
        given().header("Authorization", "Bearer " + token)
                .delete("/v1/plans/audit-none")
                .then()
                .statusCode(404);
        assertEquals(List.of(404, 400, 201), statuses(Map.of()));
        assertEquals(List.of(201), statuses(Map.of("outcome", "DONE")));
        assertEquals(List.of(404, 400), statuses(Map.of("outcome", "FAILED")));
        assertEquals(List.of(), statuses(Map.of("outcome", "REFUSED")));
        assertEquals(List.of(400, 201), statuses(Map.of("operation", "putUnit")));
        assertEquals(List.of(400), statuses(Map.of("operation", "putUnit", "status", "400")));
        List<String> times = recordsOf("audit-filter").extract().path("items.at");
        assertEquals(List.of(404, 400), statuses(Map.of("from", times.get(1))));
        assertEquals(List.of(201), statuses(Map.of("to", times.get(1))));
    }

    private static List<Integer> statuses(Map<String, String> filter) {
        return given().queryParam("user", "audit-filter")
                .queryParams(filter)
                .get("/v1/audit-records")
                .then()
                .statusCode(200)
                .extract()
                .path("items.status");
    }

    @Test
    void allFaultsOfAQueryAreToldAtOnce() {
        Api.get("/v1/audit-records?from=yesterday&status=7&outcome=GOOD&limit=0&who=me")
                .then()
                .statusCode(400)
                .body("violations", hasSize(5));
        Api.get("/v1/audit-records?from=2023-07-10T18:00:00Z&to=2023-07-10T18:00:00Z")
                .then()
                .statusCode(400)
                .body("violations.field", contains("to"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MQ", "OTk5OTk5OTk5OTk5OTk5OTk5LzE", "eC8x"})
    void aCursorOfAnotherListIsNoCursor(String cursor) {
        int status = Api.get("/v1/audit-records?cursor=" + cursor).statusCode();
        assertEquals(cursor.equals("OTk5OTk5OTk5OTk5OTk5OTk5LzE") ? 200 : 400, status);
    }

    /// What is recorded while somebody reads comes before the pages that they have read, and moves none of them.
    @Test
    void pagesHoldEveryRecordOnceWhileOthersWrite() {
        Api.putRegion("960000", PROVINCE);
        String token = admin("audit-pages");
        for (int i = 0; i < 7; i++) {
            putUnit(token, "960000-page" + i, "页局" + i).then().statusCode(201);
        }
        List<String> things = new ArrayList<>();
        Set<Object> ids = new HashSet<>();
        String cursor = null;
        int later = 0;
        do {
            JsonPath page = given().queryParam("user", "audit-pages")
                    .queryParam("limit", 2)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get("/v1/audit-records")
                    .jsonPath();
            things.addAll(page.getList("items.thing"));
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
            putUnit(token, "960000-later" + ++later, "后局" + later).then().statusCode(201);
        } while (cursor != null);
        assertEquals(
                List.of(6, 5, 4, 3, 2, 1, 0).stream()
                        .map(i -> "960000-page" + i)
                        .toList(),
                things);
        assertEquals(7, ids.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_record set name = 'x'",
                "delete from audit_record",
                "truncate audit_record",
                "update audit_record set name = 'x' where false"
            })
    void theDatabaseKeepsRecordsAsTheyAre(String change) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(change));
            assertEquals("42501", refused.getSQLState());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "POST", "DELETE", "PATCH"})
    void noOperationChangesThem(String method) {
        given().contentType("application/json")
                .body("{}")
                .request(method, "/v1/audit-records")
                .then()
                .statusCode(405);
        given().contentType("application/json")
                .body("{}")
                .request(method, "/v1/audit-records/1")
                .then()
                .statusCode(404);
    }
}
