package org.planledger.report.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// The tallies of plans that are read together, in pieces of seven targets, against each plan's own summary.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
@TestProfile(TalliesAgreeIT.SmallPieces.class)
class TalliesAgreeIT {
    private static final List<String> REGIONS = List.of("371502", "371503", "371521", "370100");
    private static final List<String> UNITS = List.of("a", "b", "c");
    private static final String[] GOALS = {
        "\"comparator\": \"AT_LEAST\", \"value\": 300",
        "\"comparator\": \"AT_MOST\", \"value\": 900.5, \"weight\": 2",
        "\"comparator\": \"ABOUT\", \"value\": 600, \"tolerance\": 0.1",
        "\"comparator\": \"AT_LEAST\", \"value\": 70, \"weight\": 0.3",
        "\"comparator\": \"AT_LEAST\", \"value\": 5, \"measure\": \"GROWTH\"",
        "\"status\": \"PENDING\""
    };

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    public static class SmallPieces implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("results.targets-at-once", "7");
        }
    }

    private final Random random = new Random(11);
    private String token;

    /// Whose plan was entered last.
    private Suite latest;

    @Test
    void theRankingOfSeveralPlansIsMadeOfWhatEachPlansSummarySays() {
        clock.set(TestClock.USUAL);
        int[] targets = {0, 1, 5, 9, 30};
        List<Suite> suites = IntStream.of(targets).mapToObj(this::planOf).toList();
        String plans = suites.stream().map(suite -> "&plan=" + suite.plan).collect(Collectors.joining());
        for (String asOf : List.of("2022-12", "2023-03", "2023-09", "2024-02")) {
            Map<String, JsonNode> ranked = ranked("plan", asOf, plans);
            for (int i = 0; i < targets.length; i++) {
                Suite suite = suites.get(i);
                JsonNode total = total(suite, asOf);
                assertEquals(targets[i], total.get("targets").asInt());
                assertEquals(total, ranked.get(suite.plan));
                assertEquals(groups(suite, "region", asOf), ranked("region", asOf, "&plan=" + suite.plan));
                assertEquals(groups(suite, "unit", asOf), ranked("unit", asOf, "&plan=" + suite.plan));
            }
            assertCounts("region", suites, asOf, plans);
            assertCounts("unit", suites, asOf, plans);
        }
    }

    private Suite planOf(int targets) {
        Suite suite = new Suite(service);
        latest = suite;
        UNITS.forEach(suite::putUnit);
        suite.putPlan("IN_FORCE", suite.task("1", 1, "a"), suite.task("2", 2, "a", "b"), suite.task("3", 2, "c"));
        for (String indicator : List.of("i0", "i1", "i2")) {
            suite.putMonthlySum(indicator);
            for (String region : REGIONS) {
                for (int i = random.nextInt(8); i > 0; i--) {
                    String period = "%d-%02d".formatted(2022 + random.nextInt(2), 1 + random.nextInt(9));
                    String value = "{\"value\": %d.%d}".formatted(random.nextInt(200), random.nextInt(10));
                    token = suite.indicators
                            .put("/v1/actuals/%s/%s/%s".formatted(suite.code(indicator), region, period), value)
                            .ok()
                            .token();
                }
            }
        }
        for (int i = 0; i < targets; i++) {
            String body = """
                    {"plan": "%s", "task": "%d", "indicator": "%s", "region": "%s", "from": "2023-01", "to": "2023-12", %s}
                    """.formatted(
                            suite.plan,
                            1 + random.nextInt(3),
                            suite.code("i" + random.nextInt(3)),
                            REGIONS.get(random.nextInt(REGIONS.size())),
                            GOALS[random.nextInt(GOALS.length)]);
            token = suite.indicators
                    .put("/v1/targets/" + suite.code("t" + i), body)
                    .ok()
                    .token();
        }
        return suite;
    }

    private JsonNode total(Suite suite, String asOf) {
        return common(suite.reported("summary?asOf=" + asOf, token).ok().json().get("total"));
    }

    private Map<String, JsonNode> groups(Suite suite, String by, String asOf) {
        JsonNode summary = suite.reported("summary?by=%s&asOf=%s".formatted(by, asOf), token)
                .ok()
                .json();
        return byKey(summary);
    }

    private Map<String, JsonNode> ranked(String by, String asOf, String plans) {
        String query = "by=%s&asOf=%s&limit=1000&%s%s".formatted(by, asOf, latest.after(token), plans);
        JsonNode ranking = Suite.onceFollowed(() -> latest.report.get("/v1/rankings?" + query))
                .ok()
                .json();
        assertFalse(ranking.has("nextCursor"));
        return byKey(ranking);
    }

    /// Without what only the ranking says.
    private static Map<String, JsonNode> byKey(JsonNode answer) {
        Map<String, JsonNode> groups = new TreeMap<>();
        answer.get("groups").forEach(group -> groups.put(group.get("key").asText(), common(group)));
        return groups;
    }

    private static JsonNode common(JsonNode group) {
        ObjectNode common = group.deepCopy();
        return common.retain("targets", "states", "signals", "score", "completeness");
    }

    /// What can be added up without knowing the rounded away: how many targets, and in which states.
    private void assertCounts(String by, List<Suite> suites, String asOf, String plans) {
        Map<String, Map<String, Integer>> expected = new TreeMap<>();
        for (Suite suite : suites) {
            groups(suite, by, asOf)
                    .forEach((key, group) -> count(expected.computeIfAbsent(key, k -> new TreeMap<>()), group));
        }
        Map<String, Map<String, Integer>> found = new TreeMap<>();
        ranked(by, asOf, plans).forEach((key, group) -> count(found.computeIfAbsent(key, k -> new TreeMap<>()), group));
        assertEquals(expected, found, by);
    }

    private static void count(Map<String, Integer> counts, JsonNode group) {
        counts.merge("targets", group.get("targets").asInt(), Integer::sum);
        group.get("states")
                .properties()
                .forEach(state -> counts.merge(state.getKey(), state.getValue().asInt(), Integer::sum));
        group.get("signals")
                .properties()
                .forEach(signal ->
                        counts.merge(signal.getKey(), signal.getValue().asInt(), Integer::sum));
    }
}
