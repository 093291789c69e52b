package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// The best and the worst target of each group (rule book, section 7), recomputed from the list of results.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class BestAndWorstIT {
    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Suite suite;
    private String token;

    @BeforeEach
    void begin() {
        clock.set(TestClock.USUAL);
        suite = new Suite(service);
    }

    /// Few different numbers, so that scores are equal often; some targets do not count.
    private void enterRandomTargets(int seed) {
        Random random = new Random(seed);
        suite.putUnit("a");
        suite.putUnit("b");
        suite.putPlan("IN_FORCE", suite.task("3", 2, "a", "b"), suite.task("1", 1, "b"), suite.task("2", 1));
        for (int series = 0; series < 3; series++) {
            suite.putMonthlySum("i" + series);
            for (int month = 1; month <= 9; month++) {
                suite.post("i" + series, "2023-0" + month, Integer.toString(random.nextInt(3)));
            }
        }
        for (int target = 0; target < 12; target++) {
            token = suite.putTarget(
                    "t" + target,
                    Integer.toString(1 + random.nextInt(3)),
                    "i" + random.nextInt(3),
                    random.nextInt(4) == 0
                            ? "\"status\": \"PENDING\""
                            : "\"comparator\": \"AT_LEAST\", \"value\": %d".formatted(6 * (1 + random.nextInt(3))));
        }
    }

    private JsonNode json(String path) {
        return suite.reported(path, token).ok().json();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void bestAndWorstAreThoseOfTheListOfResults(int seed) {
        enterRandomTargets(seed);
        JsonNode results = json("results?asOf=2023-09&limit=1000").get("results");
        for (String by : List.of("part", "unit", "strength", "region")) {
            JsonNode summary = json("summary?asOf=2023-09&by=" + by);
            for (JsonNode group : summary.get("groups")) {
                List<JsonNode> members = new ArrayList<>();
                for (JsonNode result : results) {
                    if (isIn(result.get("context"), by, group.get("key").asText())) {
                        members.add(result);
                    }
                }
                assertExtremes(members, group);
            }
            List<JsonNode> all = new ArrayList<>();
            results.forEach(all::add);
            assertExtremes(all, summary.get("total"));
            JsonNode months = json("history?asOf=2023-09&by=" + by).get("months");
            JsonNode last = months.get(months.size() - 1);
            assertEquals(summary.get("groups"), last.get("groups"));
            assertEquals(summary.get("total"), last.get("total"));
        }
    }

    private static boolean isIn(JsonNode context, String by, String key) {
        return switch (by) {
            case "part" -> context.path("part").asText("none").equals(key);
            case "unit" ->
                context.get("lead").isEmpty()
                        ? key.equals("none")
                        : context.get("lead").toString().contains("\"" + key + "\"");
            default -> context.get(by).asText().equals(key);
        };
    }

    private static void assertExtremes(List<JsonNode> members, JsonNode group) {
        JsonNode best = null;
        JsonNode worst = null;
        for (JsonNode member : members) {
            if (member.has("score")) {
                best = best == null || score(member).compareTo(score(best)) > 0 ? member : best;
                worst = worst == null || score(member).compareTo(score(worst)) < 0 ? member : worst;
            }
        }
        assertSame(best, group.get("best"), group);
        assertSame(worst, group.get("worst"), group);
    }

    private static BigDecimal score(JsonNode result) {
        return result.get("score").decimalValue();
    }

    private static void assertSame(JsonNode expected, JsonNode told, JsonNode group) {
        if (expected == null) {
            assertTrue(told == null, group::toString);
            return;
        }
        for (String field : List.of("target", "score", "state", "signal")) {
            assertEquals(expected.get(field), told.get(field), group.toString());
        }
        assertEquals(expected.at("/context/task"), told.get("task"));
        assertEquals(expected.at("/context/indicatorName"), told.get("indicatorName"));
    }

    @Test
    void aGroupOfWhichNoTargetCountsHasNeither() {
        suite.putPlan("IN_FORCE", suite.task("1", 1));
        suite.putMonthlySum("i");
        token = suite.putTarget("t", "1", "i", "\"status\": \"PENDING\"");
        JsonNode total = json("summary").get("total");
        assertEquals(1, total.get("targets").asInt());
        assertTrue(!total.has("best") && !total.has("worst"), total::toString);
    }
}
