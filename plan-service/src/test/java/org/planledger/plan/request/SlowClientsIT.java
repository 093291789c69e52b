package org.planledger.plan.request;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// More slow clients than there are connections to the database and threads. A body is waited for two seconds.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@TestProfile(SlowClientsIT.Impatient.class)
class SlowClientsIT {
    private static final int CLIENTS = 100;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int LARGE = 3_900_000;

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("body-limit.patience", "2S", "rate-limit.person-at-once", "200");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1 << 12);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// Sends a byte now and then until it is answered.
    ///
    /// @return the answer to its end, which is that of the connection
    private String drip(int number) throws IOException, InterruptedException {
        try (Socket socket = connect()) {
            send(
                    socket,
                    "PUT /v1/regions/3789%02d HTTP/1.1\r\nHost: here\r\nAuthorization: %s\r\n"
                                    .formatted(number, TestLogin.authorization())
                            + "Accept-Language: en\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
            while (socket.getInputStream().available() == 0) {
                send(socket, " ");
                TimeUnit.MILLISECONDS.sleep(50);
            }
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void bodiesThatDripAreCutOffAndHoldNobodyUp() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = IntStream.range(0, CLIENTS)
                    .mapToObj(number -> clients.submit((Callable<String>) () -> drip(number)))
                    .toList();
            for (int i = 0; i < 20; i++) {
                Api.get("/v1/regions?limit=1").then().statusCode(200);
                assertEquals(0, openTransactions());
            }
            for (Future<String> answer : answers) {
                String told = answer.get();
                assertTrue(told.startsWith("HTTP/1.1 408 "), told);
                assertTrue(told.contains("urn:plan-ledger:problem:too-slow"), told);
                assertTrue(told.contains("after 2 s at least 8192 bytes a second"), told);
            }
        }
        Api.get("/v1/regions/378900").then().statusCode(404);
        Api.putRegion("378900", "{\"name\":\"慢市\",\"level\":\"ZONE\",\"parent\":\"370000\"}")
                .then()
                .statusCode(201);
    }

    @Test
    void headersThatDripHoldNobodyUp() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 5 * CLIENTS; i++) {
                Socket client = connect();
                clients.add(client);
                send(client, "GET /v1/regions HTTP/1.1\r\nHost: here\r\n");
            }
            for (int i = 0; i < 20; i++) {
                for (Socket client : clients) {
                    send(client, "X");
                }
                Api.get("/v1/regions?limit=1").then().statusCode(200);
            }
            assertEquals(0, openTransactions());
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    /// An answer of 3.9 MB: more than the operating system takes in for a client.
    private static void putLargePlan() {
        String task = "{\"number\":\"%d\",\"text\":\"" + "长".repeat(20_000) + "\",\"part\":1}";
        Api.putPlan("unread", """
                        {"title":"未读","region":"371503","from":"2023-01","to":"2023-12","parts":[{"title":"一"}],
                         "tasks":[%s]}
                        """.formatted(
                        IntStream.rangeClosed(1, 65).mapToObj(task::formatted).collect(Collectors.joining(","))))
                .then()
                .statusCode(anyOf(is(201), is(200)));
    }

    private Socket ask(String path) throws IOException {
        Socket client = connect();
        send(client, request(path));
        return client;
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: here\r\nAuthorization: " + TestLogin.authorization() + "\r\n\r\n";
    }

    /// Reads on until the server closes the connection.
    ///
    /// @return how much there was
    private static long readToTheEnd(Socket client) throws IOException {
        try {
            return client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            return 0;
        }
    }

    @Test
    void clientsThatDoNotReadTheirAnswersHoldNobodyUp() throws Exception {
        putLargePlan();
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS / 2; i++) {
                clients.add(ask("/v1/plans/unread"));
            }
            for (Socket client : clients) {
                // The answer has begun, and the rest of it waits.
                assertEquals('H', client.getInputStream().read());
            }
            assertEquals(0, openTransactions());
            for (int i = 0; i < 20; i++) {
                Api.get("/v1/plans/unread/tasks/1").then().statusCode(200).body("number", equalTo("1"));
            }
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void anAnswerThatIsNotTakenIsBrokenOff() throws Exception {
        putLargePlan();
        try (Socket client = ask("/v1/plans/unread")) {
            assertEquals('H', client.getInputStream().read());
            assertThrows(SocketException.class, () -> {
                for (int i = 0; i < 600; i++) {
                    send(client, "G");
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            });
        }
    }

    @Test
    void anAnswerThatIsTakenSlowlyButSteadilyIsGivenToItsEnd() throws Exception {
        putLargePlan();
        try (Socket client = ask("/v1/plans/unread")) {
            InputStream answer = client.getInputStream();
            long read = 0;
            for (int i = 0; i < 120; i++) {
                read += answer.readNBytes(10_000).length;
                TimeUnit.MILLISECONDS.sleep(50);
            }
            while (read < LARGE) {
                int more = answer.readNBytes(100_000).length;
                assertTrue(more > 0, "ended after " + read);
                read += more;
            }
        }
    }

    @Test
    void requestsThatAreNotWaitedForAreNotTakenIn() throws Exception {
        String cursor = Api.get("/v1/changes?limit=1000").then().extract().path("cursor");
        while (Api.get("/v1/changes?limit=1000&after=" + cursor)
                .then()
                .extract()
                .path("more")) {
            cursor = Api.get("/v1/changes?limit=1000&after=" + cursor)
                    .then()
                    .extract()
                    .path("cursor");
        }
        try (Socket client = ask("/v1/changes?wait=20&after=" + cursor)) {
            send(client, request("/v1/regions?limit=1").repeat(15));
            TimeUnit.MILLISECONDS.sleep(200);
            send(client, request("/v1/regions?limit=1"));
            assertEquals(0, readToTheEnd(client));
        }
    }

    @Test
    void requestsOfWhichNobodyReadsTheAnswersAreNotAnsweredForEver() throws Exception {
        try (Socket client = connect()) {
            client.setSoTimeout(5_000);
            String one = "GET /q/health/live HTTP/1.1\r\nHost: here\r\n\r\n";
            assertThrows(SocketException.class, () -> {
                for (int i = 0; i < 100_000; i++) {
                    send(client, one);
                    TimeUnit.MICROSECONDS.sleep(10);
                }
            });
        }
    }

    @Test
    void tooManyRequestsAtTheSameTimeAreToldToWait() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try {
            String token = "Bearer " + TestLogin.token(TestLogin.claims("hasty", Role.ADMIN));
            given().header("Authorization", token)
                    .get("/v1/regions?limit=1")
                    .then()
                    .statusCode(200);
            String begun = "GET /v1/changes?wait=20&after=" + Api.end() + " HTTP/1.1\r\nHost: here\r\nAuthorization: "
                    + token + "\r\n\r\n";
            for (int i = 0; i < 200; i++) {
                Socket client = connect();
                clients.add(client);
                send(client, begun);
            }
            await(() -> given().header("Authorization", token)
                            .header("Accept-Language", "en")
                            .get("/v1/regions?limit=1")
                            .statusCode()
                    == 429);
            Api.get("/v1/regions?limit=1").then().statusCode(200);
            for (Socket client : clients) {
                client.close();
            }
            // They are worked on, whether anybody waits for them or not.
            for (int i = 0; i < 10; i++) {
                TimeUnit.MILLISECONDS.sleep(100);
                given().header("Authorization", token)
                        .get("/v1/regions?limit=1")
                        .then()
                        .statusCode(429);
            }
            await(() -> given().header("Authorization", token)
                            .get("/v1/regions?limit=1")
                            .statusCode()
                    == 200);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 600 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertTrue(condition.getAsBoolean());
    }

    /// Transactions in which nothing is done at the moment: somebody has begun them and waits.
    private int openTransactions() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and state like 'idle in transaction%'
                          and state_change < now() - interval '1 second'
                        """)) {
            found.next();
            return found.getInt(1);
        }
    }
}
