package org.planledger.plan.request;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.plan.Api;

/// More slow clients than there are connections to the database and threads. A body is waited for two seconds.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@TestProfile(SlowClientsIT.Impatient.class)
class SlowClientsIT {
    private static final int CLIENTS = 100;
    private static final int PATIENCE_MILLIS = 240_000;

    @TestHTTPResource
    URI service;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("body-limit.patience", "2S");
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
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

    @Test
    void clientsThatDoNotReadTheirAnswersHoldNobodyUp() throws Exception {
        String task = "{\"number\":\"%d\",\"text\":\"" + "长".repeat(20_000) + "\",\"part\":1}";
        Api.putPlan("unread", """
                        {"title":"未读","region":"371503","from":"2023-01","to":"2023-12","parts":[{"title":"一"}],
                         "tasks":[%s]}
                        """.formatted(
                        IntStream.rangeClosed(1, 60).mapToObj(task::formatted).collect(Collectors.joining(","))))
                .then()
                .statusCode(201);
        List<Socket> clients = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS / 2; i++) {
                Socket client = connect();
                clients.add(client);
                send(
                        client,
                        "GET /v1/plans/unread HTTP/1.1\r\nHost: here\r\nAuthorization: " + TestLogin.authorization()
                                + "\r\n\r\n");
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
