package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class ResultsIT {
    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    private Suite suite;
    private String token;

    @BeforeEach
    void enterAPlanWithThreeTasks() {
        clock.set(TestClock.USUAL);
        suite = new Suite(service);
        suite.putUnit("a");
        suite.putUnit("b");
        String[] tasks = {suite.task("2", 2, "a", "b"), suite.task("1", 1, "a"), suite.task("P1", 1)};
        suite.putPlan("IN_FORCE", tasks[0], tasks[1], tasks[2], suite.task("99", 1));
        suite.putMonthlySum("jobs");
        suite.putTarget(
                "t3",
                "1",
                "jobs",
                "\"comparator\": \"AT_LEAST\", \"value\": 1800, \"strength\": \"ENSURE\", \"phrase\": \"城镇新增就业 1800 Persons\"");
        suite.putTarget("t2", "2", "jobs", "\"comparator\": \"AT_MOST\", \"value\": 1000");
        suite.putTarget("t1", "2", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 100, \"weight\": 3");
        suite.putTarget("t0", "P1", "jobs", "\"status\": \"PENDING\"");
        suite.putTarget("tx", "99", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1800");
        // Later versions of a plan may lack a task that targets were set for.
        suite.putPlan("IN_FORCE", tasks);
        int[] figures = {150, 140, 160, 155, 150, 145, 150, 160};
        for (int month = 1; month <= figures.length; month++) {
            token = suite.post("jobs", "2023-%02d".formatted(month), Integer.toString(figures[month - 1]));
        }
    }

    private JsonNode answer(String path) {
        return suite.reported(path, token).ok().json();
    }

    private List<String> targets(String path) {
        List<String> targets = new ArrayList<>();
        answer(path)
                .get("results")
                .forEach(result -> targets.add(result.get("target").asText().replace(suite.plan + "-", "")));
        return targets;
    }

    @Test
    void resultsComeInTheOrderOfThePlansTasksThenOfTheTargetsIds() {
        assertEquals(List.of("t1", "t2", "t3", "t0", "tx"), targets("results"));
    }

    @Test
    void aResultIsThatOfTheFirstWorkedExampleAndSaysWhatItIsAbout() {
        JsonNode result = suite.result("t3", token);
        assertAll(
                () -> assertEquals("1210", result.get("value").asText()),
                () -> assertEquals("2023-08", result.get("through").asText()),
                () -> assertEquals("0.8889", result.get("completeness").asText()),
                () -> assertEquals("0.6722", result.get("attainment").asText()),
                () -> assertEquals("1200", result.get("expected").asText()),
                () -> assertEquals("1.0083", result.get("paceRatio").asText()),
                () -> assertEquals("1815", result.get("forecast").asText()),
                () -> assertEquals("ON_TRACK", result.get("state").asText()),
                () -> assertEquals(1, result.get("overdue").asInt()),
                () -> assertEquals("BLUE", result.get("signal").asText()),
                () -> assertEquals(1, result.at("/context/part").asInt()),
                () -> assertEquals("任务1", result.at("/context/taskTitle").asText()),
                () -> assertEquals(suite.unit("a"), result.at("/context/lead/0").asText()),
                () -> assertEquals("茌平区", result.at("/context/regionName").asText()),
                () -> assertEquals("AT_LEAST", result.at("/context/comparator").asText()),
                () -> assertEquals("1800", result.at("/context/bound").asText()),
                () -> assertEquals("个", result.at("/context/unit").asText()));
    }

    @Test
    void aFigureIsOverdueTheDayAfterItsDueDay() {
        clock.set(Instant.parse("2023-10-10T15:59:59Z"));
        assertEquals(0, suite.result("t3", token).get("overdue").asInt());
        clock.set(Instant.parse("2023-10-10T16:00:00Z"));
        assertEquals(1, suite.result("t3", token).get("overdue").asInt());
    }

    @ParameterizedTest
    @CsvSource({
        "2023-09-30T15:59:59Z, 2023-08",
        "2023-09-30T16:00:00Z, 2023-09",
        "2024-01-15T00:00:00Z, 2023-12",
        "2025-01-15T00:00:00Z, 2023-12"
    })
    void withoutAMonthItIsTheLastFullOneButNotAfterThePlansEnd(Instant now, String asOf) {
        clock.set(now);
        assertEquals(asOf, answer("results").get("asOf").asText());
        assertEquals(asOf, answer("summary").get("asOf").asText());
    }

    @Test
    void resultsAsOfAnEarlierMonthLeaveOutLaterFigures() {
        JsonNode results = answer("results?asOf=2023-02").get("results");
        assertEquals("290", results.get(0).get("value").asText());
        assertEquals(
                "NOT_STARTED",
                answer("results?asOf=2022-12").at("/results/0/state").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "part=1, t3 t0",
        "part=2, t1 t2",
        "part=9, ''",
        "unit=A, t1 t2 t3",
        "unit=B, t1 t2",
        "state=BREACHED, t2",
        "state=BREACHED&state=ACHIEVED, t1 t2",
        "signal=RED, t2",
        "signal=BLUE, t1 t3 t0 tx",
        "part=1&state=TARGET_NOT_SET, t0",
        "strength=ENSURE, t3",
        "strength=PLAIN&strength=STRIVE, t1 t2 t0 tx",
        "q=persons, t3",
        "q=%E4%BB%BB%E5%8A%A12, t1 t2",
        "q=%E5%B0%B1%E4%B8%9A, t3",
        "q=nothing, ''"
    })
    void filtersNarrowTheList(String query, String expected) {
        String units = query.replace("=A", "=" + suite.unit("a")).replace("=B", "=" + suite.unit("b"));
        assertEquals(
                expected.isEmpty() ? List.of() : List.of(expected.split(" ")),
                targets(query.startsWith("unit") ? "results?" + units : "results?" + query));
    }

    @ParameterizedTest
    @CsvSource({"院士专家, t", "ACADEMIC, t", "100%, t", "任务7, ''", "%, t"})
    void aTextIsAlsoLookedForInTheTextsOfTheTasks(String text, String expected) {
        Suite other = new Suite(service);
        other.putPlan(
                "IN_FORCE",
                "{\"number\": \"8\", \"text\": \"开展院士专家聊城行 Academic 100%\", \"part\": 1, \"lead\": []}",
                "{\"number\": \"9\", \"text\": \"另一任务\", \"part\": 1, \"lead\": []}");
        other.putMonthlySum("visits");
        other.putTarget("t", "8", "visits", "\"comparator\": \"AT_LEAST\", \"value\": 1");
        String last = other.putTarget("u", "9", "visits", "\"comparator\": \"AT_LEAST\", \"value\": 1");
        String query = "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        List<String> ids = expected.isEmpty() ? List.of() : List.of(other.code(expected));

        assertEquals(
                ids,
                other.reported("results" + query, last)
                        .ok()
                        .json()
                        .get("results")
                        .findValuesAsText("target"));
        String csv = other.reported("results.csv" + query, last).ok().body();
        assertEquals(ids.size() + 1, csv.lines().count(), csv);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = answer("results?limit=2" + cursor);
            page.get("results")
                    .forEach(result -> seen.add(result.get("target").asText().replace(suite.plan + "-", "")));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
        } while (cursor != null);
        assertEquals(List.of("t1", "t2", "t3", "t0", "tx"), seen);
    }

    @Test
    void aSummaryByPartKeepsThePlansOrderAndTheTargetsWithoutPart() {
        JsonNode summary = answer("summary?by=part");
        assertEquals("1 2 none", String.join(" ", summary.get("groups").findValuesAsText("key")));
        assertEquals("第一部分", summary.at("/groups/0/title").asText());
        assertEquals(
                "{\"TARGET_NOT_SET\":1,\"ON_TRACK\":1}",
                summary.at("/groups/0/states").toString());
        // (666.67 / 1210 + 3 x 1) / 4: a breached cap by its pace, and a goal that is reached and weighs 3.
        assertEquals("88.77", summary.at("/groups/1/score").asText());
        assertEquals(5, summary.at("/total/targets").asInt());
    }

    @Test
    void aSummaryByUnitCountsATargetForEachLeadUnitAndOnceInTheTotal() {
        JsonNode summary = answer("summary?by=unit");
        assertEquals(suite.unit("a"), summary.at("/groups/0/key").asText());
        assertEquals(3, summary.at("/groups/0/targets").asInt());
        assertEquals(suite.code("b"), summary.at("/groups/1/title").asText());
        assertEquals(2, summary.at("/groups/1/targets").asInt());
        assertEquals("none", summary.at("/groups/2/key").asText());
        assertEquals(2, summary.at("/groups/2/targets").asInt());
        assertEquals(5, summary.at("/total/targets").asInt());
        assertFalse(summary.get("total").has("key"));
    }

    @Test
    void aSummaryByStrengthAndByRegionHasTheirKeys() {
        JsonNode strengths = answer("summary?by=strength");
        JsonNode regions = answer("summary?by=region");
        assertAll(
                () -> assertEquals("ENSURE", strengths.at("/groups/0/key").asText()),
                () -> assertEquals(1, strengths.at("/groups/0/targets").asInt()),
                () -> assertEquals("PLAIN", strengths.at("/groups/1/key").asText()),
                () -> assertEquals(4, strengths.at("/groups/1/targets").asInt()),
                () -> assertEquals(1, regions.get("groups").size()),
                () -> assertEquals(Suite.REGION, regions.at("/groups/0/key").asText()),
                () -> assertEquals("茌平区", regions.at("/groups/0/title").asText()),
                () -> assertEquals(regions.at("/total/score"), regions.at("/groups/0/score")));
    }

    @Test
    void aPlanWithoutTargetsHasAnEmptySummary() {
        Suite empty = new Suite(service);
        JsonNode summary = empty.reported("summary", empty.putPlan("IN_FORCE", empty.task("1", 1)))
                .ok()
                .json();
        assertEquals(0, summary.at("/total/targets").asInt());
        assertFalse(summary.get("total").has("score"));
        assertEquals(2, summary.get("groups").size());
    }

    @Test
    void nothingIsComputedTwiceUntilSomethingChanges() {
        answer("results");
        double before = computed();
        answer("results");
        answer("summary?by=unit");
        assertEquals(before, computed());
        token = suite.post("jobs", "2023-09", "1");
        answer("results");
        assertEquals(before + 5, computed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"results?asOf=2023-08", "results?limit=1", "summary?by=part", "summary?by=unit&asOf=2023-09"})
    void whatTheClientHasIsNeitherComputedNorSentAgainUntilSomethingChanges(String path) {
        Http.Answer first = suite.reported(path, token).ok();
        String tag = first.tag();
        double before = computed();
        Http.Answer same = suite.reportedUnless(tag, path, token);
        assertAll(
                () -> assertEquals(304, same.status()),
                () -> assertEquals("", same.body()),
                () -> assertEquals(tag, same.tag()),
                () -> assertEquals(before, computed()));
        token = suite.post("jobs", "2023-08", "161");
        Http.Answer changed = suite.reportedUnless(tag, path, token).ok();
        assertNotEquals(tag, changed.tag());
    }

    @Test
    void theSameVersionIsAnotherAnswerOnAnotherDay() {
        String tag = suite.reported("results", token).ok().tag();
        clock.set(TestClock.USUAL.plus(Duration.ofDays(1)));
        assertEquals(200, suite.reportedUnless(tag, "results", token).status());
    }

    private double computed() {
        return meters.get("result.computations").tag("for", "plan").counter().count();
    }

    @Test
    void aPlanNotInForceWarnsNobodyOfNumbersThatAreNotSet() {
        Suite draft = new Suite(service);
        draft.putPlan("DRAFT", draft.task("1", 1));
        draft.putMonthlySum("jobs");
        String entered = draft.putTarget("t", "1", "jobs", "\"status\": \"PENDING\"");
        assertEquals("NONE", draft.result("t", entered).get("signal").asText());
        String inForce = draft.plans
                .put("/v1/plans/" + draft.plan + "/status", "{\"status\": \"IN_FORCE\"}")
                .ok()
                .token();
        assertEquals("BLUE", draft.result("t", inForce).get("signal").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results?asOf=2023         | asOf",
                "results?asOf=2023-13      | asOf",
                "results?asOf=1899-12      | asOf",
                "results?asOf=2200-01      | asOf",
                "results?part=x            | part",
                "results?state=LATE        | state",
                "results?signal=GREEN      | signal",
                "results?limit=0           | limit",
                "results?limit=1001        | limit",
                "results?cursor=!          | cursor",
                "results?cursor=eA         | cursor",
                "results?cursor=MTIzNDU2Nzg5MDEvdA | cursor",
                "results?after=plan-x      | after",
                "results?sort=x            | sort",
                "results?part=1&part=2     | part",
                "results?part=0            | part",
                "results?part=2147483648   | part",
                "summary?by=task           | by",
                "results?strength=SOFT     | strength",
                "summary?asOf=soon         | asOf",
                "summary?part=1            | part"
            })
    void aBadQueryIsRefusedAndItsParameterNamed(String path, String field) {
        Http.Answer answer = suite.report.get("/v1/plans/" + suite.plan + "/" + path);
        assertEquals(400, answer.status(), answer.body());
        assertEquals(field, answer.json().at("/violations/0/field").asText(), answer.body());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertAll(
                () -> assertEquals(
                        404, suite.report.get("/v1/plans/no-such-plan/results").status()),
                () -> assertEquals(
                        404, suite.report.get("/v1/plans/no-such-plan/summary").status()),
                () -> assertEquals(
                        404,
                        suite.report.get("/v1/targets/no-such-target/result").status()),
                () -> assertTrue(suite.report
                        .get("/v1/plans/no-such-plan/results")
                        .body()
                        .contains("没有计划“no-such-plan”")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "results?asOf=2200-01&part=x&state=LATE&signal=GREEN&strength=SOFT&limit=1001&cursor=!&after=x&unit=&q=1&q=2"
                        + "| after asOf cursor limit part q signal state strength unit",
                "summary?by=task&asOf=soon&after=x&part=1 | after asOf by part"
            })
    void allFaultsOfAQueryAreToldAtOnce(String path, String fields) {
        assertEquals(
                List.of(fields.split(" ")),
                suite.report.get("/v1/plans/" + suite.plan + "/" + path).faultyFields());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=!", "cursor=eA", "limit=0", "part=x"})
    void aBadQueryIsRefusedThoughTheResultsAreStillTheSame(String query) {
        String tag = suite.reported("results", token).ok().tag();
        assertEquals(400, suite.reportedUnless(tag, "results?" + query, token).status());
    }
}
