package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// Requests that wait for another service leave the room to those that do not: that service might wait for this one.
class WaitingForAnotherServiceIT {
    private static final int WAITING = 24;
    private static final int LOGINS = 6;
    private static final String TARGET = """
            {"indicator": "new-jobs", "region": "370000", "plan": "none", "comparator": "AT_LEAST", "value": 1,
             "from": "2026-01", "to": "2026-12"}
            """;

    private static HttpRequest.Builder as(String login, URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + TestLogin.token(TestLogin.claims(login, Role.ADMIN)))
                .header("Content-Type", "application/json");
    }

    @Test
    void leaveTheRoomToOthers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
                ServiceProcess indicators = ServiceProcess.start("indicator-service", settings(silent));
                HttpClient http = HttpClient.newHttpClient()) {
            List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
            for (int i = 0; i < WAITING; i++) {
                HttpRequest put = as("login-" + i % LOGINS, indicators.url().resolve("/v1/targets/waiting-" + i))
                        .PUT(BodyPublishers.ofString(TARGET))
                        .build();
                waiting.add(http.sendAsync(put, BodyHandlers.ofString()));
            }
            // So that all of them are worked on.
            TimeUnit.SECONDS.sleep(3);
            HttpRequest get = as("another", indicators.url().resolve("/v1/indicators?limit=1"))
                    .GET()
                    .build();
            assertEquals(200, http.send(get, BodyHandlers.ofString()).statusCode());
            assertTrue(waiting.stream().noneMatch(CompletableFuture::isDone), "they wait");
            silent.close();
            for (CompletableFuture<HttpResponse<String>> each : waiting) {
                HttpResponse<String> answer = each.get();
                assertEquals(503, answer.statusCode(), answer.body());
            }
        }
    }

    private static Map<String, String> settings(ServerSocket planService) throws IOException {
        return Map.of(
                "DATABASE_URL", TestPostgres.newDatabase(),
                "DATABASE_USER", "postgres",
                "DATABASE_PASSWORD", "postgres",
                "LOG_JSON", "false",
                "PLAN_SERVICE_URL", "http://127.0.0.1:" + planService.getLocalPort(),
                "indicator.plan-service.read-timeout", "60s");
    }
}
