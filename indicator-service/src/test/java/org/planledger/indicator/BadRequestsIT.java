package org.planledger.indicator;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class BadRequestsIT {
    @Inject
    AgroalDataSource database;

    private final HttpClient http = HttpClient.newHttpClient();

    record BadRequest(String method, String path, String type, String body, int status, String field, String says) {
        static BadRequest read(String line) {
            String[] parts =
                    Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            assertEquals(6, parts.length, line);
            String[] target = parts[0].split(" ", 2);
            return new BadRequest(
                    target[0], target[1], parts[1], parts[2], Integer.parseInt(parts[3]), parts[4], parts[5]);
        }

        byte[] bytes() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (String part : body.replace("<NUL>", "\0").splitWithDelimiters("<E9>", -1)) {
                bytes.writeBytes(
                        part.equals("<E9>") ? new byte[] {(byte) 0xE9} : part.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        }

        @Override
        public String toString() {
            return method + " " + path + " " + body;
        }
    }

    static Stream<BadRequest> badRequests() throws IOException {
        try (InputStream table = Objects.requireNonNull(BadRequestsIT.class.getResourceAsStream("/bad-requests.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).map(BadRequest::read).toList().stream();
        }
    }

    @BeforeEach
    void givenTwoIndicators() {
        if (given().get("/v1/indicators/bad-quarter").statusCode() == 200) {
            return;
        }
        PlanFeedStub.region("371503");
        PlanFeedStub.plan("bad-plan", "1");
        Service.givenIndicator("bad-month");
        Service.givenIndicator("bad-quarter", "QUARTER", 0);
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void isAnsweredWithAProblemThatSaysWhatWouldBeRightAndStoresNothing(BadRequest request) throws Exception {
        String before = stored();
        HttpRequest.Builder message = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + request.path()))
                .method(
                        request.method(),
                        request.body().isEmpty()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(request.bytes()))
                .header("Authorization", TestLogin.authorization())
                .header("Accept-Language", "en");
        if (!request.type().equals("-")) {
            message.header("Content-Type", request.type());
        }
        HttpResponse<String> answer = http.send(message.build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(request.status(), answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
        JsonPath problem = JsonPath.from(answer.body());
        assertTrue(problem.getString("type").startsWith("urn:plan-ledger:problem:"), answer.body());
        assertNotNull(problem.getString("instance"));
        List<Object> expected = problem.getList("violations.expected");
        assertTrue(expected == null || !expected.contains(null), answer.body());
        if (!request.field().equals("-")) {
            List<String> fields = problem.getList("violations.field");
            assertTrue(fields.contains(request.field()), answer.body());
        }
        if (!request.says().equals("-")) {
            assertTrue(answer.body().contains(request.says()), answer.body());
        }
        assertEquals(before, stored());
    }

    @Test
    void tenMegabytesOfGarbageAreRefused() throws Exception {
        byte[] garbage = new byte[10 << 20];
        new Random(1).nextBytes(garbage);
        String before = stored();
        for (String path :
                List.of("/v1/actuals/bad-month/371503/2023-01", "/v1/indicators/bad-new", "/v1/targets/bad-target")) {
            int status = given().contentType("application/json")
                    .body(new java.io.ByteArrayInputStream(garbage))
                    .put(path)
                    .statusCode();
            assertTrue(status >= 400 && status < 500, path + " " + status);
        }
        assertEquals(before, stored());
    }

    @Test
    void aBodyThatIsAnnouncedAsLargerThanAnyImportIsRefusedWithAProblem() throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write("""
                            POST /v1/actuals/imports HTTP/1.1
                            Host: here
                            Connection: close
                            Accept-Language: en
                            Content-Type: text/csv
                            Content-Length: 30000000000
                            Authorization: %s

                            """.formatted(TestLogin.authorization())
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = answer(socket.getInputStream());
            assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
            assertTrue(answer.contains("urn:plan-ledger:problem:too-large"), answer);
            assertTrue(answer.contains("\"expected\":\"at most 2048 MB"), answer);
        }
    }

    /// The answer alone: the service still waits for the announced body, and does not close the connection.
    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        Matcher length = Pattern.compile("(?i)content-length: *([0-9]+)").matcher(head);
        assertTrue(length.find(), head.toString());
        return head + new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
    }

    @Test
    void problemsAreInChineseUnlessEnglishIsAskedFor() {
        String chinese = given().contentType("application/json")
                .body("{}")
                .put("/v1/actuals/bad-month/371503/2023-01")
                .asString();
        assertTrue(chinese.contains("必须填写"), chinese);
    }

    private String stored() throws SQLException {
        String sql = """
                select concat_ws(' ',
                    (select sum(version) from indicator), (select max(change_no) from indicator),
                    (select sum(version) from target), (select max(change_no) from target),
                    (select count(*) from series), (select count(*) from actual))
                """;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
