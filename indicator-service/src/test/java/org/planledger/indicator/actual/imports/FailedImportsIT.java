package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importFile;
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
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// Imports that come to an end which is nobody's fault who has sent them.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class FailedImportsIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
    }

    private static Response send(String indicator, String key) {
        byte[] file = "indicator,region,period,value\n%s,371503,2023-01,2\n"
                .formatted(indicator)
                .getBytes(StandardCharsets.UTF_8);
        return importFile("text/csv", file, "Idempotency-Key", key);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The database says that its disk is full.
    @Test
    void theProblemThatIsKeptIsTheOneThatTheCallerIsTold() throws SQLException {
        givenIndicator("fails-now");
        String key = UUID.randomUUID().toString();
        execute("""
                create function no_room() returns trigger language plpgsql as
                $$ begin raise exception 'no room' using errcode = '53100'; end $$;
                create trigger no_room before insert on series for each row when (new.indicator = 'fails-now')
                execute function no_room()
                """);
        try {
            Response told = send("fails-now", key);
            told.then().statusCode(503).header("Retry-After", equalTo("1"));
            get("/v1/actuals/imports/" + told.path("bulk.id"))
                    .body("phase", equalTo("FAILED"))
                    .body("problem.status", equalTo(503))
                    .body("problem.type", equalTo(told.path("type")))
                    .body("problem.detail", equalTo(told.path("detail")))
                    .body("problem.bulk.rows", equalTo(1));
        } finally {
            execute("drop trigger no_room on series; drop function no_room");
        }
        send("fails-now", key).then().statusCode(200).body("created", equalTo(1));
    }

    @Test
    void anImportWhoseConnectionIsCutLeavesNothingAndItsKeyFree() throws Exception {
        givenIndicator("cut-off");
        post("cut-off/371503/2023-01", "1").statusCode(201);
        String key = UUID.randomUUID().toString();
        Response told;
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement();
                ExecutorService client = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            statement.execute("select from series where indicator = 'cut-off' for update");
            Future<Response> answer = client.submit(() -> send("cut-off", key));
            awaitAndCut();
            told = answer.get();
            other.rollback();
        }
        assertEquals(503, told.statusCode(), told::asString);
        get("/v1/actuals/imports/" + told.path("bulk.id")).body("phase", equalTo("INTERRUPTED"));
        get("/v1/actuals/cut-off/371503/2023-01/revisions").body("items", hasSize(1));
        send("cut-off", key).then().statusCode(200).body("updated", equalTo(1));
    }

    private void awaitAndCut() throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (cut() == 0) {
            assertTrue(Instant.now().isBefore(end), "the import does not wait for the series");
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private int cut() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(pg_terminate_backend(pid)) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%join series s on%for no key update of s%'
                        """)) {
            row.next();
            return row.getInt(1);
        }
    }
}
