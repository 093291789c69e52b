package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// Requests that do not get as far as an operation are told what is wrong with them, too, by every packaged
/// service.
class UnreadableRequestsIT {
    private static final String LONG = "a".repeat(8000);
    private static final Map<String, ServiceProcess> SERVICES = new LinkedHashMap<>();

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
    @CsvSource(delimiter = '|', textBlock = """
            /v1/changes/%zz              | 400 | address | UTF-8 in percent encoding, like %E6%B0%B4
            /v1/changes?cursor=%zz       | 400 | address | UTF-8 in percent encoding, like %E6%B0%B4
            /v1/changes?cursor={a}       | 400 | address | UTF-8 in percent encoding, like %E6%B0%B4
            /v1/"changes"                | 400 | address | UTF-8 in percent encoding, like %E6%B0%B4
            /v1/changes;a=b              | 400 | address | parameters after a question mark
            /v1/changes/%FF              | 400 | address | UTF-8 in percent encoding, like %E6%B0%B4
            /v1/changes/%E6%B0           | 400 | address | UTF-8 in percent encoding, like %E6%B0%B4
            v1/changes                   | 404 | address | an address that starts with /
            /v1/changes?cursor=LONG      | 414 | length  | at most 8000 characters
            /LONG                        | 414 | length  | at most 8000 characters
            /LONGLONGLONGLONGLONGLONG    | 414 | length  | at most 8000 characters
            /LONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONGLONG | 414 | length  | at most 8000 characters
            """)
    void anAddressThatCannotBeReadIsAProblem(String address, int status, String code, String expected)
            throws IOException {
        for (String service : SERVICES.keySet()) {
            assertProblem(status, code, expected, send(service, "GET " + address.replace("LONG", LONG), "Host: here"));
        }
    }

    @Test
    void aRequestWithoutHostIsAProblem() throws IOException {
        for (String service : SERVICES.keySet()) {
            assertProblem(400, "host", "a Host header", send(service, "GET /v1/changes", "X-Nothing: 1"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 12})
    void headersThatAreTooLargeAreAProblem(int pieces) throws IOException {
        for (String service : SERVICES.keySet()) {
            String headers = "Host: here\r\nX-Much: " + LONG.repeat(pieces);
            assertProblem(431, "length", "at most 20000 characters", send(service, "GET /v1/changes", headers));
        }
    }

    @Test
    void anAcceptLanguageWithoutALanguageIsPassedOver() throws IOException {
        for (String service : SERVICES.keySet()) {
            RawAnswer answer = send(service, "GET /v1/\"x", "Host: here\r\nAccept-Language: ;q=1, -");
            assertEquals(400, answer.status(), answer.toString());
            assertEquals("en", answer.headers().get("content-language"));
        }
    }

    @Test
    void whoAsksAboutTheServiceAsAWholeIsAnswered() throws IOException {
        for (String service : SERVICES.keySet()) {
            assertEquals(204, send(service, "OPTIONS *", "Host: here").status());
        }
    }

    private static void assertProblem(int status, String code, String expected, RawAnswer answer) throws IOException {
        assertEquals(status, answer.status(), answer.toString());
        assertEquals("application/problem+json", answer.headers().get("content-type"), answer.toString());
        JsonNode problem = ServiceClient.JSON.readTree(answer.body());
        assertEquals(status, problem.path("status").asInt());
        assertEquals(code, problem.at("/violations/0/code").asText(), answer.body());
        assertEquals(expected, problem.at("/violations/0/expected").asText());
    }

    /// So the checks of many a server that passes requests on ask.
    @Test
    void anOldClientWithoutHostIsAnswered() throws IOException {
        for (String service : SERVICES.keySet()) {
            assertEquals(
                    200,
                    send(service, "GET /q/health/live", "HTTP/1.0", "X-Nothing: 1")
                            .status());
            assertEquals(
                    403,
                    send(service, "GET /q/health/live", "HTTP/1.0", "Origin: https://pages.example")
                            .status());
        }
    }

    @Test
    void methodsThatSomebodyHasMadeUpAreCountedAsOne() throws IOException {
        for (String service : SERVICES.keySet()) {
            for (String method : List.of("MADE", "UP", "A" + LONG)) {
                int status = send(service, method + " /v1/changes?limit=1", "Host: here")
                        .status();
                assertTrue(status >= 400 && status < 500, () -> method + " " + status);
            }
            String metrics = send(service, "GET /q/metrics", "Host: here\r\nConnection: close")
                    .body();
            assertTrue(metrics.contains("method=\"OTHER\""), metrics);
            assertFalse(metrics.contains("method=\"MADE\""), metrics);
        }
    }

    private static RawAnswer send(String service, String start, String headers) throws IOException {
        return send(service, start, "HTTP/1.1", headers);
    }

    private static RawAnswer send(String service, String start, String version, String headers) throws IOException {
        ServiceProcess process = SERVICES.get(service);
        try (Socket socket = new Socket(process.url().getHost(), process.url().getPort())) {
            String request = start + " " + version + "\r\nAccept-Language: en\r\nAuthorization: "
                    + TestLogin.authorization() + "\r\n" + headers + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return RawAnswer.read(socket.getInputStream());
        }
    }
}
