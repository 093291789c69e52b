package org.planledger.report.warnings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// Which targets show a signal, since when, and for how long they have been late (rule book, section 13). Plans
/// are read in pieces of two targets.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
@TestProfile(WarningsIT.SmallPieces.class)
class WarningsIT {
    private static final Instant THEN = Instant.parse("2023-10-09T00:00:00Z");

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Recorded recorded;

    public static class SmallPieces implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("results.targets-at-once", "2");
        }
    }

    @BeforeEach
    void begin() {
        clock.set(TestClock.USUAL);
        recorded = new Recorded(service);
    }

    private void target(String name, String task, String fields) {
        recorded.putTarget(name, task, name, fields + ", \"from\": \"2023-01\", \"to\": \"2023-12\"");
    }

    /// A floor of 1200 over the year, so that 100 are due each month.
    private void jobs(String name, String task, int... months) {
        recorded.putMonthlySum(name);
        target(name, task, "\"comparator\": \"AT_LEAST\", \"value\": 1200");
        for (int i = 0; i < months.length; i++) {
            recorded.record(name, "2023-%02d".formatted(i + 1), Integer.toString(months[i]), THEN);
        }
    }

    private JsonNode list(String query) {
        return recorded.answer("/v1/warnings?plan=" + recorded.plan + query)
                .ok()
                .json();
    }

    private List<String> targets(String query) {
        return names(list(query));
    }

    private List<String> names(JsonNode list) {
        return list.get("warnings").findValuesAsText("target").stream()
                .map(target -> target.substring(recorded.plan.length() + 1))
                .toList();
    }

    private JsonNode warning(String target, String query) {
        return StreamSupport.stream(list(query).get("warnings").spliterator(), false)
                .filter(warning -> warning.get("target").asText().equals(recorded.code(target)))
                .findFirst()
                .orElseThrow();
    }

    private static String run(JsonNode warning) {
        return "%s %s since %s before %s late %d"
                .formatted(
                        warning.get("signal").asText(),
                        warning.get("state").asText(),
                        warning.get("since").asText(),
                        warning.path("signalBefore").asText("-"),
                        warning.get("monthsLate").asInt());
    }

    @Test
    void aWarningTellsSinceWhenHowLongWhatIsNeededAndWhoLeads() {
        recorded.putUnit("发改局");
        recorded.putPlan("2023-01", "2023-12");
        jobs("jobs", "1", 100, 100, 100, 100, 60, 20, 0, 0, 40);
        JsonNode warning = warning("jobs", "");

        // 100 %, …, then 460/500 = 0.92, 480/600 = 0.8, 480/700, 480/800, 520/900.
        assertEquals("RED FAR_BEHIND since 2023-07 before YELLOW late 5", run(warning));
        assertEquals("2023-09", warning.get("asOf").asText());
        assertEquals("2023-09", warning.get("through").asText());
        assertEquals(0, warning.get("overdue").asInt());
        assertEquals(
                "226.666667", warning.get("requiredPerMonth").decimalValue().toPlainString());
        assertEquals("计划", warning.get("planTitle").asText());
        assertEquals("发改局", warning.at("/leadUnits/0/name").asText());
        assertEquals(recorded.code("unit"), warning.at("/leadUnits/0/code").asText());
        assertEquals("任务1", warning.at("/context/taskTitle").asText());
        assertFalse(warning.has("breachMonth"));
    }

    @ParameterizedTest
    @CsvSource({
        "2023-04, -",
        "2023-05, YELLOW BEHIND since 2023-05 before NONE late 1",
        "2023-06, YELLOW BEHIND since 2023-05 before NONE late 2",
        "2023-08, RED FAR_BEHIND since 2023-07 before YELLOW late 4"
    })
    void aWarningIsOfItsMonth(String asOf, String expected) {
        recorded.putPlan("2023-01", "2023-12");
        jobs("jobs", "1", 100, 100, 100, 100, 60, 20, 0, 0, 40);
        String query = "&asOf=" + asOf;
        assertEquals(expected, targets(query).isEmpty() ? "-" : run(warning("jobs", query)));
    }

    /// On 15 October the figure of September is overdue. It makes September blue, and no month before.
    @Test
    void aFigureThatIsOverdueNowMakesNoEarlierMonthBlue() {
        recorded.putPlan("2023-01", "2023-12");
        jobs("jobs", "1", 100, 100, 100, 100, 100, 100, 100, 100);
        JsonNode warning = warning("jobs", "");

        assertEquals("BLUE ON_TRACK since 2023-09 before NONE late 0", run(warning));
        assertEquals(1, warning.get("overdue").asInt());
    }

    @Test
    void aNumberThatIsNotSetHasBeenMissingSinceTheWindowBegan() {
        recorded.putPlan("2023-01", "2023-12");
        recorded.putMonthlySum("unset");
        target("unset", "1", "\"status\": \"PENDING\"");

        assertEquals("BLUE TARGET_NOT_SET since 2023-01 before - late 0", run(warning("unset", "")));
        assertEquals("BLUE TARGET_NOT_SET since 2022-06 before - late 0", run(warning("unset", "&asOf=2022-06")));
    }

    @Test
    void monthsBehindTheWindowAreNotCounted() {
        recorded.putPlan("2023-01", "2023-12");
        recorded.putMonthlySum("half");
        recorded.putTarget(
                "half",
                "1",
                "half",
                "\"comparator\": \"AT_LEAST\", \"value\": 600, \"from\": \"2023-01\", \"to\": \"2023-06\"");
        for (int month = 1; month <= 6; month++) {
            recorded.record("half", "2023-0" + month, month <= 3 ? "100" : "50", THEN);
        }

        // 350/400 = 0.875, 400/500 = 0.8, and 450 of 600 at the end.
        assertEquals("RED MISSED since 2023-06 before YELLOW late 3", run(warning("half", "&asOf=2023-09")));
    }

    @Test
    void aCapTellsTheMonthInWhichItWillBePassed() {
        recorded.putPlan("2023-01", "2023-12");
        recorded.putIndicator(
                "water",
                "\"direction\": \"LOWER\", \"frequency\": \"MONTH\", \"aggregation\": \"SUM\","
                        + " \"reporting\": \"PERIOD\", \"dueDay\": 10");
        target("water", "1", "\"comparator\": \"AT_MOST\", \"value\": 1200");
        for (int month = 1; month <= 9; month++) {
            recorded.record("water", "2023-0" + month, "120", THEN);
        }
        JsonNode warning = warning("water", "");

        assertEquals("YELLOW BEHIND since 2023-01 before - late 9", run(warning));
        assertEquals("2023-11", warning.get("breachMonth").asText());
        assertFalse(warning.has("requiredPerMonth"));
    }

    @Test
    void aPlanTellsLatenessByPointsWhereItSaysSo() {
        recorded.putPlan(
                "2023-01",
                "2023-12",
                "IN_FORCE",
                "{\"scheme\": \"POINTS\", \"yellowFromPoints\": 15, \"redAbovePoints\": 30}");
        jobs("jobs", "1", 100, 100, 100, 100, 0, 0, 100, 100, 100);

        // Two months of twelve behind: 16.7 points from June on.
        assertEquals("YELLOW BEHIND since 2023-06 before NONE late 4", run(warning("jobs", "")));
        assertEquals(
                "POINTS",
                recorded.result("jobs", "explain=true")
                        .at("/explanation/thresholds/scheme")
                        .asText());
    }

    /// As of September: red for five months, red for one, yellow for two, blue.
    private void putFour() {
        recorded.putPlan("2023-01", "2023-12");
        jobs("blue", "1", 100, 100, 100, 100, 100, 100, 100, 100);
        jobs("red-new", "1", 100, 100, 100, 100, 100, 100, 100, 100, -90);
        jobs("yellow", "2", 100, 100, 100, 100, 100, 100, 100, 40, 100);
        jobs("red-old", "2", 100, 100, 100, 100, 60, 20, 0, 0, 40);
        jobs("none", "2", 100, 100, 100, 100, 100, 100, 100, 100, 100);
    }

    @Test
    void warningsAreSortedAndTurnedByPages() {
        putFour();
        Map<String, List<String>> orders = Map.of(
                "", List.of("red-old", "red-new", "yellow", "blue"),
                "&sort=signal", List.of("red-old", "red-new", "yellow", "blue"),
                "&sort=-monthsLate", List.of("red-old", "yellow", "red-new", "blue"),
                "&sort=since", List.of("red-old", "yellow", "red-new", "blue"),
                "&sort=plan", List.of("blue", "red-new", "red-old", "yellow"));
        orders.forEach((sort, expected) -> {
            assertEquals(expected, targets(sort), sort);
            List<String> turned = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = list(sort + "&limit=1" + cursor);
                turned.addAll(names(page));
                cursor = page.has("nextCursor")
                        ? "&cursor=" + page.get("nextCursor").asText()
                        : null;
            } while (cursor != null);
            assertEquals(expected, turned, sort);
        });
    }

    @Test
    void warningsAreFiltered() {
        putFour();
        assertEquals(List.of("red-old", "red-new"), targets("&signal=RED"));
        assertEquals(List.of("red-old", "red-new", "blue"), targets("&signal=RED&signal=BLUE"));
        assertEquals(List.of("yellow"), targets("&state=BEHIND"));
        assertEquals(List.of("red-new", "blue"), targets("&unit=" + recorded.code("unit")));
        assertEquals(List.of(), targets("&role=COOPERATING&unit=" + recorded.code("unit")));
        assertEquals(4, targets("&region=" + Recorded.REGION).size());
        assertEquals(List.of(), targets("&region=371500"));
    }

    @Test
    void withoutAPlanThoseInForceAreListedEachAsOfItsMonth() {
        recorded.putPlan("2023-01", "2023-06");
        jobs("jobs", "1", 10, 10, 10, 10, 10, 10);
        Recorded draft = new Recorded(service);
        draft.putPlan("2023-01", "2023-12", "DRAFT", "{}");
        draft.putMonthlySum("jobs");
        draft.putTarget(
                "jobs",
                "1",
                "jobs",
                "\"comparator\": \"AT_LEAST\", \"value\": 1200, \"from\": \"2023-01\", \"to\": \"2023-12\"");
        assertEquals(
                1,
                draft.answer("/v1/warnings?plan=" + draft.plan)
                        .ok()
                        .json()
                        .get("warnings")
                        .size());
        JsonNode all = recorded.answer("/v1/warnings?limit=1000&region=" + Recorded.REGION)
                .ok()
                .json();

        assertEquals("2023-09", all.get("asOf").asText());
        List<JsonNode> ours = StreamSupport.stream(all.get("warnings").spliterator(), false)
                .filter(warning -> warning.get("plan").asText().equals(recorded.plan))
                .toList();
        assertEquals("2023-06", ours.getFirst().get("asOf").asText());
        assertFalse(all.get("warnings").findValuesAsText("plan").contains(draft.plan));
    }

    @Test
    void whoHasTheWarningsAlreadyIsNotAnsweredAgain() {
        putFour();
        String path = "/v1/warnings?plan=" + recorded.plan;
        Http.Answer first = recorded.answer(path);
        String tag = first.ok().tag();
        assertEquals(304, recorded.answerUnless(tag, path).status());
        recorded.record("none", "2023-09", "0", THEN);
        Http.Answer changed = recorded.answerUnless(tag, path);
        assertEquals(200, changed.status());
        assertNotEquals(tag, changed.tag());
        clock.set(TestClock.USUAL.plusSeconds(24 * 3600));
        assertEquals(200, recorded.answerUnless(changed.tag(), path).status());
    }

    @Test
    void everyFaultOfAQueryIsTold() {
        recorded.putPlan("2023-01", "2023-12");
        JsonNode problem = recorded.answer("/v1/warnings?role=LEAD&signal=NONE").json();
        assertEquals(List.of("role", "signal"), problem.get("violations").findValuesAsText("field"));
        assertEquals(404, recorded.answer("/v1/warnings?plan=no-such-plan").status());
        String cursor = list("&limit=1").path("nextCursor").asText("c2luY2UvMC8wL3AvMS90");
        JsonNode other =
                recorded.answer("/v1/warnings?sort=plan&cursor=" + cursor).json();
        assertEquals("cursor-of-other-sort", other.at("/violations/0/code").asText());
        assertTrue(recorded.answer("/v1/warnings?cursor=nonsense").status() == 400);
    }
}
