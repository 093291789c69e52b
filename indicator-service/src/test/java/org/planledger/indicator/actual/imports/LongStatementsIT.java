package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.post;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// Statements are stopped after two seconds, which a lock that is held makes them take.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
@TestProfile(LongStatementsIT.Hasty.class)
class LongStatementsIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @Inject
    AgroalDataSource database;

    public static final class Hasty implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("database.statement-timeout", "2s");
        }
    }

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
    }

    @Test
    void readsAreStoppedAndSaySo() throws SQLException {
        try (Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table indicator in access exclusive mode");
            get("/v1/indicators/long-read")
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body(
                            "detail",
                            equalTo("the database took too long and was stopped; try again later, or ask for less"));
            other.rollback();
        }
        get("/v1/indicators/long-read").statusCode(404);
    }

    @Test
    void importsTakeAsLongAsTheyTake() throws Exception {
        givenIndicator("long-import");
        post("long-import/371503/2023-01", "1").statusCode(201);
        try (ExecutorService client = Executors.newSingleThreadExecutor();
                Connection other = database.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from series where indicator = 'long-import' for update");
            Future<Response> answer = client.submit(() -> importWith(
                    "",
                    "text/csv",
                    "indicator,region,period,value\nlong-import,371503,2023-01,2\n".getBytes(StandardCharsets.UTF_8)));
            awaitWaitOf("3 s");
            other.rollback();
            answer.get().then().statusCode(200).body("updated", equalTo(1));
        }
    }

    private void awaitWaitOf(String interval) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (!somebodyWaitedFor(interval)) {
            assertTrue(Instant.now().isBefore(end), "nobody has waited for " + interval);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean somebodyWaitedFor(String interval) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select exists (select from pg_locks
                            where not granted and clock_timestamp() - waitstart > interval '%s')
                        """.formatted(interval))) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
