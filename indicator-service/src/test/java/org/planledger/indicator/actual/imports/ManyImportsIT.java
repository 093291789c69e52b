package org.planledger.indicator.actual.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.post;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

/// Far more imports at once than there are connections, and than the operator should have allowed.
@QuarkusTest
@TestProfile(ManyImportsIT.FewConnections.class)
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ManyImportsIT {
    private static final int IMPORTS = 16;
    private static final int ROWS = 12 * 50;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    public static class FewConnections implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.jdbc.max-size",
                    "8",
                    "indicator.import.at-once",
                    "100",
                    // Answers are held until the test has seen what it wants to see meanwhile.
                    "indicator.plan-service.read-timeout",
                    "2m");
        }
    }

    @Inject
    AgroalDataSource database;

    @TestHTTPResource
    URI service;

    @AfterEach
    void publishAll() {
        PlanFeedStub.holdBack(false);
    }

    @Test
    void eachEndsWithAllItsFiguresStoredOrIsToldToComeAgain() throws InterruptedException, ExecutionException {
        for (int i = 0; i < IMPORTS; i++) {
            givenIndicator("many-" + i);
        }
        givenARegionThatNobodyKnows("371596");
        CountDownLatch answered = new CountDownLatch(1);
        PlanFeedStub.hold(answered);
        List<Future<List<Integer>>> imports = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(IMPORTS)) {
            for (int i = 0; i < IMPORTS; i++) {
                String indicator = "many-" + i;
                imports.add(clients.submit(() -> importUntilTaken(indicator, answered)));
            }
        }
        for (int i = 0; i < IMPORTS; i++) {
            List<Integer> answers = imports.get(i).get();
            assertEquals(200, answers.getLast());
            assertTrue(answers.stream().allMatch(status -> status == 200 || status == 503), answers::toString);
            get("/v1/actuals/many-" + i + "/371596/2003-01").statusCode(200);
        }
    }

    @Test
    void figuresAreStoredWhileAsManyImportsRunAsMay() throws InterruptedException, ExecutionException {
        givenIndicator("beside");
        PlanFeedStub.region("371597");
        post("beside/371597/2003-01", "1").statusCode(201);
        for (int i = 0; i < IMPORTS; i++) {
            givenIndicator("beside-" + i);
        }
        givenARegionThatNobodyKnows("371598");
        CountDownLatch answered = new CountDownLatch(1);
        PlanFeedStub.hold(answered);
        byte[][] files = new byte[IMPORTS][];
        for (int i = 0; i < IMPORTS; i++) {
            files[i] = "indicator,region,period,value\nbeside-%d,371598,2003-01,1\n"
                    .formatted(i)
                    .getBytes(StandardCharsets.UTF_8);
        }
        try (ExecutorService clients = Executors.newFixedThreadPool(2 * IMPORTS)) {
            List<Future<Integer>> imports = new ArrayList<>();
            for (byte[] file : files) {
                imports.add(clients.submit(() -> importFile("text/csv", file).statusCode()));
            }
            List<Future<Integer>> posts = new ArrayList<>();
            for (int month = 2; month <= 12; month++) {
                String key = "beside/371597/2003-%02d".formatted(month);
                posts.add(
                        clients.submit(() -> post(key, "1").extract().response().statusCode()));
            }
            try {
                for (Future<Integer> posted : posts) {
                    assertEquals(201, posted.get());
                }
                assertTrue(imports.stream().anyMatch(running -> !running.isDone()), "no import was running");
            } finally {
                answered.countDown();
            }
            int stored = 0;
            for (Future<Integer> imported : imports) {
                assertTrue(Set.of(200, 503).contains(imported.get()), imported::toString);
                stored += imported.get() == 200 ? 1 : 0;
            }
            assertTrue(stored > 0, "no import was stored");
        }
    }

    @Test
    void whatIsSentAgainWhileItRunsIsToldThatWhereThereIsRoomForNoOther() throws Exception {
        givenIndicator("full");
        PlanFeedStub.region("371599");
        post("full/371599/2003-01", "1").statusCode(201);
        byte[] file = "indicator,region,period,value\nfull,371599,2003-01,2\n".getBytes(StandardCharsets.UTF_8);
        List<String> begun = new ArrayList<>();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from series where indicator = 'full' for update");
            Response next = send(file, "full-0");
            while (next.statusCode() == 202) {
                begun.add(URI.create(next.header("Location")).getPath());
                next = send(file, "full-" + begun.size());
            }
            assertEquals(503, next.statusCode());
            Response again = send(file, "full-0");
            assertEquals(409, again.statusCode(), again.asString());
            assertEquals("1", again.header("Retry-After"));
            other.rollback();
        }
        for (String one : begun) {
            while (get(one).extract().path("phase").equals("READING")) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
        // The import has told what it has done a moment before it has made room for others.
        Response told = send(file, "full-0");
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (Set.of(409, 503).contains(told.statusCode()) && Instant.now().isBefore(end)) {
            TimeUnit.MILLISECONDS.sleep(20);
            told = send(file, "full-0");
        }
        assertEquals(200, told.statusCode(), told.asString());
    }

    /// Files that come slowly, of which each would be waited for for days.
    @Test
    void whoSendsSlowlyTakesNobodysRoomButTheirOwn() throws IOException {
        givenIndicator("slow");
        PlanFeedStub.region("371595");
        String token = TestLogin.token(TestLogin.claims("slow-sender", Role.ADMIN));
        List<Socket> slow = new ArrayList<>();
        try {
            boolean isTold = false;
            while (!isTold) {
                assertTrue(slow.size() < IMPORTS, "one sender begins as many imports as they like");
                Socket client = new Socket(service.getHost(), service.getPort());
                slow.add(client);
                client.getOutputStream().write("""
                                POST /v1/actuals/imports HTTP/1.1\r
                                Host: here\r
                                Authorization: Bearer %s\r
                                Content-Type: text/csv\r
                                Content-Length: 100000000\r
                                \r
                                indicator,region,period,value
                                """.formatted(token).getBytes(StandardCharsets.UTF_8));
                client.setSoTimeout(2000);
                isTold = isAnswered(client);
            }
            importFile(
                            "text/csv",
                            "indicator,region,period,value\nslow,371595,2003-01,1\n".getBytes(StandardCharsets.UTF_8))
                    .then()
                    .statusCode(200);
        } finally {
            for (Socket client : slow) {
                client.close();
            }
        }
    }

    /// Whether it was answered at once that there is no room.
    private static boolean isAnswered(Socket client) throws IOException {
        try {
            byte[] begin = client.getInputStream().readNBytes("HTTP/1.1 503".length());
            assertEquals("HTTP/1.1 503", new String(begin, StandardCharsets.US_ASCII));
            return true;
        } catch (SocketTimeoutException isReceived) {
            return false;
        }
    }

    /// The follower in the background does not learn it, so that each import has to ask for it.
    private static void givenARegionThatNobodyKnows(String region) {
        PlanFeedStub.holdBack(true);
        PlanFeedStub.region(region);
    }

    private static Response send(byte[] file, String key) {
        return importFile("text/csv", file, "Prefer", "respond-async", "Idempotency-Key", key);
    }

    /// @return the status of each answer
    private static List<Integer> importUntilTaken(String indicator, CountDownLatch answered) {
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int row = 0; row < ROWS; row++) {
            file.append("%s,371596,%d-%02d,%d%n".formatted(indicator, 1976 + row / 12, row % 12 + 1, row));
        }
        byte[] body = file.toString().getBytes(StandardCharsets.UTF_8);
        List<Integer> answers = new ArrayList<>();
        do {
            Response answer = importFile("text/csv", body);
            answers.add(answer.statusCode());
            answered.countDown();
            if (answer.statusCode() == 200) {
                assertEquals(ROWS, answer.<Integer>path("created"));
            }
        } while (answers.getLast() == 503);
        return answers;
    }
}
