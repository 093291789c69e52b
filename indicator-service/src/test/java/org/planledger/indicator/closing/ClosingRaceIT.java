package org.planledger.indicator.closing;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Service;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;

/// A closing and a figure at the same time, with transactions that are held open in the one and the other
/// order.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
@As(
        user = "clerk",
        roles = {Role.REPORTER, Role.PLANNER},
        regionsBelow = "*",
        units = "*")
class ClosingRaceIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final String CLOSE = "{\"status\":\"CLOSED\"}";
    private static final ClosingScope REGION = ClosingScope.ofRegion("370801");
    private static final String FILE = "indicator,region,period,value\n%s,370801,%s,1\n";

    private static final String WAITING =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted and database ="
                    + " (select oid from pg_database where datname = current_database())";

    @Inject
    AgroalDataSource database;

    @Inject
    ClosingStore store;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("370801");
    }

    @Test
    void aFigureThatComesWhileTheMonthIsBeingClosedWaitsAndIsRefused() throws Exception {
        givenIndicator("race-single");
        List<CompletableFuture<Integer>> writers = new ArrayList<>();
        whileClosing("2024-01", () -> {
            writers.add(async(
                    () -> post("race-single/370801/2024-01", "1").extract().statusCode()));
            writers.add(async(() -> importCsv(FILE.formatted("race-single", "2024-01"))
                    .extract()
                    .statusCode()));
            waitForWaiting(2);
            writers.forEach(writer -> assertFalse(writer.isDone()));
        });
        assertEquals(409, writers.get(0).get());
        assertEquals(400, writers.get(1).get());
        get("/v1/actuals?indicator=race-single").body("items", hasSize(0));
    }

    private void whileClosing(String month, Step step) throws Exception {
        QuarkusTransaction.begin();
        try {
            store.take(REGION);
            store.add(REGION, YearMonth.parse(month), 1, new ClosingChange(ClosingStatus.CLOSED, null), "x");
            step.run();
            QuarkusTransaction.commit();
        } finally {
            if (QuarkusTransaction.isActive()) {
                QuarkusTransaction.rollback();
            }
        }
    }

    @Test
    void aClosingThatComesWhileAFigureIsBeingStoredWaitsAndTheFigureIsThere() throws Exception {
        givenIndicator("race-figure");
        post("race-figure/370801/2023-12", "1").statusCode(201);
        CompletableFuture<Integer> closing;
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            new ClosedMonths().holdAndFindClosed(writer, Set.of(), List.of("370801"), List.of());
            addFigure(writer, "race-figure", 202402);
            closing =
                    async(() -> Service.putClosing("370801/2024-02", CLOSE, "Authorization", TestLogin.authorization())
                            .extract()
                            .statusCode());
            waitForWaiting(1);
            get("/v1/closings/370801/2024-02").body("status", equalTo("OPEN"));
            writer.commit();
            writer.setAutoCommit(true);
        }
        assertEquals(201, closing.get());
        get("/v1/actuals?indicator=race-figure").body("items.period", contains("2023-12", "2024-02"));
        post("race-figure/370801/2024-02", "2").statusCode(409);
    }

    @Test
    void aClosingGivesUpWhenAnImportTakesTooLongAndOthersGoOn() throws Exception {
        givenIndicator("race-long");
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            new ClosedMonths().holdAndFindClosed(writer, Set.of(), List.of("370801"), List.of());
            Service.putClosing("370801/2024-03", CLOSE, "Authorization", TestLogin.authorization())
                    .statusCode(503);
            post("race-long/370801/2024-03", "1").statusCode(201);
            writer.rollback();
            writer.setAutoCommit(true);
        }
        Service.putClosing("370801/2024-03", CLOSE, "Authorization", TestLogin.authorization())
                .statusCode(201);
    }

    @Test
    void ofManyWhoPostWhileAMonthIsClosedEachIsStoredBeforeItOrRefused() throws Exception {
        givenIndicator("race-many");
        List<CompletableFuture<Integer>> posts = new ArrayList<>();
        for (int value = 1; value <= 40; value++) {
            String figure = Integer.toString(value);
            posts.add(async(
                    () -> post("race-many/370801/2024-04", figure).extract().statusCode()));
            if (value == 20) {
                Service.putClosing("370801/2024-04", CLOSE, "Authorization", TestLogin.authorization())
                        .statusCode(201);
            }
        }
        for (CompletableFuture<Integer> each : posts) {
            each.get();
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*)
                        from actual a join series s on s.id = a.series_id
                        cross join (select * from closing where month = 202404) c
                        where s.indicator = 'race-many' and a.recorded_at > c.recorded_at
                        """)) {
            row.next();
            assertEquals(0, row.getInt(1), "no figure was stored after the closing");
        }
    }

    private static void addFigure(Connection connection, String indicator, int period) throws SQLException {
        String sql = """
                insert into actual (series_id, period, revision, value, is_final, position, previous_hash)
                select id, ?, 1, 1, false, length + 1, head from series where indicator = ?
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, period);
            statement.setString(2, indicator);
            statement.executeUpdate();
        }
    }

    private interface Step {
        void run() throws Exception;
    }

    private static <T> CompletableFuture<T> async(Supplier<T> request) {
        return CompletableFuture.supplyAsync(request, task -> Thread.ofVirtual().start(task));
    }

    private void waitForWaiting(int requests) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Instant end = Instant.now().plus(LONGEST_WAIT);
            long now = 0;
            while (now < requests) {
                assertTrue(Instant.now().isBefore(end), now + " requests wait");
                try (ResultSet row = statement.executeQuery(WAITING)) {
                    row.next();
                    now = row.getLong(1);
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }
}
