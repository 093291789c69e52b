package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.post;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Service;
import org.planledger.kernel.testing.PostgresTestResource;

/// Imports of the same figures at the same time. An import overwrites a figure as it stands when it is stored; its
/// answer says as `before` what it has really replaced, so that nothing is replaced unseen.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class RacingImportsIT {
    private static final int WRITERS = 3;
    private static final int ROUNDS = 8;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final String WAITING_FOR_SERIES = "query like '%join series s on%for no key update of s%'";
    private static final String WAITING_FOR_ITS_TURN = "wait_event = 'advisory'";

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
    }

    /// Every import has read the figure as it was at first before any of them may store it.
    @Test
    void importsThatHavePlannedWithTheSameFigureTellWhatTheyHaveReplaced() throws Exception {
        givenIndicator("race-planned");
        post("race-planned/371503/2023-01", "100").statusCode(201);
        List<Map<String, Object>> changes = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<Response>> answers;
            try (Connection other = database.getConnection();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("select from series where indicator = 'race-planned' for update");
                answers = IntStream.range(0, WRITERS)
                        .mapToObj(writer ->
                                clients.submit(() -> importFigures(List.of("race-planned"), Integer.toString(writer))))
                        .toList();
                awaitWaiting(WRITERS, WAITING_FOR_SERIES);
                other.rollback();
            }
            for (Future<Response> answer : answers) {
                changes.addAll(changesOf(answer.get()));
            }
        }
        assertChain("race-planned", 100, changes);
    }

    /// Each has stored its first ten thousand figures when it comes to those of the other: one is stopped.
    /// It begins anew when the other has ended, and holds nothing until then that could stop it once more.
    @Test
    void ofLargeImportsInOppositeOrdersTheOneThatIsStoppedWaitsForItsTurn() throws Exception {
        List<String> indicators =
                IntStream.range(0, 21).mapToObj("race-turn-%02d"::formatted).toList();
        indicators.forEach(Service::givenIndicator);
        indicators.forEach(indicator -> post(indicator + "/371503/2023-01", "1").statusCode(201));
        List<String> rows = indicators.stream()
                .flatMap(indicator -> IntStream.range(0, 1000)
                        .mapToObj(month ->
                                indicator + ",371503," + YearMonth.of(1930, 1).plusMonths(month) + ","))
                .toList();
        try (ExecutorService clients = Executors.newFixedThreadPool(3);
                Connection middle = database.getConnection();
                Connection first = database.getConnection()) {
            lock(middle, "race-turn-10");
            Future<Response> rising = clients.submit(() -> importRows(rows, "2"));
            awaitWaiting(1, WAITING_FOR_SERIES);
            Future<Response> falling = clients.submit(() -> importRows(rows.reversed(), "3"));
            awaitWaiting(2, WAITING_FOR_SERIES);
            Future<?> locked = clients.submit(() -> {
                lock(first, "race-turn-00");
                return null;
            });
            awaitWaiting(1, "query like '%race-turn-00%'");
            // Who waits looks once, after a second, whether it waits in a circle; so it is the rising one that finds
            // it.
            awaitWaiting(
                    2,
                    WAITING_FOR_SERIES + " and exists (select from pg_locks l"
                            + " where l.pid = pg_stat_activity.pid and clock_timestamp() - l.waitstart > interval '1.5 s')");
            middle.rollback();
            locked.get();
            awaitWaiting(1, WAITING_FOR_ITS_TURN);
            first.rollback();
            falling.get().then().statusCode(200).body("created", equalTo(21_000));
            rising.get().then().statusCode(200).body("updated", equalTo(21_000));
        }
    }

    private static void lock(Connection connection, String indicator) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select from series where indicator = '" + indicator + "' for update");
        }
    }

    private static Response importRows(List<String> rows, String value) {
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        rows.forEach(row -> file.append(row).append(value).append('\n'));
        return importWith("", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void awaitWaiting(int imports, String condition) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (waiting(condition) < imports) {
            assertTrue(Instant.now().isBefore(end), "not so many imports wait so: " + condition);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /// Each time in a transaction of its own, which sees the activity as it is then.
    private int waiting(String condition) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and\s""" + condition)) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void theBeforesAndAftersOfImportsInAnyOrderFormOneChainOfEachFigure() throws Exception {
        List<String> indicators = List.of("race-a", "race-b", "race-c", "race-d");
        indicators.forEach(Service::givenIndicator);
        List<Future<List<Map<String, Object>>>> imports;
        try (ExecutorService clients = Executors.newFixedThreadPool(WRITERS)) {
            imports = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> clients.submit(() -> importInAnyOrder(indicators, writer)))
                    .toList();
        }
        List<Map<String, Object>> changes = new ArrayList<>();
        for (Future<List<Map<String, Object>>> done : imports) {
            changes.addAll(done.get());
        }
        for (String indicator : indicators) {
            assertChain(
                    indicator,
                    null,
                    changes.stream()
                            .filter(change -> change.get("indicator").equals(indicator))
                            .toList());
        }
    }

    private static List<Map<String, Object>> importInAnyOrder(List<String> indicators, int writer) {
        Random random = new Random(writer);
        List<Map<String, Object>> changes = new ArrayList<>();
        List<String> order = new ArrayList<>(indicators);
        for (int round = 0; round < ROUNDS; round++) {
            Collections.shuffle(order, random);
            changes.addAll(changesOf(importFigures(order, Integer.toString(writer * ROUNDS + round))));
        }
        return changes;
    }

    private static Response importFigures(List<String> indicators, String value) {
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        indicators.forEach(indicator ->
                file.append(indicator).append(",371503,2023-01,").append(value).append('\n'));
        return importWith("", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Map<String, Object>> changesOf(Response answer) {
        answer.then().statusCode(200);
        return answer.path("changes");
    }

    /// Each change has replaced what the one before it has stored, and every revision is one of them.
    ///
    /// @param first the figure before all of them; null when there was none
    private static void assertChain(String indicator, Integer first, List<Map<String, Object>> changes) {
        List<Integer> revisions = get("/v1/actuals/" + indicator + "/371503/2023-01/revisions?limit=100")
                .extract()
                .path("items.revision");
        assertEquals(revisions.size(), changes.size() + (first == null ? 0 : 1));
        List<Map<String, Object>> inOrder = changes.stream()
                .sorted((a, b) -> Integer.compare(revision(a, "after"), revision(b, "after")))
                .toList();
        Object stored = first;
        int revision = first == null ? 0 : 1;
        for (Map<String, Object> change : inOrder) {
            revision++;
            assertEquals(revision, revision(change, "after"));
            assertEquals(
                    stored,
                    change.get("before") == null ? null : side(change, "before").get("value"));
            assertEquals(stored == null ? "CREATED" : "UPDATED", change.get("outcome"));
            stored = side(change, "after").get("value");
        }
    }

    private static int revision(Map<String, Object> change, String side) {
        return (Integer) side(change, side).get("revision");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> side(Map<String, Object> change, String side) {
        return (Map<String, Object>) change.get(side);
    }
}
