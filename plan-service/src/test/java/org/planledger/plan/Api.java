package org.planledger.plan;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;

/// The calls that tests make of the service, a method each.
public final class Api {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private Api() {}

    /// A request that is answered in English.
    public static RequestSpecification request() {
        return given().header("Accept-Language", "en").urlEncodingEnabled(true);
    }

    public static Response put(String path, String json) {
        return request().contentType("application/json").body(json).put(path);
    }

    public static Response post(String path, String json) {
        return request().contentType("application/json").body(json).post(path);
    }

    public static Response putIfMatch(String path, String tag, String json) {
        return request()
                .contentType("application/json")
                .header("If-Match", tag)
                .body(json)
                .put(path);
    }

    public static Response get(String path, Object... parameters) {
        return request().get(path, parameters);
    }

    public static Response delete(String path) {
        return request().delete(path);
    }

    public static Response putRegion(String code, String json) {
        return put("/v1/regions/" + code, json);
    }

    public static Response putUnit(String code, String name) {
        return put("/v1/units/" + code, "{\"region\":\"%s\",\"name\":\"%s\"}".formatted(code.split("-", -1)[0], name));
    }

    public static Response putPlan(String code, String json) {
        return put("/v1/plans/" + code, json);
    }

    public static Response putStatus(String plan, String json) {
        return put("/v1/plans/" + plan + "/status", json);
    }

    /// The document with exact decimals.
    public static JsonPath exact(Response response) {
        return JsonPath.from(response.asString())
                .using(new JsonPathConfig(JsonPathConfig.NumberReturnType.BIG_DECIMAL));
    }

    /// Waits until followers are given everything that was committed. A transaction that began before keeps
    /// it from them for as long as it is open, and the service has short ones of its own, by which it
    /// announces commits.
    public static void awaitPublished() {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        JsonPath page;
        do {
            assertTrue(Instant.now().isBefore(end), "an open transaction keeps changes from the followers");
            page = get("/v1/changes?limit=1").jsonPath();
        } while (!page.getString("readAt").equals(page.getString("currentAt")));
    }

    /// The cursor behind everything that has been published so far.
    public static String end() {
        awaitPublished();
        String cursor = get("/v1/changes?limit=10000").jsonPath().getString("cursor");
        while (true) {
            JsonPath page = get("/v1/changes?limit=10000&after=" + cursor).jsonPath();
            if (page.getList("changes").isEmpty()) {
                return page.getString("cursor");
            }
            cursor = page.getString("cursor");
        }
    }

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }
}
