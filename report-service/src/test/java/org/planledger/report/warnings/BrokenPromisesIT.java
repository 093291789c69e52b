package org.planledger.report.warnings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// Measures whose promised month passes without recovery (rule book, section 14).
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
class BrokenPromisesIT {
    private static final Instant THEN = Instant.parse("2023-10-09T00:00:00Z");
    private static final AtomicLong ENTRY = new AtomicLong();

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Recorded recorded;

    @BeforeEach
    void begin() {
        clock.set(TestClock.USUAL);
        recorded = new Recorded(service);
        recorded.putPlan("2023-01", "2023-12");
        recorded.putMonthlySum("jobs");
        recorded.putTarget(
                "jobs",
                "1",
                "jobs",
                "\"comparator\": \"AT_LEAST\", \"value\": 1200, \"from\": \"2023-02\", \"to\": \"2024-01\"");
    }

    private void post(int... fromFebruary) {
        for (int i = 0; i < fromFebruary.length; i++) {
            recorded.record("jobs", "2023-%02d".formatted(i + 2), Integer.toString(fromFebruary[i]), THEN);
        }
    }

    private long promise(String task, String month) {
        long entry = ENTRY.incrementAndGet();
        recorded.promise(entry, task, month);
        return entry;
    }

    private JsonNode warning(String asOf) {
        return recorded.answer("/v1/warnings?plan=%s&asOf=%s".formatted(recorded.plan, asOf))
                .ok()
                .json()
                .at("/warnings/0");
    }

    private String broken(String asOf) {
        return String.join(" ", warning(asOf).get("brokenPromises").findValuesAsText("promisedMonth"));
    }

    /// Late from March to May, on schedule as of June and July, late again from August on.
    @ParameterizedTest(name = "promised for {0}, as of {1}: {2}")
    @CsvSource({
        "2023-04, 2023-03, ''",
        "2023-04, 2023-04, 2023-04",
        "2023-04, 2023-05, 2023-04",
        "2023-05, 2023-05, 2023-05",
        "2023-04, 2023-08, ''",
        "2023-06, 2023-08, ''",
        "2023-07, 2023-08, ''",
        "2023-08, 2023-08, 2023-08",
        "2023-08, 2023-09, 2023-08",
        "2023-09, 2023-08, ''",
        "2023-01, 2023-05, ''"
    })
    void aPromiseIsBrokenUntilTheTargetHasRecovered(String promised, String asOf, String expected) {
        post(100, 0, 0, 0, 400, 100, 0, 0);
        promise("1", promised);

        assertEquals(expected, broken(asOf));
    }

    /// Whoever reaches a zone of the county sees the county's targets, but not the work ledger of its plans.
    @Test
    void aBrokenPromiseIsToldToWhoSeesTheWorkLedger() {
        recorded.putRegion(Recorded.REGION, null);
        recorded.putRegion(Recorded.REGION + "Z01", Recorded.REGION);
        post(100, 0, 0, 0, 0, 0, 0, 0);
        promise("1", "2023-05");

        assertEquals(1, brokenTo(Role.VIEWER, Recorded.REGION, Set.of()));
        assertEquals(0, brokenTo(Role.VIEWER, Recorded.REGION + "Z01", Set.of()));
        assertEquals(1, brokenTo(Role.REPORTER, Recorded.REGION + "Z01", Set.of(recorded.plan + "-unit")));
    }

    private int brokenTo(Role role, String region, Set<String> units) {
        return recorded.answerTo(
                        TestLogin.token("reader", role, Set.of(region), units),
                        "/v1/warnings?plan=%s&asOf=2023-09".formatted(recorded.plan))
                .ok()
                .json()
                .at("/warnings/0/brokenPromises")
                .size();
    }

    @Test
    void aBrokenPromiseTellsWhatWasPromised() {
        post(100, 0, 0, 0, 0, 0, 0, 0);
        long later = promise("1", "2023-06");
        long first = promise("1", "2023-05");
        promise("2", "2023-05");
        JsonNode broken = warning("2023-09").get("brokenPromises");

        assertEquals(2, broken.size());
        assertEquals(first, broken.at("/0/entry").asLong());
        assertEquals(later, broken.at("/1/entry").asLong());
        assertEquals("增派施工队", broken.at("/0/text").asText());
        assertEquals("李明", broken.at("/0/postedBy").asText());
    }

    /// On 9 October the figure of September is not due yet, and nobody knows whether it has recovered.
    @Test
    void aPromiseIsNotBrokenBeforeItsFiguresAreDue() {
        post(100, 0, 0, 0, 0, 0, 0);
        promise("1", "2023-09");
        clock.set(Instant.parse("2023-10-09T04:00:00Z"));
        assertEquals("", broken("2023-09"));
        clock.set(TestClock.USUAL);
        assertEquals("2023-09", broken("2023-09"));
    }

    /// August is overdue, but that says nothing of a month that is still to end.
    @Test
    void aPromiseIsNotBrokenBeforeItsMonthIsOver() {
        post(100, 0, 0, 0, 0, 0);
        promise("1", "2023-10");
        assertEquals(2, warning("2023-10").get("overdue").asInt());
        assertEquals("", broken("2023-10"));
        assertEquals("", broken("2023-12"));
        clock.set(Instant.parse("2023-10-31T15:59:59Z"));
        assertEquals("", broken("2023-12"));
        clock.set(Instant.parse("2023-10-31T16:00:00Z"));
        assertEquals("2023-10", broken("2023-12"));
    }

    @Test
    void missingFiguresAreNoRecovery() {
        promise("1", "2023-05");
        assertEquals("2023-05", broken("2023-09"));
        assertEquals("NO_DATA", warning("2023-09").get("state").asText());
    }

    @Test
    void behindTheWindowItsLastMonthDecides() {
        post(100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        recorded.record("jobs", "2024-01", "0", THEN);
        promise("1", "2024-03");
        clock.set(Instant.parse("2024-04-01T00:00:00Z"));
        assertEquals("", broken("2024-02"));
        assertEquals("2024-03", broken("2024-03"));
    }
}
