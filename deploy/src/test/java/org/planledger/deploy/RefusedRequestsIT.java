package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.kernel.testing.AnswerHeaderRules;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// What every packaged service refuses alike by what stands in a request's headers, or by how its body is written, and
/// how it tells what would be right.
class RefusedRequestsIT {
    private static final int PATIENCE_MILLIS = 120_000;
    private static final Map<String, ServiceProcess> SERVICES = new LinkedHashMap<>();
    private static final Map<String, String> LISTS = Map.of(
            "plan-service", "/v1/plans?limit=1",
            "indicator-service", "/v1/targets?limit=1",
            "report-service", "/v1/plans/none/results");
    private static final Map<String, String> JSON_WRITES = Map.of(
            "plan-service", "PUT /v1/plans/refused/status",
            "indicator-service", "PUT /v1/indicators/refused",
            "report-service", "POST /v1/evaluations");

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>(
                Map.of("DATABASE_USER", "postgres", "DATABASE_PASSWORD", "postgres", "LOG_JSON", "false"));
        for (String name : List.of("plan-service", "indicator-service", "report-service")) {
            settings.put("DATABASE_URL", TestPostgres.newDatabase());
            ServiceProcess service = ServiceProcess.start(name, Map.copyOf(settings));
            SERVICES.put(name, service);
            settings.put(
                    name.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL",
                    service.url().toString());
        }
    }

    @AfterAll
    static void stop() {
        SERVICES.values().forEach(ServiceProcess::close);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "text/plain",
                "image/png",
                "application/yaml",
                "application/problem+json",
                "a",
                ";;;",
                "/",
                "text/html, a"
            })
    void aListIsNotAvailableInAnyOtherFormatThanJson(String accept) throws IOException {
        for (String service : SERVICES.keySet()) {
            RawAnswer answer = send(service, "GET " + LISTS.get(service), "Accept: " + accept, "");
            assertProblem(406, answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept:",
                "Accept: */*",
                "Accept: text/html, */*;q=0.8",
                "Accept: application/json",
                "Accept: text/html, *; q=.2, */*; q=.2",
                "Accept: application/json, a",
                "X: y"
            })
    void aListIsJsonForWhoeverTakesJson(String accept) throws IOException {
        for (String service : List.of("plan-service", "indicator-service")) {
            RawAnswer answer = send(service, "GET " + LISTS.get(service), accept, "");
            assertEquals(200, answer.status(), answer.toString());
            assertEquals(
                    "application/json", answer.headers().get("content-type").split(";")[0]);
            assertTrue(ServiceClient.JSON.readTree(answer.body()).path("items").isArray(), answer.body());
        }
    }

    @Test
    void anAcceptHeaderThatCannotBeReadIsNamed() throws IOException {
        for (String service : SERVICES.keySet()) {
            RawAnswer answer = send(service, "GET " + LISTS.get(service), "Accept: ;;;", "");
            assertFault("Accept", "accept", "application/json", assertProblem(406, answer));
        }
    }

    /// What a client writes before it reads stays in the way of the answer until the service takes it in.
    @ParameterizedTest
    @CsvSource({
        "plan-service, PUT /v1/plans/refused, 10000000",
        "plan-service, PUT /v1/regions/370000, 8388609",
        "plan-service, GET /v1/plans, 10000000",
        "plan-service, PUT /v1/plans/refused, 100000000",
        "indicator-service, PUT /v1/targets/refused, 10000000",
        "report-service, POST /v1/evaluations, 10000000",
        "report-service, POST /v1/evaluations, 100000000"
    })
    void aClientThatWritesAllBeforeItReadsIsAnswered(String service, String start, int length) throws IOException {
        byte[] garbage = new byte[length];
        RawAnswer answer = send(service, start, "Content-Type: application/json", garbage);
        if (start.startsWith("GET")) {
            assertEquals(200, answer.status(), answer.toString());
        } else {
            assertProblem(413, answer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plan-service      | PUT /v1/plans/refused                      | Content-Type: text/plain
            plan-service      | PUT /v1/plans/refused/status               | X-Nothing: 1
            plan-service      | PUT /v1/units/370000-refused               | Content-Type:
            plan-service      | PUT /v1/units/370000-refused               | Content-Type: json;;=
            plan-service      | PUT /v1/regions/370000                     | Content-Type: */*
            plan-service      | PUT /v1/regions/370000                     | Content-Type: application/*
            indicator-service | PUT /v1/actuals/refused/370000/2023-01     | Content-Type: application/merge-patch+json
            indicator-service | PUT /v1/indicators/refused                 | Content-Type: application/vnd.x+json
            indicator-service | PUT /v1/targets/refused                    | Content-Type: application/xml
            report-service    | POST /v1/evaluations                       | Content-Type: text/csv
            report-service    | POST /v1/evaluations                       | X-Nothing: 1
            """)
    void aContentTypeThatIsNotTakenIsToldWhichIs(String service, String start, String header) throws IOException {
        RawAnswer answer = send(service, start, header, "{}");
        assertFault("Content-Type", "content-type", "application/json", assertProblem(415, answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: text/plain", "Content-Type: application/pdf", "X-Nothing: 1"})
    void anImportIsToldAllContentTypesThatItTakes(String header) throws IOException {
        RawAnswer answer = send("indicator-service", "POST /v1/actuals/imports", header, "a");
        JsonNode fault = assertProblem(415, answer).at("/violations/0");
        assertEquals("Content-Type", fault.path("field").asText(), answer.body());
        assertTrue(fault.path("expected").asText().matches("one of: .*application/json.*text/csv.*"), answer.body());
    }

    @Test
    void jsonInAnotherEncodingThanUtf8NamesTheContentType() throws IOException {
        for (String service : SERVICES.keySet()) {
            RawAnswer answer =
                    send(service, JSON_WRITES.get(service), "Content-Type: application/json; charset=gbk", "{}");
            assertFault("Content-Type", "charset", "UTF-8", assertProblem(415, answer));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16", "UTF-32LE", "UTF-32BE", "UTF-32"})
    void jsonIsTakenInNoOtherUnicodeEncodingThanUtf8(String encoding) throws IOException {
        for (String service : SERVICES.keySet()) {
            byte[] body = "{\"status\":\"DRAFT\"}".getBytes(Charset.forName(encoding));
            RawAnswer answer = send(service, JSON_WRITES.get(service), "Content-Type: application/json", body);
            JsonNode fault = assertProblem(400, answer).at("/violations/0");
            assertEquals("encoding", fault.path("code").asText(), answer.body());
            assertEquals("JSON in UTF-8", fault.path("expected").asText(), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity, gzip", "br", "none"})
    void aBodyThatIsCompressedIsNotTaken(String coding) throws IOException {
        for (String service : SERVICES.keySet()) {
            String headers = "Content-Type: application/json\r\nContent-Encoding: " + coding;
            RawAnswer answer = send(service, JSON_WRITES.get(service), headers, "{}");
            assertFault(
                    "Content-Encoding", "content-encoding", "identity, or no such header", assertProblem(415, answer));
        }
    }

    @Test
    void aBodyThatSaysThatItIsNotCompressedIsRead() throws IOException {
        for (String service : SERVICES.keySet()) {
            String headers = "Content-Type: application/json\r\nContent-Encoding: Identity";
            RawAnswer answer = send(service, JSON_WRITES.get(service), headers, "{}");
            assertProblem(400, answer);
        }
    }

    /// In tests of a service the page is another than in the packaged service.
    @Test
    void theDocumentationRunsUnderItsPolicy() throws IOException {
        for (String service : SERVICES.keySet()) {
            RawAnswer page = send(service, "GET /q/swagger-ui/", "X-Nothing: 1", "");
            assertEquals(200, page.status());
            AnswerHeaderRules.assertRunsUnder(page.headers().get("content-security-policy"), page.body());
            assertTrue(page.body().contains("<script>"), page.body());
        }
    }

    @Test
    void aRequestWithTwoHostsIsRefused() throws IOException {
        for (String service : SERVICES.keySet()) {
            RawAnswer answer = send(service, "GET " + LISTS.get(service), "Host: there", "");
            assertFault("Host", "host", "one Host header", assertProblem(400, answer));
        }
    }

    /// A body in chunks may have come with a length, too, by which another server has found the next request elsewhere.
    @Test
    void afterABodyInChunksTheConnectionCarriesNothingMore() throws IOException {
        for (String service : SERVICES.keySet()) {
            try (Socket socket = connect(service)) {
                String smuggled = "GET /q/health/live HTTP/1.1\r\nHost: here\r\n\r\n";
                String request = JSON_WRITES.get(service) + " HTTP/1.1\r\nHost: here\r\nContent-Length: "
                        + (5 + smuggled.length()) + "\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled;
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                RawAnswer answer = RawAnswer.read(socket.getInputStream());
                assertTrue(answer.status() >= 400 && answer.status() < 500, answer.toString());
                assertEquals(-1, socket.getInputStream().read(), service);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plan-service      | PUT /v1/plans/refused                  | {"thresholds":{"nearFrom":%s}} | thresholds.nearFrom
            plan-service      | PUT /v1/plans/refused                  | {"tasks":[{"part":%s}]}        | tasks[0].part
            plan-service      | PUT /v1/plans/refused                  | {"title":%s}                   | title
            plan-service      | PUT /v1/plans/refused                  | {"status":%s}                  | status
            plan-service      | PUT /v1/plans/refused                  | {"from":%s}                    | from
            plan-service      | PUT /v1/plans/refused                  | {"parts":%s}                   | parts
            indicator-service | PUT /v1/actuals/refused/370000/2023-01 | {"value":%s}                   | value
            indicator-service | PUT /v1/indicators/refused             | {"decimals":%s}                | decimals
            report-service    | POST /v1/evaluations                   | {"targets":[{"value":%s}]}     | targets[0].value
            report-service    | POST /v1/evaluations                   | {"planInForce":%s}             | planInForce
            """)
    void aNumberOfHoweverManyDigitsIsAFaultOfItsField(String service, String start, String body, String field)
            throws IOException {
        String digits = "1".repeat(2_000_000);
        for (String number : List.of("1".repeat(1001), "0." + "1".repeat(1001), digits, "-" + digits, "0." + digits)) {
            RawAnswer answer = send(service, start, "Content-Type: application/json", body.formatted(number));
            JsonNode fault = assertProblem(400, answer).at("/violations/0");
            assertEquals(field, fault.path("field").asText(), answer.body());
            assertEquals(1, fault.path("line").asInt(), answer.body());
            assertTrue(fault.hasNonNull("expected"), answer.body());
        }
    }

    private static JsonNode assertProblem(int status, RawAnswer answer) throws IOException {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals("application/problem+json", answer.headers().get("content-type"), answer.toString());
        JsonNode problem = ServiceClient.JSON.readTree(answer.body());
        assertEquals(status, problem.path("status").asInt());
        return problem;
    }

    private static void assertFault(String field, String code, String expected, JsonNode problem) {
        JsonNode fault = problem.at("/violations/0");
        assertEquals(field, fault.path("field").asText(), problem.toString());
        assertEquals(code, fault.path("code").asText(), problem.toString());
        assertEquals(expected, fault.path("expected").asText(), problem.toString());
    }

    private static Socket connect(String service) throws IOException {
        ServiceProcess process = SERVICES.get(service);
        Socket socket = new Socket(process.url().getHost(), process.url().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static RawAnswer send(String service, String start, String headers, String body) throws IOException {
        return send(service, start, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static RawAnswer send(String service, String start, String headers, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        String head = start + " HTTP/1.1\r\nHost: here\r\nAccept-Language: en\r\nAuthorization: "
                + TestLogin.authorization() + "\r\n" + headers;
        String length = body.length == 0 ? "" : "\r\nContent-Length: " + body.length;
        request.writeBytes((head + length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        try (Socket socket = connect(service)) {
            // A write has no time limit of its own: what nobody takes in would be written for ever.
            Thread writer = Thread.ofVirtual().start(() -> write(request.toByteArray(), socket));
            if (!join(writer)) {
                throw new IOException("the request is not taken in");
            }
            return RawAnswer.read(socket.getInputStream());
        }
    }

    private static void write(byte[] request, Socket socket) {
        try {
            socket.getOutputStream().write(request);
        } catch (IOException closed) {
            // What is read next shows whether the service answered before it closed the connection.
        }
    }

    private static boolean join(Thread writer) {
        try {
            return writer.join(Duration.ofMillis(PATIENCE_MILLIS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
