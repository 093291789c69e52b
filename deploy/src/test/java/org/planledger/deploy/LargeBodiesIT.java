package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// Bodies that are as large as a body may be, or have as many faults, end no service: the packaged one has the heap
/// that it is started with in operation.
class LargeBodiesIT {
    private static final int AT_ONCE = 20;
    private static final int LOGINS = 4;
    private static final int READERS = 96;
    private static final int MOST_TIMES = 60;

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
    static void stop() throws IOException {
        plans.close();
        assertFalse(Files.readString(plans.log()).contains("OutOfMemoryError"));
    }

    private static String items(int count, String item) {
        return String.join(",", Collections.nCopies(count, item));
    }

    /// Readings that say as much as a body can.
    private static Stream<String> largest() {
        return Stream.of(
                        "{\"number\":\"1\",\"text\":\"" + "x".repeat(3_800) + "\",\"lead\":[],\"targets\":[]}",
                        "{\"number\":\"1\",\"lead\":[" + items(200, "\"abcdefghijklmno\"") + "],\"targets\":[]}")
                .map(task -> "{\"parts\":[],\"tasks\":[" + items(2_000, task) + "]}");
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

    /// Comes again for as long as there is no room, as the answer says.
    private static HttpResponse<String> compareUntilTaken(HttpClient http, String login, String former)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = compare(http, login, former);
        for (int i = 0; answer.statusCode() == 503 && i < MOST_TIMES; i++) {
            TimeUnit.SECONDS.sleep(
                    Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
            answer = compare(http, login, former);
        }
        return answer;
    }

    private static List<HttpResponse<String>> compareAtOnce(String former) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                String login = "login-" + i % LOGINS;
                sent.add(senders.submit(() -> compareUntilTaken(http, login, former)));
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
                    200,
                    compareUntilTaken(http, "another", "{\"parts\":[],\"tasks\":[]}")
                            .statusCode());
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

    /// What was sent is worked on, although nobody waits for the answer.
    @ParameterizedTest(name = "shape {index}")
    @MethodSource("largest")
    void whoeverHangsUpTakesNoMoreRoomThanOthers(String reading) throws Exception {
        byte[] body = ("{\"former\":" + reading + ",\"latter\":{\"parts\":[],\"tasks\":[]}}")
                .getBytes(StandardCharsets.UTF_8);
        try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < 2 * AT_ONCE; i++) {
                String head = "POST /v1/documents/compare HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length + "\r\nAuthorization: Bearer "
                        + TestLogin.token(TestLogin.claims("login-" + i % LOGINS, Role.PLANNER)) + "\r\n\r\n";
                senders.submit(() -> {
                    try (Socket sender =
                            new Socket(plans.url().getHost(), plans.url().getPort())) {
                        sender.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                        sender.getOutputStream().write(body);
                    }
                    return null;
                });
            }
        }
        assertThatAnotherIsAnswered();
    }

    private static HttpRequest.Builder asAdmin(String login, String path) {
        return HttpRequest.newBuilder(plans.url().resolve(path))
                .header("Authorization", "Bearer " + TestLogin.token(TestLogin.claims(login, Role.ADMIN)))
                .header("Content-Type", "application/json");
    }

    private static void put(HttpClient http, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                asAdmin("admin", path).PUT(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        assertTrue(Set.of(200, 201).contains(answer.statusCode()), answer.body());
    }

    /// A plan is stored that is as large as a plan may be.
    private static void putLargestPlan(HttpClient http, String code) throws IOException, InterruptedException {
        String task = "{\"number\":\"%d\",\"text\":\"" + "长".repeat(20_000) + "\",\"part\":1}";
        put(http, "/v1/plans/" + code, """
                {"title":"大","region":"370000","from":"2023-01","to":"2023-12","parts":[{"title":"一"}],"tasks":[%s]}
                """.formatted(
                        IntStream.rangeClosed(1, 69).mapToObj(task::formatted).collect(Collectors.joining(","))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/plans/largest-1", "/v1/tasks?limit=1000", "/v1/changes?limit=1000"})
    void whatManyReadAtOnceHasRoom(String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            if (http.send(asAdmin("admin", "/v1/plans/largest-1").GET().build(), BodyHandlers.discarding())
                            .statusCode()
                    == 404) {
                put(http, "/v1/regions/370000", "{\"name\":\"甲省\",\"level\":\"PROVINCE\"}");
                putLargestPlan(http, "largest-1");
                putLargestPlan(http, "largest-2");
            }
            List<Future<Integer>> read = new ArrayList<>();
            for (int i = 0; i < 2 * READERS; i++) {
                HttpRequest request =
                        asAdmin("reader-" + i % (2 * LOGINS), path).GET().build();
                read.add(readers.submit(
                        () -> http.send(request, BodyHandlers.discarding()).statusCode()));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> each : read) {
                statuses.add(each.get());
            }
            // Whoever waited for too long is told to come again.
            assertTrue(Set.of(200, 503).containsAll(statuses), statuses.toString());
            assertTrue(statuses.contains(200), statuses.toString());
        }
        assertThatAnotherIsAnswered();
    }

    @ParameterizedTest(name = "shape {index}")
    @MethodSource("largest")
    void whatIsMoreThanTheMemoryHoldsComesAgainLater(String reading) throws Exception {
        for (HttpResponse<String> answer : compareAtOnce(reading)) {
            assertEquals(200, answer.statusCode(), answer.body());
        }
        assertThatAnotherIsAnswered();
    }
}
