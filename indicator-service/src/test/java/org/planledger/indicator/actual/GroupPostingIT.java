package org.planledger.indicator.actual;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.post;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// Figures that are posted at once, and so stored together.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class GroupPostingIT {
    private static final int AT_ONCE = 32;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("370901");
    }

    private static List<Response> allAtOnce(List<Callable<Response>> posts) throws Exception {
        List<Response> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Response> answer : threads.invokeAll(posts)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private static Callable<Response> posting(String key, String value) {
        return () -> post(key, value).extract().response();
    }

    private static void isIntact(String series, int revisions) {
        get("/v1/actuals/" + series + "/audit").body("intact", equalTo(true)).body("revisions", equalTo(revisions));
    }

    @Test
    void figuresOfManySeriesAreEachStoredOnce() throws Exception {
        List<Callable<Response>> posts = new ArrayList<>();
        for (int series = 0; series < 20; series++) {
            givenIndicator("grouped" + series);
            for (int month = 1; month <= 12; month++) {
                posts.add(posting("grouped%d/370901/2023-%02d".formatted(series, month), series + "." + month % 10));
            }
        }
        for (Response answer : allAtOnce(posts)) {
            assertEquals(201, answer.statusCode(), answer.asString());
            assertEquals("CREATED", answer.path("outcome"));
        }
        for (int series = 0; series < 20; series++) {
            get("/v1/actuals?limit=100&indicator=grouped" + series)
                    .body("items", hasSize(12))
                    .body("items.revision", everyItem(equalTo(1)));
            isIntact("grouped" + series + "/370901", 12);
        }
        assertEquals(240, differentPlacesInTheFeed("grouped%"));
    }

    @Test
    void whoPostsTheSameAtTheSameMomentIsNotRefused() throws Exception {
        givenIndicator("same-twice");
        for (int month = 1; month <= 12; month++) {
            String key = "same-twice/370901/2023-%02d".formatted(month);
            List<Callable<Response>> posts = new ArrayList<>();
            for (int client = 0; client < 16; client++) {
                posts.add(posting(key, "7"));
            }
            List<String> outcomes = new ArrayList<>();
            for (Response answer : allAtOnce(posts)) {
                outcomes.add(answer.path("outcome"));
            }
            assertEquals(1, Collections.frequency(outcomes, "CREATED"), outcomes.toString());
            assertEquals(15, Collections.frequency(outcomes, "UNCHANGED"), outcomes.toString());
        }
        isIntact("same-twice/370901", 12);
    }

    private int differentPlacesInTheFeed(String indicators) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(distinct (a.changed_in, a.change_no))
                        from actual a join series s on s.id = a.series_id
                        where s.indicator like '%s'
                        """.formatted(indicators))) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void figuresOfOneSeriesAreChainedOneAfterTheOther() throws Exception {
        givenIndicator("one-series");
        List<Callable<Response>> posts = new ArrayList<>();
        for (int year = 2010; year < 2020; year++) {
            for (int month = 1; month <= 12; month++) {
                posts.add(posting("one-series/370901/%d-%02d".formatted(year, month), "5"));
            }
        }
        for (Response answer : allAtOnce(posts)) {
            assertEquals(201, answer.statusCode(), answer.asString());
        }
        isIntact("one-series/370901", 120);
    }

    @Test
    void aBadFigureAmongGoodOnesFailsAloneAndForItsOwnFault() throws Exception {
        List<Callable<Response>> posts = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int number = 0; number < 30; number++) {
            givenIndicator("mixed" + number);
            posts.add(posting("mixed" + number + "/370901/2023-01", "1"));
            expected.add(201);
            posts.add(
                    switch (number % 4) {
                        case 0 -> posting("mixed" + number + "/370901/2023-Q1", "1");
                        case 1 -> posting("mixed" + number + "/370901/2023-02", "-1");
                        case 2 -> posting("no-mixed" + number + "/370901/2023-01", "1");
                        default -> posting("mixed" + number + "/379999/2023-01", "1");
                    });
            expected.add(400);
        }
        List<Response> answers = allAtOnce(posts);
        List<String> codes = List.of("frequency", "negative", "unknown-indicator", "unknown-region");
        for (int i = 0; i < answers.size(); i++) {
            Response answer = answers.get(i);
            assertEquals(expected.get(i), answer.statusCode(), answer.asString());
            if (answer.statusCode() == 400) {
                answer.then().body("violations.code", contains(codes.get(i / 2 % 4)));
            }
        }
    }

    /// Until then, what is posted afterwards might be stored only because it came first.
    private void awaitThatOneWaitsForALock() throws SQLException, InterruptedException {
        String waiting = """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock' and backend_type = 'client backend'
                """;
        Instant end = Instant.now().plus(LONGEST_WAIT);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(waiting)) {
            while (true) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getInt(1) > 0) {
                        return;
                    }
                }
                assertTrue(Instant.now().isBefore(end), "nobody waits for the lock");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /// The first post waits for the series, and the others are stored meanwhile; it is stored once it can be.
    @Test
    void whatAnotherWriterHoldsIsWaitedForAloneAndNotLost() throws Exception {
        givenIndicator("held");
        givenIndicator("free");
        post("held/370901/2023-01", "1").statusCode(201);
        CompletableFuture<Response> held;
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from series where indicator = 'held' for no key update");
            held = CompletableFuture.supplyAsync(
                    () -> post("held/370901/2023-02", "2").extract().response());
            awaitThatOneWaitsForALock();
            for (int month = 1; month <= 12; month++) {
                post("free/370901/2023-%02d".formatted(month), "1").statusCode(201);
            }
            other.rollback();
        }
        assertEquals(201, held.get().statusCode());
        isIntact("held/370901", 2);
        isIntact("free/370901", 12);
    }

    /// A series that another writer is just making cannot be seen, and whoever wants to make it, too, has to wait.
    @Test
    void whoWaitsForASeriesThatIsBeingMadeDoesNotKeepTheOthersFromBeingStored() throws Exception {
        givenIndicator("made");
        givenIndicator("others");
        List<CompletableFuture<Response>> posts = new ArrayList<>();
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into series (indicator, region, head)"
                    + " values ('made', '370901', sha256('made/370901'))");
            for (int month = 1; month <= 3; month++) {
                String made = "made/370901/2023-0" + month;
                posts.add(CompletableFuture.supplyAsync(
                        () -> post(made, "1").extract().response()));
            }
            awaitThatOneWaitsForALock();
            for (int month = 1; month <= 12; month++) {
                post("others/370901/2023-%02d".formatted(month), "1").statusCode(201);
            }
            other.commit();
        }
        for (CompletableFuture<Response> each : posts) {
            assertEquals(201, each.get().statusCode(), each.get().asString());
        }
        isIntact("made/370901", 3);
    }

    @Test
    void whoWaitsTooLongForALockIsToldAndNothingIsStored() throws Exception {
        givenIndicator("too-long");
        post("too-long/370901/2023-01", "1").statusCode(201);
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from series where indicator = 'too-long' for no key update");
            post("too-long/370901/2023-02", "2")
                    .statusCode(503)
                    .body("detail", equalTo("a large write holds these data now; try again in a moment"));
            other.rollback();
        }
        get("/v1/actuals/too-long/370901/2023-02").statusCode(404);
        post("too-long/370901/2023-02", "2").statusCode(201);
        isIntact("too-long/370901", 2);
    }

    @Test
    void warningsAreToldToWhomTheyConcern() throws Exception {
        List<Callable<Response>> posts = new ArrayList<>();
        for (int series = 0; series < 16; series++) {
            givenIndicator("warned" + series);
            for (int month = 1; month <= 12; month++) {
                post("warned%d/370901/2022-%02d".formatted(series, month), "10" + month % 3)
                        .statusCode(201);
            }
            posts.add(posting("warned" + series + "/370901/2023-01", series % 2 == 0 ? "9000" : "101"));
        }
        List<Response> answers = allAtOnce(posts);
        for (int series = 0; series < 16; series++) {
            answers.get(series)
                    .then()
                    .statusCode(201)
                    .body("warnings.code", series % 2 == 0 ? contains("JUMP") : hasSize(0));
        }
    }
}
