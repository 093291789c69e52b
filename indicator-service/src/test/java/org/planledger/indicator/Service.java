package org.planledger.indicator;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// A small client of the service under test, a method per call.
public final class Service {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private Service() {}

    /// Waits until followers are given everything that was committed. A transaction that began before keeps it from
    /// them for as long as it is open, and the service has short ones of its own: it announces commits, and follows
    /// plan-service.
    public static void awaitPublished() {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        JsonPath page;
        do {
            assertTrue(Instant.now().isBefore(end), "an open transaction keeps changes from the followers");
            page = get("/v1/changes?limit=1").statusCode(200).extract().jsonPath();
        } while (!page.getString("readAt").equals(page.getString("currentAt")));
    }

    private static RequestSpecification json(Object body) {
        return given().header("Accept-Language", "en")
                .contentType("application/json")
                .body(body);
    }

    public static ValidatableResponse putIndicator(String code, String body) {
        return json(body).put("/v1/indicators/" + code).then();
    }

    /// A monthly, summed indicator with two decimals.
    public static void givenIndicator(String code) {
        givenIndicator(code, "MONTH", 2);
    }

    public static void givenIndicator(String code, String frequency, int decimals) {
        putIndicator(code, """
                        {"name":"新增就业","unit":"人","direction":"HIGHER","decimals":%d,"frequency":"%s","aggregation":"SUM"}
                        """.formatted(decimals, frequency)).statusCode(201);
    }

    public static ValidatableResponse putTarget(String id, String body) {
        return json(body).put("/v1/targets/" + id).then();
    }

    public static ValidatableResponse putActual(String key, String body) {
        return json(body).put("/v1/actuals/" + key).then();
    }

    public static ValidatableResponse post(String key, String value) {
        return putActual(key, "{\"value\":" + value + "}");
    }

    /// @param key `371503/2025-01` or `plans/plan-1/2025-01`
    public static ValidatableResponse putClosing(String key, String body, String... headers) {
        RequestSpecification request = json(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.put("/v1/closings/" + key).then();
    }

    public static ValidatableResponse get(String path) {
        return given().header("Accept-Language", "en").get(path).then();
    }

    public static ValidatableResponse delete(String path) {
        return given().header("Accept-Language", "en").delete(path).then();
    }

    public static Response importCsv(byte[] body) {
        return importFile("text/csv", body);
    }

    public static Response importFile(String contentType, byte[] body, String... headers) {
        return importWith("", contentType, body, headers);
    }

    /// Sends the content type as it is; the client would name another encoding.
    ///
    /// @param parameters such as `?dryRun=true`
    public static Response importWith(String parameters, String contentType, byte[] body, String... headers) {
        RequestSpecification request = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .header("Accept-Language", "en")
                .contentType(contentType)
                .body(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.post("/v1/actuals/imports" + parameters);
    }

    public static ValidatableResponse importCsv(String body) {
        return importCsv(body.getBytes(StandardCharsets.UTF_8)).then();
    }

    public static ValidatableResponse importJson(String body) {
        return json(body).post("/v1/actuals/imports").then();
    }
}
