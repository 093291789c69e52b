package org.planledger.plan.access;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// Who enters something on the task of a plan, while others do, too.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
class EntryRightsIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final String PROGRESS = "{\"kind\":\"PROGRESS\",\"text\":\"路基完成\"}";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @BeforeEach
    void places() {
        Places.make();
    }

    private static Response enter(Somebody who, String plan, String key) {
        return who.request()
                .contentType("application/json")
                .header("Idempotency-Key", key)
                .body(PROGRESS)
                .post("/v1/plans/" + plan + "/tasks/1/entries");
    }

    @Test
    void theSameKeyOfSomebodyElseIsAnotherKey() {
        Api.putPlan("entry-keys", Places.plan(Places.CITY, "IN_FORCE")).then().statusCode(201);
        Somebody planner = Somebody.who(Role.PLANNER, Places.CITY);
        int first = enter(planner, "entry-keys", "same")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        enter(planner, "entry-keys", "same").then().statusCode(200).body("id", equalTo(first));
        enter(Somebody.who(Role.SUPERVISOR, Places.CITY), "entry-keys", "same")
                .then()
                .statusCode(201)
                .body("id", not(equalTo(first)), "postedBy", equalTo("supervisor"));
    }

    /// Whoever may write on it when it is written counts, not who might when the request came.
    @Test
    void nothingIsEnteredOnAPlanThatIsBeingMovedAway() throws Exception {
        Api.putPlan("entry-moved", Places.plan(Places.CITY, "IN_FORCE")).then().statusCode(201);
        Somebody planner = Somebody.who(Role.PLANNER, Places.CITY);
        try (ExecutorService client = Executors.newSingleThreadExecutor();
                Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("update plan set region = '" + Places.OTHER_CITY + "' where code = 'entry-moved'");
            Future<Response> entered = client.submit(() -> enter(planner, "entry-moved", "late"));
            awaitSomebodyWaiting();
            connection.commit();
            entered.get().then().statusCode(404);
        }
        Api.get("/v1/plans/entry-moved/tasks/1/entries").then().body("items.size()", equalTo(0));
    }

    private void awaitSomebodyWaiting() throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery("""
                        select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock' and query like '%for share%')
                        """)) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                }
                assertTrue(Instant.now().isBefore(end), "nobody waits for the plan");
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }
}
