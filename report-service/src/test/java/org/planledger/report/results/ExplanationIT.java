package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class ExplanationIT {
    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    private Suite suite;
    private String token;

    @BeforeEach
    void enterAPlan() {
        clock.set(TestClock.USUAL);
        suite = new Suite(service);
        suite.putPlan("IN_FORCE", suite.task("1", 1), suite.task("2", 2));
        suite.putMonthlySum("jobs");
        suite.putTarget("t1", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1800");
        suite.putTarget("t2", "2", "jobs", "\"comparator\": \"AT_MOST\", \"value\": 1000");
        suite.putTarget("t3", "2", "jobs", "\"status\": \"PENDING\"");
        int[] figures = {150, 140, 160, 155, 150, 145, 150, 160};
        for (int month = 1; month <= figures.length; month++) {
            token = suite.post("jobs", "2023-0" + month, Integer.toString(figures[month - 1]));
        }
    }

    private String path(String what) {
        // A plan without a change of its own is awaited, too.
        suite.reported("results", token).ok();
        return "/v1/" + what + (what.contains("?") ? "&" : "?") + "explain=true&after=" + token;
    }

    private JsonNode explained(String target) {
        return suite.report
                .get(path("targets/" + suite.code(target) + "/result"))
                .ok()
                .json()
                .get("result");
    }

    private String list(String query) {
        return path("plans/" + suite.plan + "/results" + query);
    }

    private double computed(String what) {
        return meters.get("result.computations").tag("for", what).counter().count();
    }

    @Test
    void aResultIsExplainedByItsFiguresWithTheirRevisionsItsNumbersAndItsRules() {
        String january = "/v1/actuals/" + suite.code("jobs") + "/" + Suite.REGION + "/2023-01";
        suite.indicators.put(january, "{\"value\": 151}").ok();
        token = suite.indicators
                .put(january, "{\"value\": 150, \"status\": \"FINAL\"}")
                .ok()
                .token();
        JsonNode result = explained("t1");
        JsonNode explanation = result.get("explanation");
        JsonNode figures = explanation.at("/readings/0/figures");
        assertAll(
                () -> assertEquals("1210", result.get("value").asText()),
                () -> assertEquals("2023-12", explanation.at("/window/to").asText()),
                () -> assertEquals("2023-09", explanation.at("/span/to").asText()),
                () -> assertEquals("SPAN", explanation.at("/readings/0/purpose").asText()),
                () -> assertEquals(8, figures.size()),
                () -> assertEquals(
                        "{\"period\":\"2023-01\",\"value\":150,\"use\":\"TAKEN\",\"revision\":3,\"status\":\"FINAL\"}",
                        figures.get(0).toString()),
                () -> assertEquals(
                        "{\"period\":\"2023-02\",\"value\":140,\"use\":\"TAKEN\",\"revision\":1,\"status\":\"PROVISIONAL\"}",
                        figures.get(1).toString()),
                () -> assertEquals("1800", explanation.at("/goal/bound").asText()),
                () -> assertEquals("0.6667", explanation.at("/pace/share").asText()),
                () -> assertEquals("1200", explanation.at("/pace/expected").asText()),
                () -> assertEquals(
                        "[{\"indicator\":\"%s\",\"period\":\"2023-09\",\"due\":\"2023-10-10\"}]"
                                .formatted(suite.code("jobs")),
                        explanation.get("overdue").toString()),
                () -> assertEquals(
                        "{\"rule\":\"6.7\",\"branch\":\"PACE_ON_TRACK\",\"compared\":1.0083,\"against\":[0.95],"
                                + "\"text\":\"序时进度比 1.0083 不低于 0.95\"}",
                        explanation.get("state").toString()),
                () -> assertEquals("6.e", explanation.at("/signal/rule").asText()));
    }

    @Test
    void growthOfADerivedIndicatorIsExplainedByBothComponentsInBothYears() {
        suite.putMonthlySum("days");
        suite.putIndicator(
                "share",
                "HIGHER",
                "\"numerator\": \"%s\", \"denominator\": \"%s\", \"factor\": 100"
                        .formatted(suite.code("jobs"), suite.code("days")));
        suite.putTarget("grown", "1", "share", "\"comparator\": \"AT_LEAST\", \"value\": 10, \"measure\": \"GROWTH\"");
        for (int month = 1; month <= 2; month++) {
            suite.post("jobs", "2022-0" + month, "100");
            suite.post("days", "2022-0" + month, "200");
            token = suite.post("days", "2023-0" + month, "250");
        }
        JsonNode result = suite.report
                .get(path("targets/" + suite.code("grown") + "/result?asOf=2023-02"))
                .ok()
                .json()
                .get("result");
        JsonNode readings = result.at("/explanation/readings");
        assertEquals("16", result.get("value").asText());
        assertEquals("SPAN PRESENT BASE", String.join(" ", readings.findValuesAsText("purpose")));
        assertEquals("2022-02", readings.at("/2/months/to").asText());
        assertEquals("50", readings.at("/2/value").asText());
        assertEquals("200", readings.at("/2/numerator/value").asText());
        assertEquals(2, readings.at("/2/denominator/figures").size());
        assertEquals("100", readings.at("/2/factor").asText());
    }

    @Test
    void theSentencesAreInTheLanguageThatIsAskedForAndTheTagTellsThemApart() {
        String path = path("targets/" + suite.code("t2") + "/result");
        Http.Answer chinese = suite.report.getIn("zh-CN", null, path).ok();
        Http.Answer english = suite.report.getIn("en", null, path).ok();
        Http.Answer plain = suite.report
                .getIn("en", null, path.replace("explain=true", "explain=false"))
                .ok();
        assertAll(
                () -> assertEquals(
                        "完成值 1210 超过上限 1000",
                        chinese.json().at("/result/explanation/state/text").asText()),
                () -> assertEquals(
                        "the value 1210 is above the cap 1000",
                        english.json().at("/result/explanation/state/text").asText()),
                () -> assertEquals("zh-CN", chinese.language()),
                () -> assertEquals("en", english.language()),
                () -> assertEquals("Accept-Language, Authorization, Cookie", chinese.vary()),
                () -> assertEquals("Accept-Language, Authorization, Cookie", english.vary()),
                () -> assertEquals(
                        3, Set.of(chinese.tag(), english.tag(), plain.tag()).size()),
                () -> assertEquals("Authorization, Cookie", plain.vary()),
                () -> assertNull(plain.language()));
    }

    @Test
    void whatTheClientHasIsNotExplainedAgainUntilSomethingChanges() {
        String path = list("?limit=2");
        Http.Answer first = suite.report.getIn("en", null, path).ok();
        double before = computed("explanation");
        Http.Answer same = suite.report.getIn("en", first.tag(), path);
        assertAll(
                () -> assertEquals(304, same.status()),
                () -> assertEquals("Accept-Language, Authorization, Cookie", same.vary()),
                () -> assertEquals(before, computed("explanation")));
        assertEquals(200, suite.report.getIn("zh", first.tag(), path).status());
        token = suite.post("jobs", "2023-09", "1");
        Http.Answer changed =
                suite.report.getIn("en", first.tag(), list("?limit=2")).ok();
        assertNotEquals(first.tag(), changed.tag());
    }

    @Test
    void anExplainedListIsThePlainOneWithExplanations() {
        String plainPath = list("?sort=-signal").replace("explain=true&", "");
        String before = suite.report.get(plainPath).ok().body();
        double plainly = computed("plan");
        double explaining = computed("explanation");
        List<JsonNode> explained = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = suite.report
                    .get(list("?sort=-signal&limit=2") + cursor)
                    .ok()
                    .json();
            page.get("results").forEach(explained::add);
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
        } while (cursor != null);
        assertEquals(plainly, computed("plan"), "the page is chosen from what is kept");
        assertEquals(explaining + 3, computed("explanation"), "each result of the pages is explained once");
        Set<String> branches = new HashSet<>();
        for (JsonNode result : explained) {
            branches.add(((ObjectNode) result)
                    .remove("explanation")
                    .at("/state/branch")
                    .asText());
        }
        assertEquals(Set.of("PACE_ON_TRACK", "CAP_PASSED", "NUMBER_PENDING"), branches);
        String after = suite.report.get(plainPath).ok().body();
        assertEquals(before.substring(before.indexOf("\"results\"")), after.substring(after.indexOf("\"results\"")));
        assertFalse(after.contains("explanation"));
        JsonNode plain = suite.report.get(plainPath).ok().json().get("results");
        for (int i = 0; i < plain.size(); i++) {
            assertEquals(plain.get(i), explained.get(i));
        }
    }

    @Test
    void aTargetThatIsNotThereIsNotFoundAndABadValueIsRefused() {
        assertEquals(
                404,
                suite.report
                        .get("/v1/targets/no-such-target/result?explain=true")
                        .status());
        assertEquals(
                List.of("explain"),
                suite.report
                        .get("/v1/plans/" + suite.plan + "/results?explain=yes")
                        .faultyFields());
    }
}
