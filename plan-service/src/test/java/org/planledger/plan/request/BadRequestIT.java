package org.planledger.plan.request;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

/// Sends every bad request of the table `bad-requests.txt`.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class BadRequestIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGION = "\"name\":\"甲县\",\"level\":\"COUNTY\",\"parent\":\"370000\"";
    private static final String UNIT = "\"region\":\"370000\",\"name\":\"甲局\"";
    private static final String PLAN = "\"title\":\"计划\",\"region\":\"371503\",\"from\":\"2023-01\",\"to\":\"2023-12\"";
    private static final String TASK = "\"number\":\"1\",\"text\":\"任务\",\"part\":1";

    @TestHTTPResource
    URI service;

    @Inject
    AgroalDataSource database;

    record Case(
            String what,
            String method,
            String path,
            String contentType,
            String body,
            int status,
            String type,
            String field,
            String code,
            String says) {

        static Case of(String line) {
            String[] column = line.split("\\s+\\|\\s+", -1);
            return new Case(
                    column[0],
                    column[1],
                    column[2],
                    column[3],
                    column[4],
                    Integer.parseInt(column[5]),
                    column[6],
                    column[7],
                    column[8],
                    column[9]);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream table = BadRequestIT.class.getResourceAsStream("/bad-requests.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .map(Case::of)
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isRefusedWithAProblemAndStoresNothing(Case request) throws Exception {
        String before = stored();
        HttpResponse<String> answer = send(request);
        assertEquals(request.status(), answer.statusCode(), answer::body);
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse("none").split(";", -1)[0]);
        JsonNode problem = JSON.readTree(answer.body());
        assertAll(
                () -> assertEquals(request.status(), problem.path("status").asInt()),
                () -> assertTrue(problem.path("instance").asText().startsWith("urn:uuid:")),
                () -> assertTrue(!problem.path("title").asText().isEmpty()
                        && !problem.path("detail").asText().isEmpty()),
                () -> assertEquals(
                        expected(request.type(), problem.path("type").asText()),
                        problem.path("type").asText()),
                () -> assertTrue(
                        !answer.body().contains("Exception") && !answer.body().contains("org.planledger"),
                        answer.body()),
                () -> assertViolation(request, problem),
                () -> assertEquals(before, stored(), "nothing is stored"));
    }

    private static void assertViolation(Case request, JsonNode problem) {
        if (request.field().equals("-") && request.code().equals("-")) {
            return;
        }
        JsonNode named = null;
        for (JsonNode violation : problem.path("violations")) {
            boolean field = request.field().equals("-")
                    || request.field().equals(violation.path("field").asText());
            boolean code = request.code().equals("-")
                    || request.code().equals(violation.path("code").asText());
            named = field && code ? violation : named;
        }
        assertNotNull(named, problem.toString());
        String says =
                named.path("message").asText() + " " + named.path("expected").asText();
        assertTrue(request.says().equals("-") || says.contains(request.says()), says);
    }

    private static String expected(String type, String actual) {
        return type.equals("-") ? actual : "urn:plan-ledger:problem:" + type;
    }

    private HttpResponse<String> send(Case request) throws IOException, InterruptedException {
        HttpRequest.Builder http = HttpRequest.newBuilder(service.resolve(request.path()))
                .header("Authorization", TestLogin.authorization())
                .header("Accept-Language", "en-GB,en;q=0.9")
                .method(request.method(), body(request.body()));
        if (!request.contentType().equals("-")) {
            http.header("Content-Type", request.contentType());
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(http.build(), BodyHandlers.ofString());
        }
    }

    private static BodyPublisher body(String text) {
        return switch (text) {
            case "-" -> BodyPublishers.noBody();
            case "@empty" -> BodyPublishers.ofByteArray(new byte[0]);
            case "@blank" -> BodyPublishers.ofString("  \n");
            case "@invalid-utf8" ->
                BodyPublishers.ofByteArray(
                        ("{" + REGION.replace("甲县", "ÿ") + "}").getBytes(StandardCharsets.ISO_8859_1));
            case "@overlong-utf8" ->
                BodyPublishers.ofByteArray(
                        ("{" + REGION.replace("甲县", "\u00c0\u00af") + "}").getBytes(StandardCharsets.ISO_8859_1));
            case "@utf16" -> BodyPublishers.ofByteArray(("{" + REGION + "}").getBytes(StandardCharsets.UTF_16LE));
            case "@utf16-half" -> BodyPublishers.ofByteArray(new byte[] {'{', 0, '"', 0, 'n'});
            case "@garbage" -> BodyPublishers.ofByteArray(garbage(10));
            case "@garbage-3mb" -> BodyPublishers.ofByteArray(garbage(3));
            case "@garbage-chunked" -> {
                byte[] bytes =
                        ("{\"title\":\"" + "甲".repeat(10 * 1024 * 1024 / 3) + "\"}").getBytes(StandardCharsets.UTF_8);
                yield BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
            }
            case "@large-plan" -> BodyPublishers.ofString("{" + PLAN + " ".repeat(9 * 1024 * 1024) + "}");
            case "@deep" -> BodyPublishers.ofString("{" + PLAN + ",\"parts\":" + "[".repeat(5_000));
            default -> BodyPublishers.ofString(json(text));
        };
    }

    private static byte[] garbage(int megabytes) {
        byte[] bytes = new byte[megabytes * 1024 * 1024];
        new Random(megabytes).nextBytes(bytes);
        return bytes;
    }

    private static String json(String text) {
        String long101 = text.replace("@101", "甲".repeat(101));
        String filled = long101.replace("@301", "甲".repeat(301)).replace("@20001", "甲".repeat(20_001));
        return switch (filled.split("\\+", 2)[0]) {
            case "region" -> merged(REGION, filled);
            case "unit" -> merged(UNIT, filled);
            case "plan" -> merged(PLAN, filled);
            case "task" -> "{" + PLAN + ",\"parts\":[{\"title\":\"一\"}],\"tasks\":[" + merged(TASK, filled) + "]}";
            default -> filled;
        };
    }

    /// The good fields, without those that are given instead, and then these.
    private static String merged(String good, String text) {
        String instead = text.substring(text.indexOf('{') + 1, text.lastIndexOf('}'));
        StringBuilder fields = new StringBuilder(instead);
        for (String field : good.split(",", -1)) {
            if (!("," + instead).contains(("," + field.split(":", -1)[0] + ":"))) {
                fields.append(fields.isEmpty() ? "" : ",").append(field);
            }
        }
        return "{" + fields + "}";
    }

    private String stored() {
        String sql = """
                select (select count(*) || '/' || sum(version) from region),
                    (select count(*) || '/' || sum(version) from unit),
                    (select count(*) || '/' || sum(version) from plan), (select count(*) from task)
                """;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1) + " " + row.getString(2) + " " + row.getString(3) + " " + row.getString(4);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
