package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// Targets that change in mid-year (rule book, section 16).
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
class RevisedTargetsIT {
    private static final Instant RECORDED = Instant.parse("2023-10-01T00:00:00Z");
    private static final String WINDOW = ", \"from\": \"2023-01\", \"to\": \"2023-12\"";

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Recorded recorded;

    /// 150 in each month until September.
    @BeforeEach
    void recordNineMonths() {
        clock.set(TestClock.USUAL);
        recorded = new Recorded(service);
        recorded.putPlan("2023-01", "2023-12");
        recorded.putMonthlySum("jobs");
        for (int month = 1; month <= 9; month++) {
            recorded.record("jobs", "2023-0" + month, "150", RECORDED);
        }
    }

    private void target(String name, String goal, String... revisions) {
        recorded.putTarget(
                name,
                "1",
                "jobs",
                goal
                        + WINDOW
                        + (revisions.length == 0 ? "" : ", \"revisions\": [" + String.join(",", revisions) + "]"));
    }

    private static String atLeast(int value) {
        return "\"comparator\": \"AT_LEAST\", \"value\": " + value;
    }

    private static String revision(int number, String month, String goal) {
        return """
                {"number": %d, "month": "%s", %s, "reason": "原因%d", "postedBy": "张三",
                 "recordedAt": "2023-07-01T00:00:00Z", "superseded": false}
                """.formatted(number, month, goal, number);
    }

    private JsonNode resultOf(String target, String query) {
        return recorded.result(target, query);
    }

    /// By hand: 150 a month are done, so with 6 months 900 of 1800 / 12 x 6 = 900; with 7 months 1050 of
    /// 2400 / 12 x 7 = 1400; with 9 months 1350 of 2100 / 12 x 9 = 1575.
    @ParameterizedTest
    @CsvSource({
        "2023-01, 1800, , 150, 1, ON_TRACK",
        "2023-06, 1800, , 900, 1, ON_TRACK",
        "2023-07, 2400, 2023-07, 1400, 0.75, FAR_BEHIND",
        "2023-08, 2400, 2023-07, 1600, 0.75, FAR_BEHIND",
        "2023-09, 2100, 2023-09, 1575, 0.8571, BEHIND"
    })
    void aResultIsJudgedByTheGoalThatHoldsAsOfItsMonth(
            String asOf, String bound, String since, String expected, String ratio, String state) {
        target("twice", atLeast(1800), revision(1, "2023-07", atLeast(2400)), revision(2, "2023-09", atLeast(2100)));
        JsonNode result = resultOf("twice", "asOf=" + asOf);
        JsonNode context = result.get("context");
        assertAll(
                () -> assertEquals(bound, context.get("bound").asText()),
                () -> assertEquals(expected, result.get("expected").asText()),
                () -> assertEquals(ratio, result.get("paceRatio").asText()),
                () -> assertEquals(state, result.get("state").asText()),
                () -> assertEquals(since == null, context.path("revision").isMissingNode()));
        if (since != null) {
            JsonNode revision = context.get("revision");
            assertAll(
                    () -> assertEquals(since, revision.get("month").asText()),
                    () -> assertEquals(
                            since.equals("2023-07") ? "原因1" : "原因2",
                            revision.get("reason").asText()),
                    () -> assertEquals(
                            "AT_LEAST", revision.get("originalComparator").asText()),
                    () -> assertEquals("1800", revision.get("originalBound").asText()));
        }
        JsonNode original = resultOf("twice", "basis=ORIGINAL&asOf=" + asOf);
        assertAll(
                () -> assertEquals("1800", original.at("/context/bound").asText()),
                () -> assertTrue(original.at("/context/revision").isMissingNode()),
                () -> assertEquals("ON_TRACK", original.get("state").asText()));
    }

    @Test
    void resultsSummaryHistoryExplanationAndFilesGoByEitherBasis() {
        target("kept", atLeast(1800));
        target("revised", atLeast(1800), revision(1, "2023-07", atLeast(2400)));
        for (String basis : List.of("ORIGINAL", "PRESENT", "ORIGINAL")) {
            String query = "asOf=2023-09&basis=" + basis;
            String bound = basis.equals("PRESENT") ? "2400" : "1800";
            String state = basis.equals("PRESENT") ? "FAR_BEHIND" : "ON_TRACK";
            JsonNode list = recorded.ofPlan("results?" + query);
            JsonNode explained = recorded.ofPlan("results?explain=true&" + query);
            JsonNode summary = recorded.ofPlan("summary?" + query);
            JsonNode months = recorded.answer("/v1/targets/" + recorded.code("revised") + "/history?" + query)
                    .ok()
                    .json();
            JsonNode ofPlan = recorded.ofPlan("history?" + query);
            String csv = recorded.answer("/v1/plans/" + recorded.plan + "/results.csv?" + query)
                    .ok()
                    .body();
            assertAll(
                    basis,
                    () -> assertEquals(basis, list.get("basis").asText()),
                    () -> assertEquals(List.of("1800", bound), list.findValuesAsText("bound")),
                    () -> assertEquals(List.of("ON_TRACK", state), list.findValuesAsText("state")),
                    () -> assertEquals(
                            bound,
                            explained.at("/results/1/explanation/goal/bound").asText()),
                    () -> assertEquals(basis, summary.get("basis").asText()),
                    () -> assertEquals(
                            basis.equals("PRESENT") ? 1 : 2,
                            summary.at("/total/states/ON_TRACK").asInt()),
                    () -> assertEquals(basis, months.get("basis").asText()),
                    () -> assertEquals(bound, months.at("/context/bound").asText()),
                    () -> assertEquals(
                            summary.get("total"), ofPlan.at("/months/8/total"), "the last month is the summary"),
                    () -> assertEquals(
                            recorded.ofPlan("summary?asOf=2023-06").get("total"), ofPlan.at("/months/5/total")),
                    () -> assertEquals(basis.equals("PRESENT"), csv.contains(",2400,")));
        }
        assertEquals(
                recorded.ofPlan("summary?asOf=2023-09").get("total"),
                recorded.ofPlan("summary?asOf=2023-09&basis=PRESENT").get("total"));
    }

    @Test
    void aHistoryShowsTheChangeInTheMonthInWhichItTakesEffect() {
        target("history", atLeast(1800), revision(1, "2023-07", atLeast(2400)));
        JsonNode months = recorded.answer("/v1/targets/" + recorded.code("history") + "/history?asOf=2023-09")
                .ok()
                .json()
                .get("months");
        List<String> told = new ArrayList<>();
        months.forEach(month -> told.add("%s %s %s %s"
                .formatted(
                        month.get("month").asText(),
                        month.at("/goal/bound").asText(),
                        month.at("/goal/revision/originalBound").asText("-"),
                        month.at("/result/state").asText())));
        assertEquals(
                List.of("2023-06 1800  ON_TRACK", "2023-07 2400 1800 FAR_BEHIND"),
                told.subList(5, 7).stream()
                        .map(line -> line.replace(" - ", "  "))
                        .toList());
        for (JsonNode month : months) {
            ObjectNode alone = (ObjectNode)
                    resultOf("history", "asOf=" + month.get("month").asText());
            alone.remove("context");
            assertEquals(alone, month.get("result"));
        }
    }

    @Test
    void tagsTellTheBasesApartAndChangeWithARevision() {
        target("tagged", atLeast(1800), revision(1, "2023-07", atLeast(2400)));
        for (String path : List.of("results", "summary", "history", "results.csv")) {
            String url = "/v1/plans/" + recorded.plan + "/" + path + "?asOf=2023-09";
            String present = recorded.answer(url).ok().tag();
            String original = recorded.answer(url + "&basis=ORIGINAL").ok().tag();
            assertNotEquals(present, original, path);
            assertEquals(present, recorded.answer(url + "&basis=PRESENT").ok().tag(), path);
            assertEquals(
                    304,
                    recorded.answerUnless(original, url + "&basis=ORIGINAL").status(),
                    path);
            assertEquals(200, recorded.answerUnless(original, url).status(), path);
        }
        String url = "/v1/plans/" + recorded.plan + "/results?asOf=2023-09";
        String before = recorded.answer(url).ok().tag();
        target("tagged", atLeast(1800), revision(2, "2023-07", atLeast(1500)));
        Http.Answer after = recorded.answerUnless(before, url);
        assertEquals(200, after.status());
        assertEquals(List.of("1500"), after.json().findValuesAsText("bound"));
        target("tagged", atLeast(1800));
        assertEquals(List.of("1800"), recorded.answer(url).json().findValuesAsText("bound"));
    }

    @Test
    void anUnknownBasisIsRefused() {
        assertEquals(
                List.of("basis"),
                recorded.answer("/v1/plans/" + recorded.plan + "/results?basis=FORMER")
                        .faultyFields());
    }

    @Test
    void aTargetWithoutANumberHasOneFromItsRevisionOn() {
        target("assigned", "\"status\": \"ASSIGNED\"", revision(1, "2023-04", atLeast(1800)));
        assertEquals(
                "TARGET_NOT_SET",
                resultOf("assigned", "asOf=2023-03").get("state").asText());
        JsonNode april = resultOf("assigned", "asOf=2023-04");
        assertEquals("ON_TRACK", april.get("state").asText());
        assertFalse(april.at("/context/revision").has("originalBound"));
        assertEquals(
                "TARGET_NOT_SET",
                resultOf("assigned", "asOf=2023-04&basis=ORIGINAL").get("state").asText());
    }

    @Test
    void whoeverWantsTheOldScheduleUntilTheRevisionGivesMilestones() {
        target(
                "milestones",
                atLeast(1800),
                revision(
                        1,
                        "2023-07",
                        atLeast(2400) + ", \"milestones\": [{\"month\": \"2023-06\", \"value\": 900},"
                                + " {\"month\": \"2023-12\", \"value\": 2400}]"));
        JsonNode july = resultOf("milestones", "asOf=2023-07");
        assertEquals("1150", july.get("expected").asText());
        assertEquals("0.913", july.get("paceRatio").asText());
        assertEquals(
                "900", resultOf("milestones", "asOf=2023-06").get("expected").asText());
    }

    @Test
    void whatIsKnownAtAnEarlierMomentIsJudgedByTheSameRevisions() {
        target("known", atLeast(1800), revision(1, "2023-07", atLeast(2400)));
        JsonNode then = resultOf("known", "asOf=2023-08&knownAt=2023-10-02T00:00:00Z");
        assertEquals("2400", then.at("/context/bound").asText());
    }

    @Test
    void warningsRankingsAndBreakdownsGoByTheGoalThatHolds() {
        target("parent", atLeast(1800), revision(1, "2023-07", atLeast(2400)));
        recorded.putTarget(
                "child",
                "2",
                "jobs",
                atLeast(1800) + WINDOW + ", \"parent\": \"" + recorded.code("parent") + "\", \"revisions\": ["
                        + revision(1, "2023-09", atLeast(2000)) + "]");
        JsonNode warnings = recorded.answer("/v1/warnings?plan=" + recorded.plan + "&asOf=2023-09")
                .ok()
                .json();
        String breakdown = "/v1/targets/" + recorded.code("parent") + "/breakdown?asOf=";
        String ranking = "/v1/rankings?by=plan&plan=" + recorded.plan + "&asOf=";
        assertAll(
                () -> assertEquals(List.of("2023-07", "2023-09"), sorted(warnings.findValuesAsText("since"))),
                () -> assertEquals(
                        "0.8333",
                        recorded.answer(breakdown + "2023-09")
                                .ok()
                                .json()
                                .get("coverage")
                                .asText()),
                () -> assertEquals(
                        "0.75",
                        recorded.answer(breakdown + "2023-08")
                                .ok()
                                .json()
                                .get("coverage")
                                .asText()),
                () -> assertEquals(
                        "1",
                        recorded.answer(breakdown + "2023-06")
                                .ok()
                                .json()
                                .get("coverage")
                                .asText()),
                () -> assertEquals(
                        List.of("100"),
                        recorded.answer(ranking + "2023-06").ok().json().findValuesAsText("score")),
                () -> assertEquals(
                        List.of("87.5"),
                        recorded.answer(ranking + "2023-07").ok().json().findValuesAsText("score")));
    }

    private static List<String> sorted(List<String> texts) {
        return texts.stream().sorted().toList();
    }

    /// The goal of a month is found by writing each revision over the months from its own on; a trial calculation with
    /// nothing but that goal says what the result must be.
    @Test
    void everyMonthAgreesWithATrialCalculationOfTheGoalThatIsLeft() {
        Random random = new Random(2023);
        String[] goals = {
            "\"comparator\": \"AT_LEAST\", \"value\": %d",
            "\"comparator\": \"AT_MOST\", \"value\": %d",
            "\"comparator\": \"EXACTLY\", \"value\": %d",
            "\"comparator\": \"ABOUT\", \"value\": %d, \"tolerance\": 0.1",
            "\"comparator\": \"BETWEEN\", \"value\": %d, \"valueHigh\": 2600",
            "\"comparator\": \"AT_LEAST\", \"value\": %1$d, \"milestones\": [{\"month\": \"2023-05\", \"value\": 333.5},"
                    + " {\"month\": \"2023-12\", \"value\": %1$d}]"
        };
        for (int target = 0; target < 12; target++) {
            String original = goals[random.nextInt(goals.length)].formatted(1000 + random.nextInt(1500));
            Map<Integer, String> drawn = new TreeMap<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                drawn.put(
                        2 + random.nextInt(11),
                        goals[random.nextInt(goals.length)].formatted(1000 + random.nextInt(1500)));
            }
            List<String> revisions = new ArrayList<>();
            String[] left = new String[13];
            Arrays.fill(left, original);
            drawn.forEach((month, goal) -> {
                revisions.add(revision(month, "2023-%02d".formatted(month), goal));
                Arrays.fill(left, month, 13, goal);
            });
            String name = "random-" + target;
            target(name, original, revisions.toArray(String[]::new));
            for (String basis : List.of("PRESENT", "ORIGINAL")) {
                JsonNode months = recorded.answer(
                                "/v1/targets/" + recorded.code(name) + "/history?asOf=2023-12&basis=" + basis)
                        .ok()
                        .json()
                        .get("months");
                assertEquals(12, months.size());
                for (JsonNode month : months) {
                    int number = YearMonth.parse(month.get("month").asText()).getMonthValue();
                    String goal = basis.equals("PRESENT") ? left[number] : original;
                    assertEquals(
                            trial(name, month, goal), month.get("result"), name + " as of " + number + ": " + goal);
                }
            }
        }
    }

    private JsonNode trial(String name, JsonNode month, String goal) {
        StringBuilder observations = new StringBuilder();
        for (int i = 1; i <= 9; i++) {
            observations.append(i == 1 ? "" : ",").append("""
                    {"indicator": "i", "period": "2023-0%d", "value": 150}
                    """.formatted(i));
        }
        JsonNode answer = recorded.report
                .post("/v1/evaluations", "application/json", """
                        {"asOf": "%s", "planInForce": true,
                         "indicators": [{"code": "i", "frequency": "MONTH", "aggregation": "SUM", "reporting": "PERIOD",
                                         "direction": "HIGHER", "decimals": 4}],
                         "observations": [%s],
                         "targets": [{"id": "%s", "indicator": "i", "overdue": %d, %s%s}]}
                        """.formatted(
                                month.get("month").asText(),
                                observations,
                                recorded.code(name),
                                month.at("/result/overdue").asInt(),
                                goal,
                                WINDOW))
                .ok()
                .json();
        return answer.at("/results/0");
    }
}
