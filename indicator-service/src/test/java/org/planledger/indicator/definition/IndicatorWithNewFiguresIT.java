package org.planledger.indicator.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// Nothing but the locks of writers keeps an indicator from being withdrawn while its first figures are stored.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class IndicatorWithNewFiguresIT {
    @Inject
    AgroalDataSource database;

    @Test
    void anIndicatorWhoseFirstFiguresAreBeingImportedCannotBeWithdrawn() throws Exception {
        PlanFeedStub.region("371509");
        givenIndicator("first-figures");
        givenIndicator("figures-before");
        post("figures-before/371509/2023-01", "1").statusCode(201);
        try (ExecutorService clients = Executors.newFixedThreadPool(2);
                Connection other = database.getConnection();
                Statement statement = other.createStatement();
                Connection watching = database.getConnection();
                Statement seen = watching.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select from series where indicator = 'figures-before' for no key update");
            Future<Response> imported =
                    clients.submit(() -> importCsv("""
                            indicator,region,period,value
                            first-figures,371509,2023-01,3
                            figures-before,371509,2023-01,4
                            """).extract().response());
            awaitWaiting(seen, "%join series s%for no key update of s%", imported);
            Future<Response> withdrawn = clients.submit(
                    () -> delete("/v1/indicators/first-figures").extract().response());
            awaitWaiting(seen, "%from indicator where code = $1 for update%", withdrawn);
            other.rollback();
            assertEquals(200, imported.get().statusCode());
            assertEquals(409, withdrawn.get().statusCode(), withdrawn.get().asString());
        }
        get("/v1/actuals/first-figures/371509/2023-01").statusCode(200);
    }

    /// Waits until the statement of somebody waits for a lock.
    private static void awaitWaiting(Statement statement, String query, Future<Response> of)
            throws SQLException, InterruptedException {
        boolean waits = false;
        while (!waits) {
            assertFalse(of.isDone(), "it has not waited");
            TimeUnit.MILLISECONDS.sleep(20);
            try (ResultSet row = statement.executeQuery("""
                    select exists (select from pg_stat_activity
                                   where wait_event_type = 'Lock' and query like '%s')
                    """.formatted(query))) {
                row.next();
                waits = row.getBoolean(1);
            }
        }
    }
}
