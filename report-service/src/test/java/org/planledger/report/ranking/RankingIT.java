package org.planledger.report.ranking;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// Rankings by score (rule book, section 7). Each county is to reach 1200 in 2023, 100 a month.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class RankingIT {
    private static final String DONGCHANGFU = "371502";
    private static final String CHIPING = "371503";
    private static final String YANGGU = "371521";
    private static final String SHEN = "371522";
    private static final String JINAN = "370100";

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    private Suite suite;
    private String token;

    /// Whose plan was entered last: the plans come with another feed than what is measured of them.
    private Suite latest;

    @BeforeEach
    void enterAPlanOfFiveRegions() {
        clock.set(Instant.parse("2023-09-05T00:00:00Z"));
        suite = new Suite(service);
        latest = suite;
        suite.putUnit("a");
        suite.putUnit("b");
        suite.putPlan("IN_FORCE", suite.task("1", 1, "a"), suite.task("2", 2, "a", "b"));
        suite.putMonthlySum("jobs");
        for (String region : List.of(DONGCHANGFU, CHIPING, YANGGU, SHEN, JINAN)) {
            target(region, region.equals(CHIPING) ? "2" : "1");
        }
        post(DONGCHANGFU, "2023-07", 350);
        post(DONGCHANGFU, "2023-08", 50);
        post(CHIPING, "2023-07", 150);
        post(CHIPING, "2023-08", 250);
        post(YANGGU, "2023-07", 700);
        post(YANGGU, "2023-08", 100);
        post(JINAN, "2023-07", 70);
    }

    private void target(String region, String task) {
        token = suite.indicators
                .put("/v1/targets/" + suite.code(region), """
                        {"plan": "%s", "task": "%s", "indicator": "%s", "region": "%s", "from": "2023-01",
                         "to": "2023-12", "comparator": "AT_LEAST", "value": 1200}
                        """.formatted(suite.plan, task, suite.code("jobs"), region))
                .ok()
                .token();
    }

    private void post(String region, String month, int value) {
        token = suite.indicators
                .put(
                        "/v1/actuals/%s/%s/%s".formatted(suite.code("jobs"), region, month),
                        "{\"value\": %d}".formatted(value))
                .ok()
                .token();
    }

    private JsonNode ranking(String query) {
        return Suite.onceFollowed(() -> suite.report.get("/v1/rankings?" + latest.after(token) + "&" + query))
                .ok()
                .json();
    }

    private JsonNode ofThePlan(String query) {
        return ranking("plan=" + suite.plan + "&" + query);
    }

    private static List<String> keys(JsonNode ranking) {
        return StreamSupport.stream(ranking.get("groups").spliterator(), false)
                .map(group -> (group.has("rank") ? group.get("rank").asText() : "-") + " "
                        + group.get("key").asText())
                .toList();
    }

    @Test
    void regionsAreRankedByTheirScoresAndEqualOnesShareARank() {
        JsonNode ranking = ofThePlan("by=region");
        assertEquals(
                List.of("1 " + YANGGU, "2 " + DONGCHANGFU, "2 " + CHIPING, "4 " + JINAN, "5 " + SHEN), keys(ranking));
        JsonNode best = ranking.at("/groups/0");
        JsonNode second = ranking.at("/groups/1");
        JsonNode last = ranking.at("/groups/4");
        assertAll(
                () -> assertEquals("2023-08", ranking.get("asOf").asText()),
                () -> assertEquals("阳谷县", best.get("title").asText()),
                () -> assertEquals("100", best.get("score").asText()),
                () -> assertEquals("50", second.get("score").asText()),
                () -> assertEquals("0.25", second.get("completeness").asText()),
                () -> assertEquals(1, second.get("counted").asInt()),
                () -> assertEquals("0", second.get("shareReached").asText()),
                () -> assertEquals("0", last.get("score").asText()),
                () -> assertEquals(1, last.at("/states/NO_DATA").asInt()));
    }

    @Test
    void theChangeOfRankIsAgainstTheMonthBefore() {
        // As of July, of 700 due: Yanggu 700, Dongchangfu 350, Chiping 150, Jinan 70, Shen none.
        JsonNode groups = ofThePlan("by=region").get("groups");
        assertAll(
                () -> assertEquals(0, groups.at("/0/change").asInt()),
                () -> assertEquals(2, groups.at("/1/previousRank").asInt()),
                () -> assertEquals(0, groups.at("/1/change").asInt()),
                () -> assertEquals(3, groups.at("/2/previousRank").asInt()),
                () -> assertEquals(1, groups.at("/2/change").asInt()),
                () -> assertEquals("21.43", groups.at("/2/previousScore").asText()),
                () -> assertEquals(0, groups.at("/3/change").asInt()));
    }

    @Test
    void beforeTheBeginningThereIsNoRankAndNoChange() {
        JsonNode first = ofThePlan("by=region&asOf=2023-01").at("/groups/0");
        assertAll(
                () -> assertEquals(1, first.get("rank").asInt()),
                () -> assertNull(first.get("previousRank")),
                () -> assertNull(first.get("change")));
        JsonNode earlier = ofThePlan("by=region&asOf=2022-12").at("/groups/0");
        assertAll(
                () -> assertNull(earlier.get("rank")),
                () -> assertEquals("NO_SCORE", earlier.get("unranked").asText()));
    }

    @Test
    void whoReportedTooLittleHasNoRankAndComesLast() {
        JsonNode ranking = ofThePlan("by=region&minCompleteness=0.25");
        assertEquals(
                List.of("1 " + YANGGU, "2 " + DONGCHANGFU, "2 " + CHIPING, "- " + JINAN, "- " + SHEN), keys(ranking));
        assertEquals("INCOMPLETE", ranking.at("/groups/3/unranked").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level=COUNTY                    | 4",
                "level=CITY                      | 1",
                "within=371500                   | 4",
                "within=371503                   | 1",
                "within=370000&level=CITY        | 1"
            })
    void onlySomeRegionsTakePart(String query, int groups) {
        assertEquals(groups, ofThePlan("by=region&" + query).get("groups").size());
    }

    @Test
    void aTargetCountsForEachUnitThatLeadsItsTask() {
        JsonNode ranking = ofThePlan("by=unit");
        JsonNode b = ranking.at("/groups/0");
        JsonNode a = ranking.at("/groups/1");
        assertAll(
                () -> assertEquals(List.of("1 " + suite.unit("b"), "2 " + suite.unit("a")), keys(ranking)),
                () -> assertEquals(1, b.get("targets").asInt()),
                () -> assertEquals("50", b.get("score").asText()),
                () -> assertEquals(5, a.get("targets").asInt()),
                // (0.5 + 0.5 + 1 + 70/700 + 0) / 5
                () -> assertEquals("42", a.get("score").asText()),
                () -> assertEquals(suite.code("a"), a.get("title").asText()),
                () -> assertEquals(Suite.REGION, a.get("region").asText()));
    }

    @Test
    void aRegionAddsUpWhatAllPlansAskOfIt() {
        Suite other = new Suite(service);
        other.putPlan("IN_FORCE", other.task("1", 1));
        latest = other;
        token = suite.indicators
                .put("/v1/targets/" + other.code("more"), """
                        {"plan": "%s", "task": "1", "indicator": "%s", "region": "%s", "from": "2023-01",
                         "to": "2023-12", "comparator": "AT_LEAST", "value": 400, "weight": 3}
                        """.formatted(other.plan, suite.code("jobs"), CHIPING))
                .ok()
                .token();
        JsonNode both = ranking("by=region&within=" + CHIPING + "&plan=" + suite.plan + "&plan=" + other.plan);
        // (1 x 0.5 + 3 x 1) / 4
        assertAll(
                () -> assertEquals("87.5", both.at("/groups/0/score").asText()),
                () -> assertEquals("0.5", both.at("/groups/0/shareReached").asText()));
        JsonNode plans = ranking("by=plan&plan=" + suite.plan + "&plan=" + other.plan);
        assertEquals(List.of("1 " + other.plan, "2 " + suite.plan), keys(plans));
    }

    @Test
    void withoutPlansThoseCountThatAreInForceAndHoldTheMonth() {
        Suite draft = new Suite(service);
        draft.putPlan("DRAFT", draft.task("1", 1));
        latest = draft;
        draft.putMonthlySum("jobs");
        token = draft.putTarget("t", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1");
        List<String> plans = new ArrayList<>();
        ranking("by=plan&limit=1000")
                .get("groups")
                .forEach(group -> plans.add(group.get("key").asText()));
        List<String> later = new ArrayList<>();
        ranking("by=plan&limit=1000&asOf=2024-01")
                .get("groups")
                .forEach(group -> later.add(group.get("key").asText()));
        assertAll(
                () -> assertTrue(plans.contains(suite.plan)),
                () -> assertTrue(!plans.contains(draft.plan)),
                () -> assertTrue(!later.contains(suite.plan)));
    }

    @Test
    void aPlanThatIsOverIsRankedAsOfItsEnd() {
        clock.set(Instant.parse("2026-05-05T00:00:00Z"));
        assertEquals("2023-12", ofThePlan("by=region").get("asOf").asText());
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        List<String> whole = keys(ofThePlan("by=region"));
        List<String> paged = new ArrayList<>();
        JsonNode page = ofThePlan("by=region&limit=2");
        paged.addAll(keys(page));
        while (page.has("nextCursor")) {
            page = ofThePlan(
                    "by=region&limit=2&cursor=" + page.get("nextCursor").asText());
            paged.addAll(keys(page));
        }
        assertEquals(whole, paged);
    }

    @Test
    void aPageOfOneRankingIsNotWhereAnotherGoesOn() {
        String cursor =
                "&cursor=" + ofThePlan("by=region&limit=2").get("nextCursor").asText();
        for (String other : List.of("by=unit", "by=region&asOf=2023-06", "by=region&minCompleteness=0.5")) {
            String query = "/v1/rankings?plan=" + suite.plan + "&limit=2&" + other + cursor;
            Http.Answer answer = suite.report.get(query);
            assertEquals(List.of("cursor"), answer.faultyFields(), other);
            assertTrue(answer.body().contains("cursor-of-other-question"), answer.body());
        }
    }

    @Test
    void onlyThePlansAreComputedAnewThatAFigureTouches() {
        Suite other = new Suite(service);
        other.putPlan("IN_FORCE", other.task("1", 1));
        latest = other;
        other.putMonthlySum("jobs");
        token = other.putTarget("t", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1");
        String both = "by=plan&plan=" + suite.plan + "&plan=" + other.plan;
        ranking(both);
        double before = computed();
        ranking(both);
        assertEquals(before, computed());
        token = other.post("jobs", "2023-01", "1");
        ranking(both);
        assertEquals(before + 2, computed(), "one target as of two months");
    }

    private double computed() {
        return meters.get("result.computations").tag("for", "ranking").counter().count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by=part                | by",
                "asOf=2023-13           | asOf",
                "asOf=1899-12           | asOf",
                "minCompleteness=1.1    | minCompleteness",
                "minCompleteness=-0.1   | minCompleteness",
                "minCompleteness=most   | minCompleteness",
                "minCompleteness=1e-9   | minCompleteness",
                "limit=0                | limit",
                "cursor=!               | cursor",
                "cursor=MDAwMDAwMDAvMS8zNzE1MDM | cursor",
                "cursor=eA              | cursor",
                "cursor=LTEvMzcxNTAz    | cursor",
                "after=plan-x           | after",
                "sort=x                 | sort",
                "level=VILLAGE          | level"
            })
    void aBadQueryIsRefusedAndItsParameterNamed(String query, String field) {
        Http.Answer answer = suite.report.get("/v1/rankings?" + query);
        assertEquals(400, answer.status(), answer.body());
        assertEquals(field, answer.json().at("/violations/0/field").asText(), answer.body());
    }

    @Test
    void aPlanThatIsNotThereIsNotFound() {
        assertEquals(404, suite.report.get("/v1/rankings?plan=no-such-plan").status());
    }

    @Test
    void allFaultsOfAQueryAreToldAtOnce() {
        String query =
                "by=part&minCompleteness=2&level=VILLAGE&asOf=1899-12&after=plan-x&limit=0&cursor=!&sort=x&within=";
        assertEquals(
                List.of("after", "asOf", "by", "cursor", "level", "limit", "minCompleteness", "sort", "within"),
                suite.report.get("/v1/rankings?" + query).faultyFields());
    }

    @Test
    void aRegionThatIsNotThereIsNotFound() {
        Http.Answer answer = suite.report.get("/v1/rankings?plan=%s&within=nowhere".formatted(suite.plan));
        assertEquals(404, answer.status(), answer.body());
        assertTrue(answer.body().contains("没有地区“nowhere”"), answer.body());
    }
}
