package org.planledger.report.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Reader;

/// What is known of the copy's progress while the other services say nothing: only the tests move it, without the
/// announcement that a follower makes.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@TestProfile(MomentIT.Patient.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class MomentIT {
    @TestHTTPResource
    URI service;

    @Inject
    MeterRegistry meters;

    @Inject
    Following following;

    @Inject
    CommitSignal commits;

    @Inject
    AgroalDataSource database;

    /// Nobody follows, and a reader waits for an hour.
    public static class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("follow.own-write", "1H", "follow.shortest-pause", "1H", "follow.longest-pause", "1H");
        }
    }

    @BeforeEach
    void waitUntilTheListenerIsThere() throws InterruptedException {
        // Its first connection counts as an announcement.
        while (commits.generation() == 0) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void theMomentKeepsItsNumberForAsLongAsNothingChanges() throws Exception {
        long first = moment();
        TimeUnit.MILLISECONDS.sleep(Following.KNOWN_FOR.toMillis() + 100);
        assertEquals(first, moment(), "read again");
        move(first);
        TimeUnit.MILLISECONDS.sleep(Following.KNOWN_FOR.toMillis() + 100);
        assertNotEquals(first, moment(), "read again after a change");
    }

    @Test
    void whatIsFoundFresherIsToldAndKeepsItsNumber() throws Exception {
        CopyMoment before = following.momentAfter(List.of());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        execute("update feed set current_at = '%s'".formatted(now));
        CopyMoment after = following.momentAfter(List.of());
        assertEquals(before.number(), after.number());
        assertEquals(now, after.freshness().plan().currentAt());
        assertEquals(false, after.freshness().plan().stale());
        execute("update feed set current_at = null");
        TimeUnit.MILLISECONDS.sleep(Following.KNOWN_FOR.toMillis() + 100);
        assertEquals(true, following.momentAfter(List.of()).freshness().plan().stale());
    }

    @Test
    void aRankingIsKeptForAsLongAsNothingChanges() throws Exception {
        String path = "/v1/rankings?by=plan";
        moment();
        new Http(service).get(path).ok();
        double before = made();
        TimeUnit.MILLISECONDS.sleep(Following.KNOWN_FOR.toMillis() + 100);
        new Http(service).get(path).ok();
        assertEquals(before, made());
    }

    private double made() {
        return meters.get("cache.gets")
                .tag("cache", "rankings")
                .tag("result", "miss")
                .functionCounter()
                .count();
    }

    @Test
    void aLostAnnouncementDoesNotKeepAReaderWaiting() throws Exception {
        long transaction = 1_000_000;
        ChangeToken token = new ChangeToken(ChangeToken.Feed.PLAN, transaction - 1);
        var reader = new Reader<>(() -> ofRequest(token));
        reader.awaitIn(CommitSignal.class, "await");
        move(transaction);
        reader.get();
    }

    private CopyMoment ofRequest(ChangeToken token) {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            return following.momentAfter(List.of(token));
        } finally {
            request.terminate();
        }
    }

    private long moment() {
        return following.momentAfter(List.of()).number();
    }

    private void move(long transaction) throws SQLException {
        execute("update feed set transaction = %d where name = 'PLAN'".formatted(transaction));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
