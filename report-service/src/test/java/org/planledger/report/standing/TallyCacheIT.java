package org.planledger.report.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Reader;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TallyCacheIT {
    private static final YearMonth AS_OF = YearMonth.of(2023, 9);
    private static final LocalDate TODAY = LocalDate.of(2023, 10, 15);

    @TestHTTPResource
    URI service;

    @Inject
    TallyCache cache;

    @Inject
    AgroalDataSource database;

    @Inject
    MeterRegistry meters;

    private Suite planOfOneTarget() {
        Suite suite = new Suite(service);
        suite.putPlan("IN_FORCE", suite.task("1", 1));
        suite.putMonthlySum("jobs");
        suite.reported("summary", suite.putTarget("t", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1"))
                .ok();
        return suite;
    }

    private TallyCache.Pair tallies(Suite suite) {
        return cache.get(List.of(new TallyCache.Plan(suite.plan, 1, 1)), AS_OF, TODAY);
    }

    @Test
    void whatIsKnownIsThereWhileOtherPlansAreComputed() throws Exception {
        Suite known = planOfOneTarget();
        Suite unknown = planOfOneTarget();
        tallies(known);
        try (Connection writer = database.getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table indicator in access exclusive mode");
            var computing = new Reader<>(() -> tallies(unknown));
            computing.awaitIn(TallyCache.class, "computeTogether");
            assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> assertEquals(1, tallies(known).now().size()));
            writer.rollback();
            assertEquals(1, computing.get().now().size());
        }
    }

    @Test
    void thoseWhoAskForTheSameAtOnceComputeItOnce() throws Exception {
        Suite suite = planOfOneTarget();
        double before = computed();
        try (Connection writer = database.getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("lock table indicator in access exclusive mode");
            var first = new Reader<>(() -> tallies(suite));
            first.awaitIn(TallyCache.class, "computeTogether");
            var second = new Reader<>(() -> tallies(suite));
            second.awaitIn(ReentrantLock.class, "lock");
            writer.rollback();
            first.get();
            second.get();
        }
        assertEquals(before + 2, computed(), "one target as of two months");
    }

    private double computed() {
        return meters.get("result.computations").tag("for", "ranking").counter().count();
    }
}
