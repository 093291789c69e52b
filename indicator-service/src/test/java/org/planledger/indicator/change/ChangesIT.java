package org.planledger.indicator.change;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.planledger.indicator.Service.awaitPublished;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ChangesIT {
    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "indicator.import.folder")
    Path received;

    @BeforeAll
    static void directory() {
        SlowFile.REGIONS.forEach(PlanFeedStub::region);
        PlanFeedStub.plan("plan-of-changes", "1");
    }

    private static JsonPath changes(String after, String more) {
        return get("/v1/changes?after=" + after + more)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /// The cursor behind everything that is published now.
    private static String end() {
        awaitPublished();
        String cursor = "0-0";
        JsonPath page;
        do {
            page = changes(cursor, "&limit=10000");
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        return cursor;
    }

    private static List<String> keysAfter(String after, int limit) {
        List<String> keys = new ArrayList<>();
        String cursor = after;
        JsonPath page;
        do {
            page = changes(cursor, "&limit=" + limit);
            keys.addAll(page.getList("changes.key"));
            cursor = page.getString("cursor");
        } while (page.getBoolean("more"));
        return keys;
    }

    @Test
    void deliveredChangesAreCounted() {
        givenIndicator("changes-counted");
        awaitPublished();
        double before = delivered();
        List<?> page = get("/v1/changes?limit=3").statusCode(200).extract().path("changes");
        assertEquals(before + page.size(), delivered());
    }

    private static double delivered() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("changes_delivered_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void indicatorsAndTargetsComeInTheirPresentStateAndEveryRevisionOfAFigureComes() {
        String before = end();
        givenIndicator("followed");
        putIndicator("followed", """
                        {"name":"新名","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                        """).statusCode(200);
        putTarget("followed-target", """
                        {"plan":"plan-of-changes","task":"1","indicator":"followed","region":"371503",
                        "comparator":"BETWEEN","value":1.50,"valueHigh":3,"from":"2023-01","to":"2023-12",
                        "baseline":{"period":"2022-12","value":0.5},
                        "milestones":[{"month":"2023-06","value":0.7},{"month":"2023-12","value":1.5}],
                        "strength":"ENSURE","weight":2,"phrase":"两家左右"}
                        """).statusCode(201);
        post("followed/371503/2023-01", "1").statusCode(201);
        post("followed/371503/2023-01", "1").statusCode(200);
        post("followed/371503/2023-01", "2.50").statusCode(200);
        delete("/v1/actuals/followed/371503/2023-01").statusCode(204);
        importCsv("indicator,region,period,value\nfollowed,371503,2023-02,7\nfollowed,371503,2023-01,8\n")
                .statusCode(200);
        awaitPublished();
        get("/v1/changes?after=" + before)
                .body("changes.kind", contains("INDICATOR", "TARGET", "ACTUAL", "ACTUAL", "ACTUAL", "ACTUAL", "ACTUAL"))
                .body("changes[0].indicator.name", equalTo("新名"))
                .body("changes[1].key", equalTo("followed-target"))
                .body("changes[1].target.milestones.month", contains("2023-06", "2023-12"))
                .body("changes[1].target.baseline.period", equalTo("2022-12"))
                .body("changes[1].target.phrase", equalTo("两家左右"))
                .body("changes[1].target.parent", nullValue())
                .body("changes[2].key", equalTo("followed/371503/2023-01"))
                .body("changes[2].actual.recordedAt", notNullValue())
                .body("changes.findAll { it.actual }.actual.revision", contains(1, 2, 3, 1, 4))
                .body("changes.deleted", contains(false, false, false, false, true, false, false))
                .body("changes[4].actual.withdrawn", equalTo(true))
                .body("changes[4].actual.value", nullValue())
                .body("more", equalTo(false));
        assertTrue(get("/v1/changes?kind=TARGET&after=" + before)
                .extract()
                .asString()
                .contains("\"value\":1.50,"));
        get("/v1/changes?kind=TARGET&kind=INDICATOR&after=" + before).body("changes", hasSize(2));
        delete("/v1/targets/followed-target").statusCode(204);
        awaitPublished();
        get("/v1/changes?kind=TARGET&after=" + before)
                .body("changes", hasSize(1))
                .body("changes[0].deleted", equalTo(true))
                .body("changes[0].target", nullValue());
    }

    @Test
    void aLargeImportIsReadPageByPageWithoutLossAndWithoutDoubles() {
        givenIndicator("paged");
        String before = end();
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        List<String> expected = new ArrayList<>();
        for (int year = 2000; year < 2026; year++) {
            for (int month = 1; month <= 12; month++) {
                String period = "%d-%02d".formatted(year, month);
                file.append("paged,371503,").append(period).append(",1\n");
                expected.add("paged/371503/" + period);
            }
        }
        importCsv(file.toString()).statusCode(200);
        awaitPublished();
        assertEquals(expected, keysAfter(before, 7));
        assertEquals(expected, keysAfter(before, 10_000));
    }

    @Test
    void aChangeThatCommitsLateIsNotPassedOver() throws SQLException {
        givenIndicator("late");
        post("late/371503/2023-01", "1").statusCode(201);
        String before = end();
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            insertRevision(slow, "late", 2);
            post("late/371503/2023-02", "1").statusCode(201);
            assertEquals(List.of(), keysAfter(before, 100), "the older writer is still open");
            slow.commit();
        }
        awaitPublished();
        assertEquals(List.of("late/371503/2023-01", "late/371503/2023-02"), keysAfter(before, 100));
    }

    @Test
    void whatIsRolledBackIsNeverPublished() throws SQLException {
        givenIndicator("rolled-back");
        post("rolled-back/371503/2023-01", "1").statusCode(201);
        String before = end();
        try (Connection failing = database.getConnection()) {
            failing.setAutoCommit(false);
            insertRevision(failing, "rolled-back", 2);
            post("rolled-back/371503/2023-02", "1").statusCode(201);
            failing.rollback();
        }
        awaitPublished();
        assertEquals(List.of("rolled-back/371503/2023-02"), keysAfter(before, 100));
    }

    private static void insertRevision(Connection connection, String indicator, int revision) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into actual (series_id, period, revision, value, is_final, position, previous_hash)
                    select id, 202301, %d, 9, false, length + 1, head from series where indicator = '%s'
                    """.formatted(revision, indicator));
        }
    }

    @Test
    void aFollowerThatWaitsIsWokenByAPostAndByAnImport() throws Exception {
        givenIndicator("awaited");
        for (String kind : List.of("post", "import")) {
            String before = end();
            CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(
                    () -> changes(before, "&kind=ACTUAL&wait=30").getList("changes.key"));
            CompletableFuture<List<String>> waitingOn = CompletableFuture.supplyAsync(
                    () -> changes(before, "&kind=TARGET&wait=15").getList("changes.key"));
            if (kind.equals("post")) {
                post("awaited/371503/2023-01", "1").statusCode(201);
            } else {
                importCsv("indicator,region,period,value\nawaited,371503,2023-01,2\n")
                        .statusCode(200);
            }
            assertEquals(List.of("awaited/371503/2023-01"), waiting.get(60, TimeUnit.SECONDS));
            assertFalse(waitingOn.isDone(), "who waits longer was answered first, so the commit has woken it");
            putTarget("awaited-" + kind, """
                            {"plan":"plan-of-changes","task":"1","indicator":"awaited","region":"371503",
                            "comparator":"AT_LEAST","value":1,"from":"2023-01","to":"2023-12"}
                            """).statusCode(201);
            assertEquals(List.of("awaited-" + kind), waitingOn.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void aSlowUploadHoldsNothingBack() throws Exception {
        givenIndicator("slow-upload");
        String before = end();
        CountDownLatch halfSent = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        CompletableFuture<Integer> upload =
                CompletableFuture.supplyAsync(() -> upload(new SlowFile(halfSent, mayGoOn)));
        halfSent.await();
        awaitReceived();
        post("slow-upload/371503/2023-01", "1").statusCode(201);
        JsonPath meanwhile = changes(before, "&wait=30");
        assertFalse(upload.isDone());
        mayGoOn.countDown();
        assertEquals(200, upload.get(60, TimeUnit.SECONDS));
        assertEquals(List.of("slow-upload/371503/2023-01"), meanwhile.getList("changes.key"));
        awaitPublished();
        List<String> all = keysAfter(before, 10_000);
        assertEquals(1 + SlowFile.ROWS, all.size());
    }

    /// Waits until the service has received a part of the file.
    private void awaitReceived() throws IOException, InterruptedException {
        for (int tried = 0; tried < 600; tried++) {
            if (hasReceived()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        fail("nothing has come into " + received);
    }

    private boolean hasReceived() throws IOException {
        try (Stream<Path> files = Files.walk(received)) {
            return files.filter(file -> file.toString().endsWith(".import"))
                    .anyMatch(file -> file.toFile().length() > 0);
        }
    }

    private static int upload(InputStream body) {
        try (java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient()) {
            return http.send(
                            java.net.http.HttpRequest.newBuilder(java.net.URI.create(io.restassured.RestAssured.baseURI
                                            + ":" + io.restassured.RestAssured.port + "/v1/actuals/imports"))
                                    .header("Authorization", TestLogin.authorization())
                                    .header("Content-Type", "text/csv")
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofInputStream(() -> body))
                                    .build(),
                            java.net.http.HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// A file that stops after a part that is large enough to have been received, until it may go on.
    private static final class SlowFile extends InputStream {
        static final int YEARS = 26;
        static final List<String> REGIONS = List.of("371503", "370102", "370103", "370104", "370105", "370106");
        static final int ROWS = YEARS * 12 * REGIONS.size();
        private final CountDownLatch halfSent;
        private final CountDownLatch mayGoOn;
        private final byte[] content;
        private final int half;
        private int next;

        SlowFile(CountDownLatch halfSent, CountDownLatch mayGoOn) {
            this.halfSent = halfSent;
            this.mayGoOn = mayGoOn;
            StringBuilder file = new StringBuilder("indicator,region,period,value,note\n");
            String note = "注".repeat(1000);
            for (String region : REGIONS) {
                for (int row = 0; row < YEARS * 12; row++) {
                    file.append("slow-upload,%s,%d-%02d,5,%s\n".formatted(region, 2000 + row / 12, 1 + row % 12, note));
                }
            }
            content = file.toString().getBytes(StandardCharsets.UTF_8);
            half = content.length / 2;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (next == half) {
                halfSent.countDown();
                try {
                    mayGoOn.await();
                } catch (InterruptedException interrupted) {
                    throw new IOException(interrupted);
                }
            }
            int end = next < half ? half : content.length;
            int count = Math.min(length, end - next);
            if (count == 0) {
                return -1;
            }
            System.arraycopy(content, next, buffer, offset, count);
            next += count;
            return count;
        }
    }
}
