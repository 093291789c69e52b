package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// Bodies with more items or faults than anybody sends end no service: the packaged one has the heap
/// that it is started with in operation.
class LargeBodiesIT {
    private static final int AT_ONCE = 20;
    private static final int LOGINS = 4;

    private static ServiceProcess plans;

    @BeforeAll
    static void start() throws IOException {
        plans = ServiceProcess.start(
                "plan-service",
                Map.of(
                        "DATABASE_URL",
                        TestPostgres.newDatabase(),
                        "DATABASE_USER",
                        "postgres",
                        "DATABASE_PASSWORD",
                        "postgres",
                        "LOG_JSON",
                        "false"));
    }

    @AfterAll
    static void stop() {
        plans.close();
    }

    private static String items(int count, String item) {
        return String.join(",", Collections.nCopies(count, item));
    }

    private static HttpResponse<String> compare(HttpClient http, String login, String former)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(plans.url().resolve("/v1/documents/compare"))
                .header("Authorization", "Bearer " + TestLogin.token(TestLogin.claims(login, Role.PLANNER)))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"former\":" + former + ",\"latter\":{\"parts\":[],\"tasks\":[]}}"))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static List<HttpResponse<String>> compareAtOnce(String former) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String login = "login-" + i % LOGINS;
                sent.add(senders.submit(() -> compare(http, login, former)));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : sent) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private static void assertThatAnotherIsAnswered() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertEquals(
                    200, compare(http, "another", "{\"parts\":[],\"tasks\":[]}").statusCode());
        }
    }

    @Test
    void aListThatIsTooLongIsRefusedWhereItIs() throws Exception {
        for (HttpResponse<String> answer : compareAtOnce("{\"parts\":[],\"tasks\":[" + items(2_600_000, "{}") + "]}")) {
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("\"code\":\"size\""), answer.body());
        }
        assertThatAnotherIsAnswered();
    }

    @Test
    void moreFaultsThanAnybodyReadsAreNotListed() throws Exception {
        String task = "{\"number\":\"1\",\"lead\":[],\"targets\":[" + items(200, "{\"phrase\":\"0123456789\"}") + "]}";
        for (HttpResponse<String> answer : compareAtOnce("{\"parts\":[],\"tasks\":[" + items(100, task) + "]}")) {
            assertEquals(400, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("too-many-faults"), answer.body());
        }
        assertThatAnotherIsAnswered();
    }
}
