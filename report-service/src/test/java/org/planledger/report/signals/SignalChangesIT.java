package org.planledger.report.signals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// Changes of signal are published once, with what gave them (rule book, section 13).
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
@TestProfile(SignalChangesIT.SoonLookedAt.class)
class SignalChangesIT {
    private static final Instant THEN = Instant.parse("2023-01-05T00:00:00Z");
    private static final String POINTS = "{\"scheme\": \"POINTS\", \"yellowFromPoints\": 20, \"redAbovePoints\": 25}";

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Inject
    SignalPublisher publisher;

    private Recorded recorded;
    private PublishedSignals published;

    public static class SoonLookedAt implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("signals.quiet", "0.05S", "signals.look-again", "0.2S", "results.targets-at-once", "3");
        }
    }

    @BeforeEach
    void begin() {
        clock.set(TestClock.USUAL);
        recorded = new Recorded(service);
        Http report = new Http(service);
        published = new PublishedSignals(() -> report, recorded);
    }

    @AfterEach
    void end() {
        clock.set(TestClock.USUAL);
    }

    /// A floor of 1200 over the year, of which 100 are done in each of the first months: on schedule, and overdue
    /// before September.
    private void jobs(String name, int months) {
        jobs(name, months, 100);
    }

    /// Far behind schedule.
    private void late(String name) {
        jobs(name, 9, 50);
    }

    private void jobs(String name, int months, int each) {
        recorded.putMonthlySum(name);
        for (int month = 1; month <= months; month++) {
            recorded.record(name, "2023-%02d".formatted(month), Integer.toString(each), THEN);
        }
        // The target comes last, so that nobody sees it without its figures.
        recorded.putTarget(
                name,
                "1",
                name,
                "\"comparator\": \"AT_LEAST\", \"value\": 1200, \"from\": \"2023-01\", \"to\": \"2023-12\"");
    }

    private void await(String target, String signal) {
        published.await(Map.of(recorded.code(target), signal));
    }

    private JsonNode last() {
        return published.changes.getLast();
    }

    private static String told(JsonNode change) {
        JsonNode signal = change.get("signal");
        return "%s: %s -> %s as of %s, %s by %s and %s"
                .formatted(
                        change.get("key").asText().replaceAll(".*-", ""),
                        signal.get("signalBefore").asText(),
                        signal.get("signal").asText(),
                        signal.get("asOf").asText(),
                        signal.get("state").asText(),
                        signal.get("stateRule").asText(),
                        signal.get("signalRule").asText());
    }

    @Test
    void aChangeTellsWhatGaveIt() {
        recorded.putPlan("2023-01", "2023-12", "IN_FORCE", POINTS);
        jobs("jobs", 8);
        await("jobs", "BLUE");
        assertEquals("jobs: NONE -> BLUE as of 2023-09, ON_TRACK by 6.7 and 6.e", told(last()));

        recorded.record("jobs", "2023-09", "-150", THEN);
        await("jobs", "YELLOW");
        assertEquals("jobs: BLUE -> YELLOW as of 2023-09, BEHIND by 6.7 and 6.b", told(last()));
        JsonNode signal = last().get("signal");
        assertEquals("POINTS_BEHIND", signal.get("stateBranch").asText());
        assertEquals("POINTS", signal.at("/thresholds/scheme").asText());
        assertEquals(20, signal.at("/thresholds/yellowFromPoints").asInt());
        assertEquals(25, signal.at("/thresholds/redAbovePoints").asInt());

        recorded.putPlan("2023-01", "2023-12", "IN_FORCE", "{}");
        await("jobs", "RED");
        assertEquals("jobs: YELLOW -> RED as of 2023-09, FAR_BEHIND by 6.7 and 6.a", told(last()));
        assertEquals("RATIO", last().at("/signal/thresholds/scheme").asText());
        assertEquals(
                "0.80",
                last().at("/signal/thresholds/behindFrom")
                        .decimalValue()
                        .setScale(2)
                        .toPlainString());
    }

    @Test
    void aFollowerOfARegionIsToldThatItsTargetsAreGoneAndNothingOfOthers() {
        recorded.putRegion(Recorded.REGION, null);
        recorded.putRegion("371502", null);
        PublishedSignals near = following(Recorded.REGION);
        PublishedSignals far = following("371502");
        recorded.putPlan("2023-01", "2023-12");
        late("late");
        near.await(Map.of(recorded.code("late"), "RED"));
        recorded.withdrawTarget("late");
        near.await(Map.of());
        assertEquals(2, near.changes.size());
        assertEquals(0, far.read(0));
    }

    private PublishedSignals following(String region) {
        Http report = new Http(service)
                .as(TestLogin.token(TestLogin.claims("follower", Role.SERVICE)
                        .claim(Claims.SCOPE, Permission.READ_CHANGES)
                        .claim(Claims.REGIONS, Set.of(region))));
        return new PublishedSignals(() -> report, recorded);
    }

    /// On 10 November the figure of October is not overdue yet; on the eleventh it is.
    @Test
    void theDateAloneChangesSignals() {
        recorded.putPlan("2023-01", "2023-12");
        jobs("jobs", 9);
        late("late");
        await("late", "RED");
        on("2023-11-10");
        publisher.publish();
        on("2023-11-11");
        published.await(Map.of(recorded.code("late"), "RED", recorded.code("jobs"), "BLUE"));
        assertEquals("jobs: NONE -> BLUE as of 2023-10, ON_TRACK by 6.7 and 6.e", told(last()));
    }

    private void on(String date) {
        clock.set(LocalDate.parse(date)
                .atTime(12, 0)
                .atZone(ZoneId.of("Asia/Shanghai"))
                .toInstant());
    }

    @Test
    void aLateCorrectionIsPublishedOnceAndWhatChangesNothingIsNot() {
        recorded.putPlan("2023-01", "2023-12");
        jobs("jobs", 9);
        late("late");
        await("late", "RED");
        recorded.record("jobs", "2023-02", "99", THEN);
        recorded.record("late", "2023-02", "51", THEN);
        recorded.record("late", "2023-03", "601", THEN);
        published.await(Map.of());
        assertEquals("late: RED -> NONE as of 2023-09, ON_TRACK by 6.7 and 6.f", told(last()));
        assertTrue(published.changes.stream()
                .noneMatch(change -> change.get("key").asText().equals(recorded.code("jobs"))));
        publisher.publish();
        assertEquals(0, published.read(0));
    }

    @Test
    void whatIsGoneIsWithdrawn() {
        recorded.putPlan("2023-01", "2023-12");
        late("a");
        late("b");
        jobs("good", 9);
        published.await(Map.of(recorded.code("a"), "RED", recorded.code("b"), "RED"));
        recorded.withdrawTarget("a");
        await("b", "RED");
        assertEquals(recorded.code("a"), last().get("key").asText());
        assertTrue(last().get("deleted").asBoolean());
        assertFalse(last().has("signal"));
        recorded.putPlan("2023-01", "2023-12", "EXPIRED", "{}");
        published.await(Map.of());
        assertEquals(recorded.code("b"), last().get("key").asText());
        recorded.putPlan("2023-01", "2023-12");
        await("b", "RED");
        assertEquals("b: NONE -> RED as of 2023-09, FAR_BEHIND by 6.7 and 6.a", told(last()));
        assertEquals(5, published.changes.size());
    }

    @Test
    void instancesDoNotPublishTheSameTwice() throws InterruptedException {
        recorded.putPlan("2023-01", "2023-12");
        IntStream.range(0, 10).forEach(i -> late("t" + i));
        recorded.answer("/v1/plans/" + recorded.plan + "/results").ok();
        try (ExecutorService instances = Executors.newFixedThreadPool(6)) {
            IntStream.range(0, 12).forEach(i -> instances.submit(publisher::publish));
        }
        Map<String, String> red = new TreeMap<>();
        IntStream.range(0, 10).forEach(i -> red.put(recorded.code("t" + i), "RED"));
        published.await(red);
        publisher.publish();
        published.read(0);
        assertEquals(10, published.changes.size());
    }

    /// Seeded random histories: after each step what was published is what the results say.
    @Test
    void publishedSignalsAreThoseOfTheResults() {
        for (int seed = 1; seed <= 2; seed++) {
            begin();
            Random random = new Random(seed);
            recorded.putPlan("2023-01", "2023-12");
            List<String> names = IntStream.range(0, 7).mapToObj(i -> "t" + i).toList();
            names.forEach(name -> jobs(name, 5 + random.nextInt(5)));
            int month = 10;
            for (int step = 0; step < 14; step++) {
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(7)) {
                    case 0 -> {
                        month = Math.min(12, month + 1);
                        on("2023-%02d-%02d".formatted(month, 1 + random.nextInt(20)));
                    }
                    case 1 -> recorded.putPlan("2023-01", "2023-12", "IN_FORCE", random.nextBoolean() ? POINTS : "{}");
                    case 2 -> recorded.record(name, "2023-03", null, THEN);
                    case 3 -> recorded.withdrawTarget(name);
                    case 4 -> jobs(name, 9);
                    default ->
                        recorded.record(
                                name,
                                "2023-%02d".formatted(1 + random.nextInt(9)),
                                Integer.toString(random.nextInt(300) - 50),
                                THEN);
                }
                published.await(resulting());
            }
        }
    }

    private Map<String, String> resulting() {
        Map<String, String> signals = new TreeMap<>();
        for (JsonNode result : recorded.ofPlan("results?limit=1000").get("results")) {
            signals.put(result.get("target").asText(), result.get("signal").asText());
        }
        return signals;
    }
}
