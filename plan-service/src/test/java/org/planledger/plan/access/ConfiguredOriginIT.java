package org.planledger.plan.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// What pages of a configured origin may do, and that browsers are told to come by https alone where that is set.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@TestProfile(ConfiguredOriginIT.Configured.class)
class ConfiguredOriginIT {
    private static final String PAGES = "https://pages.example";

    public static final class Configured implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("access.origins", PAGES + ",https://others.example", "answer.only-encrypted", "365D");
        }
    }

    @Test
    void itsPagesAreToldThatTheyMayCallWithAToken() {
        given().header("Authorization", "")
                .header("Origin", PAGES)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "authorization,content-type,if-match")
                .options("/v1/regions/378810")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", equalTo(PAGES))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Allow-Methods", containsString("PUT"))
                .header("Access-Control-Allow-Headers", containsStringIgnoringCase("authorization"));
        Response read = Api.request().header("Origin", PAGES).get("/v1/regions");
        read.then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo(PAGES))
                .header("Access-Control-Allow-Credentials", nullValue())
                .header("Access-Control-Expose-Headers", containsString("Change-Token"));
        assertTrue(read.headers().getValue("Vary").toLowerCase(Locale.ROOT).startsWith("origin, "));
        Api.request()
                .header("Origin", PAGES)
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{\"name\":\"跨源市\",\"level\":\"ZONE\",\"parent\":\"370000\"}")
                .put("/v1/regions/378810")
                .then()
                .statusCode(201);
    }

    @Test
    void itsPagesCannotUseTheCookieAndOthersNothing() {
        given().header("Authorization", "")
                .cookie("plan-ledger", TestLogin.everything())
                .header("Origin", PAGES)
                .contentType("application/json")
                .body("{}")
                .put("/v1/regions/378811")
                .then()
                .statusCode(403);
        Api.request()
                .header("Origin", "https://evil.example")
                .get("/v1/regions")
                .then()
                .statusCode(403)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void browsersAreToldToComeByHttpsAlone() {
        Api.get("/v1/regions").then().header("Strict-Transport-Security", equalTo("max-age=31536000"));
    }
}
