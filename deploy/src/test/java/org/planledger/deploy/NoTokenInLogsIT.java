package org.planledger.deploy;

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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// Whoever reads the logs of the packaged services, as they are written unless told otherwise, finds no token: not
/// those
/// of callers, be they good or bad, and not those with which services call each other, be they taken or refused.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class NoTokenInLogsIT {
    /// So much of a token is worth finding, and nothing else has it by chance.
    private static final int TELLING = 16;

    private static final Map<String, ServiceProcess> SERVICES = new LinkedHashMap<>();
    private static final List<String> SENT = new ArrayList<>();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() throws IOException {
        Map<String, String> settings = new HashMap<>(
                Map.of("DATABASE_USER", "postgres", "DATABASE_PASSWORD", "postgres", "FOLLOW_LONG_POLL", "1S"));
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
        for (ServiceProcess service : SERVICES.values()) {
            call(HttpRequest.newBuilder(service.url().resolve("/v1/targets/none"))
                    .header("Authorization", "Bearer " + sent(TestLogin.everything()))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("no JSON")));
        }
        file("report", expired());
        String log = "";
        while (!log.contains("the PLAN feed cannot be read")) {
            TimeUnit.MILLISECONDS.sleep(100);
            log = Files.readString(SERVICES.get("report-service").log());
        }
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
        return token;
    }

    /// What is no address of a service is that to everybody.
    private static void refused(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = call(request);
        assertTrue(List.of(401, 404).contains(answer.statusCode()), answer.request() + answer.body());
    }

    /// An answer repeats no token either.
    private static HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        assertFalse(answer.body().contains(telling(SENT.getLast())), answer.body());
        return answer;
    }

    /// @param settings those of the service but for its database
    private static void start(String name, Map<String, String> settings) throws IOException {
        settings.put("DATABASE_URL", TestPostgres.newDatabase());
        SERVICES.put(name, ServiceProcess.start(name, Map.copyOf(settings)));
    }

    private static Path file(String name, String token) throws IOException {
        return Files.writeString(folder.resolve(name + ".token"), sent(token));
    }
}
