package org.planledger.indicator.actual;

import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.post;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// A database that takes what is asked and says nothing, as one does whose host is gone. One thread stores all
/// single postings, and must not wait for it for ever.
@QuarkusTest
@TestProfile(SilentDatabaseIT.SmallPatience.class)
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class SilentDatabaseIT {
    public static class SmallPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("indicator.posting.longest-silence", "1s");
        }
    }

    @Inject
    AgroalDataSource database;

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theCallerIsToldAndOthersAreStored() throws SQLException {
        PlanFeedStub.region("371503");
        givenIndicator("silent");
        givenIndicator("beside-silence");
        execute("""
                create function silence() returns trigger language plpgsql as
                $$ begin perform pg_sleep(600); return new; end $$;
                create trigger silence before insert on series for each row when (new.indicator = 'silent')
                execute function silence()
                """);
        try {
            post("silent/371503/2023-01", "1").statusCode(503).header("Retry-After", "1");
            post("beside-silence/371503/2023-01", "1").statusCode(201);
        } finally {
            execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
            execute("drop trigger silence on series; drop function silence");
        }
        get("/v1/actuals/silent/371503/2023-01").statusCode(404);
        post("silent/371503/2023-01", "1").statusCode(201);
    }
}
