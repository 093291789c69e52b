package org.planledger.plan.request;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.MovableTicker;

/// How often somebody may ask, with a rate of 1 in a second and 10 at once.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@TestProfile(RateLimitIT.Slow.class)
class RateLimitIT {
    private static final int AT_ONCE = 10;
    private static final String LIST = "/v1/regions?limit=1";

    public static final class Slow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rate-limit.person", "1", "rate-limit.address", "1");
        }
    }

    /// Every bucket is full.
    @BeforeEach
    void aWhileLater() {
        MovableTicker.goAhead(60);
        MovableTicker.stop();
    }

    private static String viewer(String name) {
        return TestLogin.token(TestLogin.claims(name, Role.VIEWER));
    }

    private static Response list(String authorization) {
        return given().header("Authorization", authorization)
                .header("Accept-Language", "en")
                .get(LIST);
    }

    private static int statusAfter(int times, String authorization) {
        for (int i = 0; i < times; i++) {
            assertEquals(
                    authorization.isEmpty() ? 401 : 200, list(authorization).statusCode());
        }
        return list(authorization).statusCode();
    }

    @Test
    void aTokenThatAsksTooOftenIsToldWhenToComeAgain() {
        String one = "Bearer " + viewer("one");
        // The first finds out that it counts, and is given back.
        assertEquals(429, statusAfter(AT_ONCE + 1, one));
        String wait = list(one)
                .then()
                .contentType("application/problem+json")
                .header("Content-Language", equalTo("en"))
                .body(
                        "type", equalTo("urn:plan-ledger:problem:too-many-requests"),
                        "status", equalTo(429),
                        "detail", equalTo("too many requests; try again in 1 s"))
                .extract()
                .header("Retry-After");
        MovableTicker.goAhead(Integer.parseInt(wait));
        given().queryParam("status", 429)
                .get("/v1/audit-records")
                .then()
                .statusCode(200)
                .body("items[0].outcome", equalTo("REFUSED"), "items[0].problem", equalTo("too-many-requests"));
        assertEquals(200, list(one).statusCode());
        assertEquals(429, list(one).statusCode());
        given().header("Authorization", one)
                .get(LIST)
                .then()
                .statusCode(429)
                .body("detail", equalTo("请求过于频繁，请在 1 秒后重试"));
    }

    @Test
    void whatOneTokenHasAskedIsNotHeldAgainstAnotherNorAgainstItsAddress() {
        String one = "Bearer " + viewer("one");
        String two = "Bearer " + viewer("two");
        assertEquals(429, statusAfter(AT_ONCE + 1, one));
        assertEquals(429, statusAfter(AT_ONCE + 1, two));
        assertEquals(429, statusAfter(AT_ONCE, ""));
    }

    @Test
    void wrongTokensAreNotLookedAtAnyMoreWhileKnownOnesAre() {
        String good = "Bearer " + viewer("good");
        assertEquals(200, list(good).statusCode());
        for (int i = 0; i < AT_ONCE; i++) {
            assertEquals(401, list(good + "x" + i).statusCode());
        }
        assertEquals(429, list(good + "x").statusCode());
        assertEquals(429, list("Bearer " + viewer("unseen")).statusCode());
        assertEquals(200, list(good).statusCode());
    }

    @Test
    void theCookieCountsAsTheTokenThatItIs() {
        String token = viewer("browser");
        for (int i = 0; i < AT_ONCE + 1; i++) {
            assertEquals(
                    200,
                    given().header("Authorization", "")
                            .cookie("plan-ledger", token)
                            .get(LIST)
                            .statusCode());
        }
        assertEquals(429, list("Bearer " + token).statusCode());
    }

    @Test
    void servicesAreNotHeldUp() {
        assertEquals(200, statusAfter(5 * AT_ONCE, TestLogin.authorization()));
    }

    @Test
    void whatForeignPagesSendIsCountedToo() {
        for (int i = 0; i < AT_ONCE; i++) {
            assertEquals(403, ofForeignPage());
        }
        assertEquals(429, ofForeignPage());
    }

    private static int ofForeignPage() {
        return given().header("Authorization", "")
                .header("Origin", "https://foreign.test")
                .get(LIST)
                .statusCode();
    }

    @Test
    void whetherTheServiceIsWellMayAlwaysBeAsked() {
        assertEquals(429, statusAfter(AT_ONCE, ""));
        for (int i = 0; i < AT_ONCE; i++) {
            given().header("Authorization", "").get("/q/health/live").then().statusCode(200);
        }
        given().header("Authorization", "").get("/q/openapi").then().statusCode(429);
    }

    @Test
    void aClientThatSendsMuchBeforeItReadsIsToldToo() {
        assertEquals(429, statusAfter(AT_ONCE, ""));
        given().header("Authorization", "")
                .contentType("application/json")
                .body(new byte[20_000_000])
                .put("/v1/regions/370000")
                .then()
                .statusCode(429);
    }
}
