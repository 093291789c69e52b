package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.access.Ticket;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// Whoever reads the logs of the packaged services, as they are written unless told otherwise, finds no
/// token: not those of callers, be they good or bad, and not those with which services call each other, be
/// they taken or refused.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NoTokenInLogsIT {
    /// So much of a token is worth finding, and nothing else has it by chance.
    private static final int TELLING = 16;

    private static final Map<String, ServiceProcess> SERVICES = new LinkedHashMap<>();
    private static final Map<String, String> DATABASES = new HashMap<>();
    private static final Set<String> SENT = new LinkedHashSet<>();
    private static String lastSent = "";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>(
                Map.of("DATABASE_USER", "postgres", "DATABASE_PASSWORD", "postgres", "FOLLOW_LONG_POLL", "1S"));
        settings.put("RATE_LIMIT_ADDRESS", "0");
        settings.put("RATE_LIMIT", "0");
        start("plan-service", settings);
        settings.put("PLAN_SERVICE_URL", SERVICES.get("plan-service").url().toString());
        settings.put(
                "access.service-token-file",
                file("indicator", TestLogin.everything()).toString());
        start("indicator-service", settings);
        settings.put(
                "INDICATOR_SERVICE_URL", SERVICES.get("indicator-service").url().toString());
        settings.put(
                "access.service-token-file",
                file("report", TestLogin.everything()).toString());
        settings.put("console.tickets", folder.toString());
        start("report-service", settings);
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        SERVICES.values().forEach(ServiceProcess::close);
    }

    @Test
    void noLogHoldsATokenOrAPartOfOne() throws Exception {
        for (String path :
                List.of("/v1/changes?limit=1", "/v1/nothing", "/v1/plans/none/results", "/v1/targets/none")) {
            for (ServiceProcess service : SERVICES.values()) {
                URI address = service.url().resolve(path);
                call(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + sent(TestLogin.everything())));
                call(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + sent(viewer())));
                call(HttpRequest.newBuilder(address).header("Cookie", "plan-ledger=" + sent(TestLogin.everything())));
                for (String bad : bad()) {
                    refused(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + sent(bad)));
                    refused(HttpRequest.newBuilder(address).header("Authorization", "Basic " + sent(bad)));
                    refused(HttpRequest.newBuilder(address).header("Authorization", sent(bad)));
                    refused(HttpRequest.newBuilder(address).header("Cookie", "plan-ledger=" + sent(bad)));
                }
            }
        }
        write();
        sendElsewhere();
        enterTheConsole();
        file("report", expired());
        String log = "";
        while (!log.contains("the PLAN feed cannot be read")) {
            TimeUnit.MILLISECONDS.sleep(100);
            log = Files.readString(SERVICES.get("report-service").log());
        }
        fail();
        for (Map.Entry<String, ServiceProcess> service : SERVICES.entrySet()) {
            String written = Files.readString(service.getValue().log());
            assertTrue(written.contains("Listening on"), written);
            for (String token : SENT) {
                for (String part : token.split("\\.")) {
                    assertFalse(written.contains(telling(part)), () -> service.getKey() + " tells " + telling(part));
                }
            }
        }
    }

    /// Writes with tokens good and bad, and with bodies that cannot be read, that break rules, and that
    /// hold the token.
    private static void write() throws IOException, InterruptedException {
        Map<String, String> addresses = Map.of(
                "plan-service", "PUT /v1/regions/371503",
                "indicator-service", "PUT /v1/targets/none",
                "report-service", "POST /v1/evaluations");
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            String[] parts = address.getValue().split(" ");
            URI place = SERVICES.get(address.getKey()).url().resolve(parts[1]);
            List<String> tokens = new ArrayList<>(bad());
            tokens.add(TestLogin.everything());
            tokens.add(viewer());
            for (String token : tokens) {
                for (String body : List.of(
                        "no JSON",
                        "{\"name\":7,\"region\":null}",
                        "[null]",
                        "{\"name\":\"" + token + "\"",
                        "{\"name\":\"" + token + "\",\"level\":\"" + token + "\",\"region\":\"" + token + "\"}")) {
                    HttpResponse<String> answer = send(HttpRequest.newBuilder(place)
                            .header("Authorization", "Bearer " + sent(token))
                            .header("Content-Type", "application/json")
                            .method(parts[0], BodyPublishers.ofString(body)));
                    assertTrue(List.of(400, 401, 403).contains(answer.statusCode()), answer + answer.body());
                }
            }
        }
    }

    /// Where no token belongs, and where somebody may put one all the same.
    private static void sendElsewhere() throws IOException, InterruptedException {
        for (ServiceProcess service : SERVICES.values()) {
            for (String token : List.of(TestLogin.everything(), viewer(), expired())) {
                for (String path : List.of(
                        "/v1/changes?access_token=",
                        "/v1/changes?token=",
                        "/v1/changes?after=",
                        "/v1/plans?cursor=",
                        "/v1/plans/",
                        "/")) {
                    URI address = service.url().resolve(path + sent(token));
                    send(HttpRequest.newBuilder(address));
                    send(HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token));
                    send(HttpRequest.newBuilder(address)
                            .header("Authorization", "Bearer " + token)
                            .header("Posted-By", token)
                            .header("If-Match", token)
                            .DELETE());
                }
            }
        }
    }

    /// With tickets for tokens good and bad, each twice, and with a token for a ticket.
    private static void enterTheConsole() throws IOException, InterruptedException {
        URI console = SERVICES.get("report-service").url().resolve("/console/enter?ticket=");
        for (String token : List.of(TestLogin.everything(), expired(), "no-token-at-all-but-a-secret")) {
            String ticket = Ticket.make();
            Files.writeString(Ticket.file(folder, ticket), sent(token));
            URI link = URI.create(console + sent(ticket));
            int status = token.equals(TestLogin.everything()) ? 200 : 403;
            assertEquals(status, call(HttpRequest.newBuilder(link)).statusCode());
            assertEquals(403, call(HttpRequest.newBuilder(link)).statusCode());
            assertEquals(
                    403,
                    call(HttpRequest.newBuilder(URI.create(console + sent(token))))
                            .statusCode());
        }
        Path unreadable = Files.createDirectory(Ticket.file(folder, sent("a-ticket-that-is-a-folder")));
        assertEquals(
                500,
                call(HttpRequest.newBuilder(URI.create(console + "a-ticket-that-is-a-folder")))
                        .statusCode());
        Files.delete(unreadable);
    }

    /// What goes wrong in a service itself is told by its log at length.
    private static void fail() throws IOException, InterruptedException, SQLException {
        Map<String, List<String>> broken = Map.of(
                "plan-service", List.of("region", "PUT /v1/regions/371503", "{\"name\":\"断\",\"level\":\"PROVINCE\"}"),
                "indicator-service",
                        List.of(
                                "indicator",
                                "PUT /v1/indicators/broken",
                                "{\"name\":\"断\",\"unit\":\"人\",\"direction\":\"HIGHER\",\"decimals\":0,"
                                        + "\"frequency\":\"MONTH\",\"aggregation\":\"SUM\"}"));
        for (Map.Entry<String, List<String>> each : broken.entrySet()) {
            try (Connection database =
                            DriverManager.getConnection(DATABASES.get(each.getKey()), "postgres", "postgres");
                    Statement statement = database.createStatement()) {
                statement.execute("alter table " + each.getValue().get(0) + " rename to away");
            }
            ServiceProcess service = SERVICES.get(each.getKey());
            String[] parts = each.getValue().get(1).split(" ");
            URI place = service.url().resolve(parts[1]);
            for (HttpRequest.Builder request : List.of(
                    HttpRequest.newBuilder(place).header("Authorization", "Bearer " + sent(TestLogin.everything())),
                    HttpRequest.newBuilder(place)
                            .header("Cookie", "plan-ledger=" + TestLogin.everything())
                            .header("Sec-Fetch-Site", "same-origin"))) {
                HttpResponse<String> answer = call(request.header("Content-Type", "application/json")
                        .method(
                                parts[0],
                                BodyPublishers.ofString(each.getValue().get(2))));
                assertEquals(500, answer.statusCode(), answer.body());
                String instance = answer.body().replaceAll("(?s).*\"instance\":\"([^\"]+)\".*", "$1");
                assertTrue(Files.readString(service.log()).contains(instance.replaceAll(".*[:/]", "")), instance);
            }
        }
    }

    /// The end of a part; headers and the beginnings of claims are alike in all tokens.
    private static String telling(String part) {
        return part.substring(Math.max(0, part.length() - TELLING));
    }

    private static List<String> bad() {
        String good = TestLogin.everything();
        String[] parts = good.split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"typ\":\"JWT\",\"alg\":\"none\"}".getBytes(StandardCharsets.US_ASCII));
        return List.of(
                expired(),
                TestLogin.token(TestLogin.claims("stranger", Role.ADMIN).audience("another")),
                TestLogin.token(TestLogin.claims("stranger", Role.ADMIN).issuer("https://another.test")),
                parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse(),
                none + "." + parts[1] + ".",
                "no-token-at-all-but-a-secret");
    }

    private static String expired() {
        Instant longAgo = Instant.now().minus(Duration.ofDays(2));
        return TestLogin.token(TestLogin.claims("stranger", Role.ADMIN, Role.SERVICE)
                .issuedAt(longAgo)
                .expiresAt(longAgo.plusSeconds(60)));
    }

    private static String viewer() {
        return TestLogin.token(TestLogin.claims("viewer", Role.VIEWER));
    }

    private static String sent(String token) {
        SENT.add(token);
        lastSent = token;
        return token;
    }

    /// What is no address of a service is that to everybody.
    private static void refused(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(request);
        assertTrue(List.of(401, 404).contains(answer.statusCode()), answer.request() + answer.body());
    }

    /// An answer repeats no token either.
    private static HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(request);
        assertFalse(answer.body().contains(telling(lastSent)), answer.body());
        return answer;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    /// @param settings those of the service but for its database
    private static void start(String name, Map<String, String> settings) throws IOException {
        DATABASES.put(name, TestPostgres.newDatabase());
        settings.put("DATABASE_URL", DATABASES.get(name));
        SERVICES.put(name, ServiceProcess.start(name, Map.copyOf(settings)));
    }

    private static Path file(String name, String token) throws IOException {
        return Files.writeString(folder.resolve(name + ".token"), sent(token));
    }
}
