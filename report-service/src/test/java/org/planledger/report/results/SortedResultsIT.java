package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class SortedResultsIT {
    private static final List<String> WORST_FIRST = List.of("RED", "YELLOW", "BLUE", "NONE");
    private static final int TARGETS = 24;

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    private Suite suite;
    private String token;

    @BeforeEach
    void begin() {
        clock.set(TestClock.USUAL);
        suite = new Suite(service);
    }

    /// Few different figures, so that many results are equal in something; some have no pace, some no figure at all.
    private void enterManyTargets() {
        Random random = new Random(20230401);
        String[] tasks = new String[6];
        for (int task = 0; task < tasks.length; task++) {
            tasks[task] = suite.task(Integer.toString(tasks.length - task), 1);
        }
        suite.putPlan("IN_FORCE", tasks);
        for (int series = 0; series < 6; series++) {
            suite.putIndicator(
                    "i" + series,
                    "HIGHER",
                    "\"frequency\": \"MONTH\", \"aggregation\": \"%s\"".formatted(series == 4 ? "MEAN" : "SUM"));
            for (int month = 1; month <= 9 && series < 5; month++) {
                if (random.nextInt(4) > 0) {
                    suite.post("i" + series, "2023-0" + month, Integer.toString(1 + random.nextInt(3)));
                }
            }
        }
        for (int target = 0; target < TARGETS; target++) {
            token = suite.putTarget(
                    "t" + target,
                    Integer.toString(1 + random.nextInt(tasks.length)),
                    "i" + random.nextInt(6),
                    target % 8 == 0
                            ? "\"status\": \"PENDING\""
                            : "\"comparator\": \"AT_LEAST\", \"value\": %d".formatted(5 * (1 + random.nextInt(6))));
        }
    }

    private JsonNode answer(String path) {
        return suite.reported(path, token).ok().json();
    }

    private static String name(JsonNode result) {
        return result.get("target").asText();
    }

    /// The number that a result is sorted by; null when it has none.
    private static BigDecimal number(JsonNode result, String field) {
        JsonNode shown = result.get(field);
        if (shown == null) {
            return null;
        }
        return field.equals("signal")
                ? BigDecimal.valueOf(WORST_FIRST.indexOf(shown.asText()))
                : new BigDecimal(shown.asText());
    }

    /// Puts each result behind all that are not to come after it.
    private static List<String> sortedByHand(JsonNode inPlan, String sort) {
        boolean highestFirst = sort.startsWith("-");
        String field = highestFirst ? sort.substring(1) : sort;
        List<JsonNode> sorted = new ArrayList<>();
        for (JsonNode result : inPlan) {
            BigDecimal number = number(result, field);
            int place = 0;
            while (place < sorted.size() && !comesFirst(number, number(sorted.get(place), field), highestFirst)) {
                place++;
            }
            sorted.add(place, result);
        }
        return sorted.stream().map(SortedResultsIT::name).toList();
    }

    private static boolean comesFirst(BigDecimal one, BigDecimal other, boolean highestFirst) {
        if (one == null || other == null) {
            return one != null && other == null;
        }
        return highestFirst ? one.compareTo(other) > 0 : one.compareTo(other) < 0;
    }

    @Test
    void everySortIsThatOfTheShownNumbersAndItsPagesFollowEachOther() {
        enterManyTargets();
        JsonNode inPlan = answer("results").get("results");
        assertEquals(TARGETS, inPlan.size());
        double before = computed();
        for (ResultSort sort : ResultSort.values()) {
            List<String> expected =
                    sort == ResultSort.PLAN ? inPlan.findValuesAsText("target") : sortedByHand(inPlan, sort.toString());
            for (int limit : new int[] {1, 5, TARGETS}) {
                assertEquals(expected, pages(sort, limit), sort + " by " + limit);
            }
        }
        assertEquals(before, computed(), "sorting computes nothing");
    }

    private double computed() {
        return meters.get("result.computations").tag("for", "plan").counter().count();
    }

    private List<String> pages(ResultSort sort, int limit) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = answer("results?sort=" + sort + "&limit=" + limit + cursor);
            page.get("results").forEach(result -> seen.add(name(result)));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
        } while (cursor != null);
        return seen;
    }

    @Test
    void aPageGoesOnWhereTheOneBeforeEndedThoughResultsHaveChangedMeanwhile() {
        suite.putPlan("IN_FORCE", suite.task("1", 1));
        for (int i = 1; i <= 4; i++) {
            suite.putMonthlySum("m" + i);
            suite.post("m" + i, "2023-09", Integer.toString(10 * i));
            token = suite.putTarget("t" + i, "1", "m" + i, "\"comparator\": \"AT_LEAST\", \"value\": 100");
        }
        JsonNode first = answer("results?sort=attainment&limit=2");
        assertEquals(
                List.of(suite.code("t1"), suite.code("t2")),
                first.get("results").findValuesAsText("target"));
        token = suite.post("m2", "2023-09", "35");
        JsonNode second = answer("results?sort=attainment&limit=2&cursor="
                + first.get("nextCursor").asText());
        assertEquals(
                List.of(suite.code("t3"), suite.code("t2")),
                second.get("results").findValuesAsText("target"));
    }

    @ParameterizedTest
    @EnumSource(names = {"PLAN", "SIGNAL", "SCORE_REVERSED", "SCORE"})
    void aCursorOfAnotherSortIsRefused(ResultSort sort) {
        suite.putPlan("IN_FORCE", suite.task("1", 1));
        suite.putMonthlySum("m");
        suite.putTarget("t1", "1", "m", "\"comparator\": \"AT_LEAST\", \"value\": 100");
        token = suite.putTarget("t2", "1", "m", "\"comparator\": \"AT_LEAST\", \"value\": 100");
        String cursor = answer("results?limit=1&sort=" + sort).get("nextCursor").asText();
        for (ResultSort other : ResultSort.values()) {
            Http.Answer answer = suite.reported("results?sort=" + other + "&cursor=" + cursor, token);
            assertEquals(other == sort ? 200 : 400, answer.status(), answer.body());
            if (other != sort) {
                assertEquals(List.of("cursor"), answer.faultyFields());
                assertEquals(
                        "cursor-of-other-sort",
                        answer.json().at("/violations/0/code").asText());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "unit=A, t1",
        "unit=A&role=LEAD, t1",
        "unit=A&role=COOPERATING, t2",
        "unit=A&role=PARTICIPATING, t3",
        "unit=B&role=COOPERATING, t1 t2",
        "unit=B&role=PARTICIPATING, ''",
        "unit=B, t3",
        "unit=B&role=COOPERATING&state=NO_DATA, t1 t2"
    })
    void aRoleNarrowsTheListToWhatTheUnitHasToDoInIt(String query, String expected) {
        suite.putUnit("a");
        suite.putUnit("b");
        suite.putPlan(
                "IN_FORCE",
                suite.task("1", 1, List.of("a"), List.of("b"), List.of()),
                suite.task("2", 1, List.of(), List.of("b", "a"), List.of()),
                suite.task("3", 1, List.of("b"), List.of(), List.of("a")));
        suite.putMonthlySum("m");
        for (int task = 1; task <= 3; task++) {
            token = suite.putTarget(
                    "t" + task, Integer.toString(task), "m", "\"comparator\": \"AT_LEAST\", \"value\": 100");
        }
        String asked = query.replace("=A", "=" + suite.unit("a")).replace("=B", "=" + suite.unit("b"));
        assertEquals(
                expected.isEmpty()
                        ? List.of()
                        : List.of(expected.split(" ")).stream().map(suite::code).toList(),
                answer("results?" + asked).get("results").findValuesAsText("target"));
    }

    @Test
    void aRoleWithoutAUnitIsAFaultThatSaysWhatWouldBeRight() {
        token = suite.putPlan("IN_FORCE", suite.task("1", 1));
        Http.Answer answer = suite.reported("results?role=LEAD", token);
        assertEquals(List.of("role"), answer.faultyFields());
        assertEquals("另加 unit=单位编码", answer.json().at("/violations/0/expected").asText());
        Http.Answer unknown = suite.reported("results?role=BOSS&sort=gap&unit=x", token);
        assertEquals(List.of("role", "sort"), unknown.faultyFields());
        assertTrue(unknown.body().contains("LEAD, COOPERATING, PARTICIPATING"), unknown.body());
        assertTrue(unknown.body().contains("plan, signal, -signal, score, -score"), unknown.body());
    }
}
