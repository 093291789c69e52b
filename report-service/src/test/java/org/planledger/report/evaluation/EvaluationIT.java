package org.planledger.report.evaluation;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Json;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class EvaluationIT {
    private static final String GOOD = Json.resource("/evaluation/good-request.json");

    @TestHTTPResource
    URI service;

    private Http.Answer evaluate(String body) {
        return new Http(service).post("/v1/evaluations", "application/json", body);
    }

    private JsonNode resultsOf(String body) {
        return evaluate(body).ok().json().get("results");
    }

    @Test
    void answersOneResultForEachTargetInTheirOrder() {
        JsonNode results = resultsOf(GOOD);
        assertEquals(List.of("a", "b", "c"), texts(results, "target"));
        assertEquals("TARGET_NOT_SET", results.get(2).get("state").asText());
        assertFalse(results.get(0).has("context"));
    }

    /// It is worked on by threads of its own, and each fault takes memory until all are told.
    @Test
    void moreFaultsThanAnybodyReadsAreNotListed() {
        String observations = String.join(",", Collections.nCopies(20_000, "{\"indicator\":\"                \"}"));
        Http.Answer answer = evaluate("{\"asOf\":\"2023-09\",\"targets\":[],\"observations\":[" + observations + "]}");
        assertEquals(400, answer.status());
        assertEquals(
                "too-many-faults",
                answer.json().get("violations").get(0).get("code").asText());
    }

    @Test
    void answersTheFirstWorkedExampleOfTheRuleBook() {
        String figures = Stream.of(150, 140, 160, 155, 150, 145, 150, 160)
                .map(new NumberedMonth()::figure)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        JsonNode result = resultsOf("""
                        {"asOf": "2023-09",
                         "indicators": [{"code": "jobs", "frequency": "MONTH", "aggregation": "SUM",
                                         "direction": "HIGHER", "decimals": 0}],
                         "observations": [%s],
                         "targets": [{"id": "t", "indicator": "jobs", "comparator": "AT_LEAST", "value": 1800,
                                      "from": "2023-01", "to": "2023-12"}]}
                        """.formatted(figures)).get(0);
        assertEquals(Json.of("""
                        {"target": "t", "value": 1210, "through": "2023-08", "completeness": 0.8889,
                         "expectedPeriods": 9, "reportedPeriods": 8, "attainment": 0.6722, "gap": 590,
                         "expected": 1200, "paceRatio": 1.0083, "forecast": 1815, "forecastSatisfied": true,
                         "requiredPerMonth": 147.5, "state": "ON_TRACK", "signal": "NONE", "score": 1,
                         "overdue": 0}
                        """), result);
    }

    @Test
    void judgesByPointsWhereThePlanDoes() {
        String request = """
                {"asOf": "2023-06", "thresholds": {"scheme": "POINTS"%s},
                 "indicators": [{"code": "i", "frequency": "MONTH", "aggregation": "SUM", "direction": "HIGHER",
                                 "decimals": 0}],
                 "observations": [{"indicator": "i", "period": "2023-06", "value": 240}],
                 "targets": [{"id": "t", "indicator": "i", "comparator": "AT_LEAST", "value": 1200, "from": "2023-01",
                              "to": "2023-12"}]}
                """;
        assertEquals(
                "BEHIND", resultsOf(request.formatted("")).get(0).get("state").asText());
        assertEquals(
                "FAR_BEHIND",
                resultsOf(request.formatted(", \"redAbovePoints\": 29.9"))
                        .get(0)
                        .get("state")
                        .asText());
    }

    private static final class NumberedMonth {
        private int month;

        String figure(int value) {
            month++;
            return "{\"indicator\": \"jobs\", \"period\": \"2023-%02d\", \"value\": %d}".formatted(month, value);
        }
    }

    @Test
    void takesTheUsualValuesForWhatIsLeftOut() {
        JsonNode explicit = resultsOf("""
                {"asOf": "2023-09", "planInForce": true,
                 "thresholds": {"scheme": "RATIO", "onTrackFrom": 0.95, "behindFrom": 0.80, "nearFrom": 0.90,
                                "yellowFromPoints": 10, "redAbovePoints": 30},
                 "indicators": [{"code": "i", "frequency": "MONTH", "aggregation": "SUM", "reporting": "PERIOD",
                                 "direction": "HIGHER", "decimals": 2}],
                 "observations": [{"indicator": "i", "period": "2023-01", "value": 96}],
                 "targets": [{"id": "t", "indicator": "i", "status": "SET", "comparator": "ABOUT", "value": 100,
                              "tolerance": 0.05, "measure": "AMOUNT", "recurrence": "TOTAL", "from": "2023-01",
                              "to": "2023-12", "milestones": [], "overdue": 0},
                             {"id": "p", "indicator": "i", "status": "PENDING", "from": "2023-01",
                              "to": "2023-12"}]}
                """);
        JsonNode usual = resultsOf("""
                {"asOf": "2023-09",
                 "indicators": [{"code": "i", "frequency": "MONTH", "aggregation": "SUM", "direction": "HIGHER"}],
                 "observations": [{"indicator": "i", "period": "2023-01", "value": 96}],
                 "targets": [{"id": "t", "indicator": "i", "comparator": "ABOUT", "value": 100, "from": "2023-01",
                              "to": "2023-12"},
                             {"id": "p", "indicator": "i", "status": "PENDING", "from": "2023-01",
                              "to": "2023-12"}]}
                """);
        assertEquals(explicit, usual);
        assertEquals("ACHIEVED", usual.get(0).get("state").asText());
        assertEquals("BLUE", usual.get(1).get("signal").asText());
    }

    @Test
    void passesOverTheNumberOfATargetThatIsNotSet() {
        String number = "\"ASSIGNED\", \"comparator\": \"AT_LEAST\", \"value\": 5";
        JsonNode result = resultsOf(GOOD.replace("\"PENDING\"", number)).get(2);
        assertEquals("TARGET_NOT_SET", result.get("state").asText());
        assertFalse(result.has("gap"));
    }

    @Test
    void keepsEveryDigitOfAFigure() {
        JsonNode result =
                resultsOf(GOOD.replace("150}", "123456789012345678.123456}")).get(0);
        assertEquals(
                "123456789012345818.123456", result.get("value").decimalValue().toPlainString());
    }

    @Test
    void computesAnIndicatorThatIsDerivedFromADerivedOne() {
        JsonNode result = resultsOf("""
                        {"asOf": "2023-01",
                         "indicators": [
                            {"code": "a", "frequency": "MONTH", "aggregation": "SUM", "direction": "HIGHER"},
                            {"code": "b", "frequency": "MONTH", "aggregation": "SUM", "direction": "HIGHER"},
                            {"code": "half", "numerator": "a", "denominator": "b", "direction": "HIGHER"},
                            {"code": "again", "numerator": "half", "denominator": "b", "factor": 10,
                             "direction": "HIGHER"}],
                         "observations": [{"indicator": "a", "period": "2023-01", "value": 6},
                                          {"indicator": "b", "period": "2023-01", "value": 4}],
                         "targets": [{"id": "t", "indicator": "again", "comparator": "AT_LEAST", "value": 3,
                                      "from": "2023-01", "to": "2023-12"}]}
                        """).get(0);
        assertEquals("3.75", result.get("value").asText());
    }

    @Test
    void needsNoOtherServiceThoughWithoutThemTheServiceIsNotReady() {
        assertEquals(200, evaluate(GOOD).status());
        assertEquals(503, new Http(service).get("/q/health/ready").status());
        assertEquals(200, new Http(service).get("/q/health/live").status());
    }

    record BadRequest(String path, String value, String field, String code) {
        String body() {
            ObjectNode request = (ObjectNode) Json.of(GOOD);
            String[] steps = path.split("/");
            JsonNode parent = request;
            for (String step : Arrays.copyOf(steps, steps.length - 1)) {
                parent = parent.isArray() ? parent.get(Integer.parseInt(step)) : parent.get(step);
            }
            String last = steps[steps.length - 1];
            // Written as it stands, so that a number keeps its exponent.
            String marker = "@value@";
            switch (parent) {
                case ArrayNode list -> list.set(Integer.parseInt(last), marker);
                case ObjectNode object when value.isEmpty() -> object.remove(last);
                case ObjectNode object -> object.put(last, marker);
                default -> throw new IllegalArgumentException(path);
            }
            return request.toString().replace("\"" + marker + "\"", value);
        }
    }

    static List<BadRequest> badRequests() {
        return Json.resource("/evaluation/bad-requests.txt")
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\|"))
                .map(cells -> new BadRequest(cells[0].trim(), cells[1].trim(), cells[2].trim(), cells[3].trim()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void refusesABadRequestAndNamesTheField(BadRequest bad) {
        Http.Answer answer = evaluate(bad.body());
        assertEquals(400, answer.status(), answer.body());
        assertEquals(
                "urn:plan-ledger:problem:invalid-request",
                answer.json().get("type").asText());
        List<String> faults = new ArrayList<>();
        answer.json()
                .get("violations")
                .forEach(fault -> faults.add(
                        fault.path("field").asText() + " " + fault.get("code").asText()));
        assertTrue(faults.contains(bad.field() + " " + bad.code()), bad.body() + "\n" + answer.body());
    }

    @Test
    void namesAllFaultsAtOnce() {
        JsonNode violations = evaluate(GOOD.replace("\"2023-01\", \"value\": 150", "\"2023-Q1\"")
                        .replace("\"value\": 1800, ", "")
                        .replace("\"valueHigh\": 45", "\"valueHigh\": 5"))
                .json()
                .get("violations");
        assertEquals(
                List.of("observations[0].value", "observations[0].period", "targets[0].value", "targets[1].valueHigh"),
                texts(violations, "field"));
    }

    @Test
    void saysInBothLanguagesWhatWouldBeRight() {
        byte[] body = GOOD.replace("2023-Q1", "2023-04").getBytes(StandardCharsets.UTF_8);
        Http http = new Http(service);
        JsonNode english =
                http.post("/v1/evaluations", "application/json", "en", body).json();
        JsonNode chinese =
                http.post("/v1/evaluations", "application/json", "zh-CN", body).json();
        assertAll(
                () -> assertEquals(
                        "such as 2023-Q2", english.at("/violations/0/expected").asText()),
                () -> assertEquals(
                        "如 2023-Q2", chinese.at("/violations/0/expected").asText()),
                () -> assertEquals(
                        "a quarterly indicator does not take 2023-04",
                        english.at("/violations/0/message").asText()),
                () -> assertEquals(
                        "季度指标不能用 2023-04", chinese.at("/violations/0/message").asText()));
    }

    @Test
    void refusesWhatIsNotJsonOrNotUtf8() {
        Http http = new Http(service);
        byte[] garbage = "x".repeat(10_000_000).getBytes(StandardCharsets.UTF_8);
        byte[] notUtf8 = "{\"asOf\": \"\u00e4\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertAll(
                () -> assertProblem(413, "too-large", http.post("/v1/evaluations", "application/json", "en", garbage)),
                () -> assertProblem(
                        400,
                        "malformed-request",
                        http.post("/v1/evaluations", "application/json", "en", Arrays.copyOf(garbage, 8_000_000))),
                () -> assertProblem(
                        400, "malformed-request", http.post("/v1/evaluations", "application/json", "en", notUtf8)),
                () -> assertProblem(400, "malformed-request", evaluate("{\"asOf\": \"2023-01\"")),
                () -> assertProblem(400, "invalid-request", evaluate("[]")),
                () -> assertProblem(400, "invalid-request", evaluate("")),
                () -> assertProblem(400, "invalid-request", evaluate("null")),
                () -> assertProblem(415, "unsupported-media-type", http.post("/v1/evaluations", "text/csv", "a,b")),
                () -> assertProblem(
                        400, "invalid-request", http.post("/v1/evaluations?x=1", "application/json", GOOD)));
    }

    @Test
    void refusesABodyThatIsAnnouncedAsFarTooLargeWithAProblem() throws IOException {
        try (Socket sender = begin("x", 70_000_000)) {
            String answer = answer(sender.getInputStream());
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("urn:plan-ledger:problem:too-large"), answer);
        }
    }

    @Test
    void sendersThatStopAmidTheirBodiesKeepNobodyWaiting() throws IOException {
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        List<Socket> senders = new ArrayList<>();
        for (int sender = 0; sender < 40; sender++) {
            senders.add(begin(GOOD.substring(0, 7), good.length));
        }
        assertEquals(200, evaluate(GOOD).status());
        // Each is still being waited for, and gets its answer, too.
        for (Socket sender : senders) {
            sender.getOutputStream().write(good, 7, good.length - 7);
            String answer = answer(sender.getInputStream());
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
            sender.close();
        }
    }

    /// The answer alone: the service may still wait for an announced body, and not close the connection.
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        Matcher length = Pattern.compile("(?i)content-length: *([0-9]+)").matcher(head);
        assertTrue(length.find(), head.toString());
        return head + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
    }

    /// Sends the beginning of a request.
    private Socket begin(String begun, int length) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        String head = "POST /v1/evaluations HTTP/1.1\r\nHost: here\r\nConnection: close\r\n"
                + "Authorization: " + TestLogin.authorization()
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + length + "\r\n\r\n";
        socket.getOutputStream().write((head + begun).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void refusesATrialThatIsTooLarge() {
        String target = "{\"id\": \"t%d\", \"indicator\": \"jobs\", \"status\": \"PENDING\", \"from\": \"2023-01\","
                + " \"to\": \"2023-12\"}";
        StringBuilder targets = new StringBuilder();
        for (int i = 0; i <= EvaluationRequest.MOST_TARGETS; i++) {
            targets.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, target, i));
        }
        Http.Answer answer = evaluate("""
                {"asOf": "2023-09", "indicators": [{"code": "jobs", "frequency": "MONTH", "aggregation": "SUM",
                 "direction": "HIGHER"}], "targets": [%s]}
                """.formatted(targets));
        assertEquals(400, answer.status());
        assertEquals(List.of("targets"), texts(answer.json().get("violations"), "field"));
    }

    private static void assertProblem(int status, String type, Http.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(
                "urn:plan-ledger:problem:" + type, answer.json().get("type").asText(), answer.body());
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.get(field).asText())
                .toList();
    }
}
