package org.planledger.plan.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// What browsers send for pages, with no origin configured.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class ForeignPagesIT {
    private static final String REGION = "/v1/regions/378800";
    private static final String BODY = "{\"name\":\"来路市\",\"level\":\"ZONE\",\"parent\":\"370000\"}";

    @TestHTTPResource
    URI service;

    private String own() {
        return "http://" + service.getAuthority();
    }

    private static RequestSpecification byCookie() {
        return Api.request().header("Authorization", "").cookie("plan-ledger", TestLogin.everything());
    }

    private static Response put(RequestSpecification request) {
        return request.contentType("application/json").body(BODY).put(REGION);
    }

    private static void assertTellsNoOtherOrigin(Response answer) {
        assertFalse(
                answer.headers().asList().stream()
                        .anyMatch(header -> header.getName().toLowerCase().startsWith("access-control")),
                answer.headers().toString());
    }

    @Test
    void pagesOfOtherOriginsAreAnsweredNothing() {
        for (String origin : List.of("https://evil.example", "null", own() + ".evil.example", "http://127.0.0.1")) {
            Response preflight = given().header("Authorization", "")
                    .header("Origin", origin)
                    .header("Access-Control-Request-Method", "PUT")
                    .header("Access-Control-Request-Headers", "authorization")
                    .options(REGION);
            preflight.then().statusCode(403).contentType("application/problem+json");
            assertTellsNoOtherOrigin(preflight);
            Response read = Api.request().header("Origin", origin).get("/v1/regions");
            read.then().statusCode(403).body("violations[0].field", equalTo("Origin"), "items", nullValue());
            assertTellsNoOtherOrigin(read);
            put(Api.request().header("Origin", origin)).then().statusCode(403);
        }
        Api.get(REGION).then().statusCode(404);
    }

    /// Somebody has put the token there, and a browser the cookie.
    @Test
    void whoShowsATokenIsNobodyElseByACookie() {
        String viewer = "Bearer " + TestLogin.token(TestLogin.claims("cookie-viewer", Role.VIEWER));
        byCookie().get("/v1/changes").then().statusCode(200);
        withBoth(viewer, TestLogin.everything()).get("/v1/changes").then().statusCode(403);
        withBoth("Bearer x", TestLogin.everything()).get("/v1/regions").then().statusCode(401);
        withBoth(TestLogin.authorization(), "x").get("/v1/changes").then().statusCode(200);
        withBoth(TestLogin.authorization(), TestLogin.everything())
                .header("Sec-Fetch-Site", "cross-site")
                .delete("/v1/plans/cookie-none")
                .then()
                .statusCode(404);
    }

    private static RequestSpecification withBoth(String authorization, String cookie) {
        return given().header("Authorization", authorization).cookie("plan-ledger", cookie);
    }

    @Test
    void theCookieWritesForPagesOfTheServiceAlone() {
        String path = "/v1/regions/378801";
        List<RequestSpecification> foreign = List.of(
                byCookie(),
                byCookie().header("Sec-Fetch-Site", "cross-site"),
                byCookie().header("Sec-Fetch-Site", "same-site"),
                byCookie().header("Sec-Fetch-Site", "cross-site").header("Origin", own()));
        for (RequestSpecification request : foreign) {
            request.contentType("application/json")
                    .body(BODY)
                    .put(path)
                    .then()
                    .statusCode(403)
                    .body("violations[0].code", equalTo("cross-site"))
                    .body("violations[0].expected", equalTo("Authorization: Bearer …"));
        }
        byCookie().header("Sec-Fetch-Site", "cross-site").get(path).then().statusCode(404);
        byCookie()
                .header("Origin", own())
                .contentType("application/json")
                .body(BODY)
                .put(path)
                .then()
                .statusCode(201);
        byCookie()
                .header("Sec-Fetch-Site", "same-origin")
                .contentType("application/json")
                .body(BODY)
                .put(path)
                .then()
                .statusCode(200);
        // With the token in the header it is nobody's cookie that writes.
        Api.request()
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body(BODY)
                .put(path)
                .then()
                .statusCode(200);
    }

    @Test
    void aRequestOfNoPageIsAnsweredAsEver() {
        Response answer = Api.get("/v1/regions");
        answer.then().statusCode(200);
        assertTellsNoOtherOrigin(answer);
        assertTrue(Api.request()
                        .header("Origin", own())
                        .get("/v1/regions")
                        .jsonPath()
                        .getList("items")
                        .size()
                > 0);
    }
}
