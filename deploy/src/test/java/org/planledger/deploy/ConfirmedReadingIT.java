package org.planledger.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.kernel.testing.TestPostgres;

/// An official document, read and confirmed as it was read, with the real services: it becomes a plan with targets,
/// once, also where indicator-service was away in between.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ConfirmedReadingIT {
    private static final Path SOURCES = Path.of("sample-data", "source");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static ServiceProcess plan;
    private static ServiceProcess indicator;
    private static BetweenServices between;

    @BeforeAll
    static void start() throws IOException {
        int port = ServiceProcess.freePort();
        between = BetweenServices.start(URI.create("http://127.0.0.1:" + port));
        plan = ServiceProcess.start(
                "plan-service", settings("INDICATOR_SERVICE_URL", between.url().toString()));
        indicator = ServiceProcess.start(
                "indicator-service",
                port,
                settings("PLAN_SERVICE_URL", plan.url().toString()));
    }

    @AfterAll
    static void stop() {
        for (ServiceProcess process : new ServiceProcess[] {indicator, plan}) {
            if (process != null) {
                process.close();
            }
        }
        between.close();
    }

    private static Map<String, String> settings(String name, String value) {
        return new HashMap<>(Map.of(
                "DATABASE_URL",
                TestPostgres.newDatabase(),
                "DATABASE_USER",
                "postgres",
                "DATABASE_PASSWORD",
                "postgres",
                "LOG_JSON",
                "false",
                name,
                value));
    }

    private static HttpResponse<String> send(URI to, String method, String mediaType, byte[] body)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(to)
                        .header("Authorization", "Bearer " + TestLogin.everything())
                        .header("Accept-Language", "en")
                        .header("Content-Type", mediaType)
                        .method(method, BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static ObjectNode reading(String name) throws IOException, InterruptedException {
        HttpResponse<String> read = send(
                plan.url().resolve("/v1/documents"), "POST", "text/plain", Files.readAllBytes(SOURCES.resolve(name)));
        assertEquals(200, read.statusCode(), read.body());
        return (ObjectNode) ServiceClient.JSON.readTree(read.body());
    }

    private static HttpResponse<String> put(String path, String region, JsonNode reading)
            throws IOException, InterruptedException {
        ObjectNode confirmed = ServiceClient.JSON.createObjectNode().put("region", region);
        confirmed.set("reading", reading);
        return send(
                plan.url().resolve("/v1/documents/plans/" + path),
                "PUT",
                "application/json",
                ServiceClient.JSON.writeValueAsBytes(confirmed));
    }

    private static JsonNode adopted(int status, HttpResponse<String> answer) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        return ServiceClient.JSON.readTree(answer.body());
    }

    private static Set<String> all(JsonNode adoption, String list, String field) {
        Set<String> all = new TreeSet<>();
        adoption.path(list).forEach(item -> all.add(item.path(field).asText()));
        return all;
    }

    private static JsonNode get(ServiceProcess service, String path) throws IOException, InterruptedException {
        return adopted(200, send(service.url().resolve(path), "GET", "application/json", new byte[0]));
    }

    @Test
    @Order(1)
    void thePlansOfTheSamplesAreAdoptedAsTheyAreReadAndTheSecondTimeNothingChanges() throws Exception {
        for (String[] sample : new String[][] {
            {"shuicheng-2023", "371500Z01"}, {"chiping-2023-2025", "371503"}, {"donge-2023", "371524"}
        }) {
            ObjectNode reading = reading(sample[0] + ".txt");
            JsonNode trial = adopted(200, put(sample[0] + "?dryRun=true", sample[1], reading));
            JsonNode first = adopted(201, put(sample[0], sample[1], reading));
            assertEquals(Set.of("CREATED"), all(first, "targets", "outcome"));
            assertEquals(trial.path("targets"), first.path("targets"));
            assertEquals(trial.path("indicators"), first.path("indicators"));
            JsonNode second = adopted(200, put(sample[0], sample[1], reading));
            assertEquals("UNCHANGED", second.path("outcome").asText());
            assertEquals(Set.of("UNCHANGED"), all(second, "targets", "outcome"));
            assertEquals(Set.of("MATCHED"), all(second, "indicators", "origin"));
            assertEquals(Set.of("MATCHED"), all(second, "units", "origin"));
            List<String> goals = new ArrayList<>();
            reading.path("tasks")
                    .forEach(task -> task.path("targets")
                            .forEach(goal -> goals.add(goal.path("phrase").asText())));
            assertEquals(goals.size(), first.path("targets").size());
            JsonNode targets =
                    get(indicator, "/v1/targets?limit=1000&plan=" + sample[0]).path("items");
            assertEquals(all(first, "targets", "id").size(), targets.size());
        }
        JsonNode water = get(indicator, "/v1/targets/shuicheng-2023-22-1");
        assertEquals("AT_MOST", water.path("comparator").asText());
        assertEquals("5070", water.path("value").asText());
        assertEquals(
                "万立方米",
                get(indicator, "/v1/indicators/" + water.path("indicator").asText())
                        .path("unit")
                        .asText());
    }

    @Test
    @Order(2)
    void aReadingWithAFaultStoresNothingInEitherService() throws Exception {
        ObjectNode reading = reading("shuicheng-2023.txt");
        ((ObjectNode) reading.path("tasks").path(21).path("targets").path(0)).putNull("value");
        HttpResponse<String> refused = put("reading-with-fault", "371500Z01", reading);
        assertEquals(400, refused.statusCode(), refused.body());
        assertEquals(
                "reading.tasks[21].targets[0].value",
                ServiceClient.JSON
                        .readTree(refused.body())
                        .path("violations")
                        .path(0)
                        .path("field")
                        .asText());
        assertEquals(
                404,
                send(plan.url().resolve("/v1/plans/reading-with-fault"), "GET", "application/json", new byte[0])
                        .statusCode());
        assertTrue(get(indicator, "/v1/targets?plan=reading-with-fault")
                .path("items")
                .isEmpty());
    }

    @Test
    @Order(3)
    void whereIndicatorServiceIsAwayNothingIsStored() throws Exception {
        indicator.kill();
        assertEquals(503, put("reading-away", "371500Z01", again("（待）")).statusCode());
        indicator.restart();
        assertEquals(404, status("/v1/plans/reading-away"));
    }

    @Test
    @Order(4)
    void whatWasHalfStoredIsMadeWholeByTheSameRequest() throws Exception {
        ObjectNode reading = again("（再）");
        int before = get(indicator, "/v1/indicators?limit=1000").path("items").size();
        between.endAfterTrial(indicator::kill);
        HttpResponse<String> half = put("reading-half", "371500Z01", reading);
        assertEquals(503, half.statusCode(), half.body());
        assertTrue(half.body().contains("the plan is stored, its targets are not yet"), half.body());
        assertEquals(200, status("/v1/plans/reading-half"));
        indicator.restart();
        assertTrue(get(indicator, "/v1/targets?plan=reading-half").path("items").isEmpty());
        JsonNode whole = adopted(200, put("reading-half", "371500Z01", reading));
        assertEquals("UNCHANGED", whole.path("outcome").asText());
        assertEquals(Set.of("CREATED"), all(whole, "targets", "outcome"));
        assertEquals(Set.of("MATCHED"), all(whole, "indicators", "origin"));
        Set<String> ids = all(whole, "targets", "id");
        assertEquals(whole.path("targets").size(), ids.size());
        JsonNode stored = get(indicator, "/v1/targets?limit=1000&plan=reading-half");
        assertEquals(ids, all(stored, "items", "id"));
        assertEquals(
                before,
                get(indicator, "/v1/indicators?limit=1000").path("items").size());
        JsonNode repeated = adopted(200, put("reading-half", "371500Z01", reading));
        assertEquals(Set.of("UNCHANGED"), all(repeated, "targets", "outcome"));
    }

    /// The plan of a sample, named once more.
    private static ObjectNode again(String addition) throws IOException, InterruptedException {
        ObjectNode reading = reading("shuicheng-2023.txt");
        ObjectNode head = (ObjectNode) reading.path("plan");
        head.put("title", head.path("title").asText() + addition);
        return reading;
    }

    private static int status(String path) throws IOException, InterruptedException {
        return send(plan.url().resolve(path), "GET", "application/json", new byte[0])
                .statusCode();
    }
}
