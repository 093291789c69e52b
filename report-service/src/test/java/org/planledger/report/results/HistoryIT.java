package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// Each month of a history is what is answered for that month alone. Plans are read in pieces of two targets.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
@TestProfile(HistoryIT.SmallPieces.class)
class HistoryIT {
    private static final String THEN = "knownAt=2023-07-10T10:00:00Z";

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

    /// Two years; each figure is recorded on the eighth of the month after, and May 2023 revised on 12 July.
    @BeforeEach
    void recordTwoYears() {
        clock.set(TestClock.USUAL);
        recorded = new Recorded(service);
        recorded.putPlan("2022-07", "2023-12");
        recorded.putMonthlySum("jobs");
        recorded.putMonthlySum("firms");
        recorded.putIndicator(
                "share",
                "\"direction\": \"HIGHER\", \"numerator\": \"%s\", \"denominator\": \"%s\", \"factor\": 100"
                        .formatted(recorded.code("jobs"), recorded.code("firms")));
        target("total", "1", "jobs", "\"value\": 1200");
        target("yearly", "1", "jobs", "\"value\": 900, \"recurrence\": \"YEARLY\"");
        target("growth", "2", "jobs", "\"value\": 5, \"measure\": \"GROWTH\"");
        target("share", "2", "share", "\"value\": 60, \"strength\": \"ENSURE\"");
        target("unset", "9", "jobs", "\"status\": \"PENDING\"");
        for (int month = 0; month < 26; month++) {
            int year = 2021 + month / 12;
            String period = "%d-%02d".formatted(year, 1 + month % 12);
            Instant at = Instant.parse("%d-%02d-08T02:00:00Z".formatted(2021 + (month + 1) / 12, 1 + (month + 1) % 12));
            recorded.record("jobs", period, Integer.toString(50 + month * 7 % 40), at);
            recorded.record("firms", period, Integer.toString(100 + month * 11 % 30), at);
        }
        for (int month = 3; month <= 8; month++) {
            recorded.record(
                    "jobs",
                    "2023-0" + month,
                    Integer.toString(20 * month),
                    Instant.parse("2023-0%d-08T02:00:00Z".formatted(month + 1)));
        }
        recorded.record("jobs", "2023-05", "7.5", Instant.parse("2023-07-12T02:00:00Z"));
        recorded.record("jobs", "2023-02", null, Instant.parse("2023-07-12T02:00:00Z"));
    }

    private void target(String name, String task, String indicator, String fields) {
        String comparator = fields.contains("PENDING") ? "" : "\"comparator\": \"AT_LEAST\", ";
        recorded.putTarget(name, task, indicator, comparator + fields + ", \"from\": \"2022-09\", \"to\": \"2023-12\"");
    }

    private JsonNode history(String target, String query) {
        return recorded.answer("/v1/targets/" + recorded.code(target) + "/history?" + query)
                .ok()
                .json();
    }

    private static List<String> months(JsonNode history) {
        return history.get("months").findValuesAsText("month");
    }

    private static List<String> months(String from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> YearMonth.parse(from).plusMonths(i).toString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"total", "yearly", "growth", "share", "unset"})
    void eachMonthOfATargetIsTheResultAsOfThatMonth(String target) {
        for (String query : List.of("asOf=2023-12", "asOf=2023-12&" + THEN)) {
            JsonNode history = history(target, query);
            assertEquals(months("2022-09", 16), months(history));
            for (JsonNode month : history.get("months")) {
                String asOf = month.get("month").asText();
                ObjectNode result = (ObjectNode) recorded.result(target, query.replace("asOf=2023-12", "asOf=" + asOf));
                assertEquals(result.get("context"), history.get("context"));
                result.remove("context");
                assertEquals(result, month.get("result"), asOf);
            }
        }
    }

    @Test
    void whatWasRevisedLaterIsLeftOut() {
        assertEquals("100", value(history("total", "asOf=2023-05&" + THEN), 8, 7));
        assertEquals("7.5", value(history("total", "asOf=2023-05"), 8, 7));
    }

    /// What the value has grown by from the month before, by their places.
    private static String value(JsonNode history, int month, int before) {
        return history.at("/months/" + month + "/result/value")
                .decimalValue()
                .subtract(history.at("/months/" + before + "/result/value").decimalValue())
                .toPlainString();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2022-09, 13",
        "asOf=2022-09, 2022-09, 1",
        "asOf=2022-08, 2022-09, 0",
        "asOf=2024-05, 2022-09, 16",
        "knownAt=2023-07-10T10:00:00Z, 2022-09, 10"
    })
    void aTargetsHistoryReachesFromItsFirstMonthToTheMonthAskedFor(String query, String from, int count) {
        JsonNode history = history("total", query);
        assertEquals(months(from, count), months(history));
        assertEquals(recorded.code("jobs"), history.at("/context/indicator").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"part", "unit", "strength", "region"})
    void eachMonthOfAPlanIsTheSummaryAsOfThatMonth(String by) {
        for (String query : List.of("asOf=2023-12", "asOf=2023-12&" + THEN)) {
            JsonNode history = recorded.ofPlan("history?by=" + by + "&" + query);
            assertEquals(months("2022-07", 18), months(history));
            for (JsonNode month : history.get("months")) {
                String asOf = month.get("month").asText();
                JsonNode summary =
                        recorded.ofPlan("summary?by=" + by + "&" + query.replace("asOf=2023-12", "asOf=" + asOf));
                assertEquals(summary.get("groups"), month.get("groups"), asOf);
                assertEquals(summary.get("total"), month.get("total"), asOf);
                assertEquals(5, month.at("/total/targets").asInt());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 15", "asOf=2022-06, 0", "asOf=2022-07, 1", "asOf=2024-05, 18", "knownAt=2023-07-10T10:00:00Z, 12"})
    void aPlansHistoryReachesFromItsFirstMonthToTheMonthAskedFor(String query, int count) {
        assertEquals(months("2022-07", count), months(recorded.ofPlan("history?" + query)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets/T/history", "plans/P/history"})
    void aLongHistoryComesInPages(String template) {
        String path = "/v1/"
                + template.replace("/T/", "/" + recorded.code("total") + "/").replace("/P/", "/" + recorded.plan + "/")
                + "?asOf=2023-12";
        JsonNode whole = recorded.answer(path).ok().json();
        List<JsonNode> turned = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 4; page++) {
            JsonNode part = recorded.answer(path + "&limit=6" + cursor).ok().json();
            part.get("months").forEach(turned::add);
            if (!part.has("nextCursor")) {
                break;
            }
            assertEquals(6, part.get("months").size());
            cursor = "&cursor=" + part.get("nextCursor").asText();
        }
        List<JsonNode> atOnce = new ArrayList<>();
        whole.get("months").forEach(atOnce::add);
        assertEquals(atOnce, turned);
        assertFalse(whole.has("nextCursor"));
    }

    @Test
    void aCenturyIsNotComputedAtOnce() {
        recorded.putTarget(
                "century",
                "1",
                "jobs",
                "\"comparator\": \"AT_LEAST\", \"value\": 1, \"from\": \"1990-01\", \"to\": \"2089-12\"");
        JsonNode history = history("century", "asOf=2089-12");
        assertEquals(months("1990-01", 120), months(history));
        assertEquals(
                months("2000-01", 120),
                months(history(
                        "century",
                        "asOf=2089-12&cursor=" + history.get("nextCursor").asText())));
    }

    @ParameterizedTest
    @CsvSource({"limit=121, limit", "limit=0, limit", "cursor=MjAyMy0xMw, cursor", "cursor=!, cursor"})
    void faultsOfAPageAreNamed(String query, String field) {
        assertEquals(
                List.of(field),
                recorded.report
                        .get("/v1/plans/" + recorded.plan + "/history?" + query)
                        .faultyFields());
    }

    @Test
    void aPlanWithoutTargetsHasAHistoryOfEmptySummaries() {
        Recorded empty = new Recorded(service);
        empty.putPlan("2023-01", "2023-03");
        JsonNode history = empty.ofPlan("history");
        assertEquals(months("2023-01", 3), months(history));
        assertEquals(2, history.at("/months/0/groups").size());
        assertFalse(history.at("/months/0/total").has("score"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"targets/T/history", "plans/P/history", "plans/P/history?by=unit"})
    void whatTheClientHasIsNotSentAgainUntilSomethingChanges(String template) {
        String path = "/v1/"
                + template.replace("/T/", "/" + recorded.code("total") + "/").replace("/P/", "/" + recorded.plan + "/");
        Http.Answer first = recorded.answer(path).ok();
        assertEquals(304, recorded.answerUnless(first.tag(), path).status());
        recorded.record("jobs", "2023-09", "1", Instant.parse("2023-10-08T02:00:00Z"));
        Http.Answer second = recorded.answerUnless(first.tag(), path).ok();
        assertNotEquals(first.tag(), second.tag());
        assertNotEquals(first.body(), second.body());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertAll(
                () -> assertEquals(
                        404,
                        recorded.report
                                .get("/v1/targets/no-such-target/history")
                                .status()),
                () -> assertEquals(
                        404,
                        recorded.report.get("/v1/plans/no-such-plan/history").status()));
    }

    @Test
    void allFaultsOfAQueryAreToldAtOnce() {
        String faulty = "asOf=2200-01&knownAt=2023-07-10T18:00:00&after=x&to=2023-12";
        List<String> expected = new ArrayList<>(List.of("after", "asOf", "knownAt", "to"));
        assertEquals(
                expected,
                recorded.report
                        .get("/v1/targets/" + recorded.code("total") + "/history?" + faulty)
                        .faultyFields());
        expected.add(2, "by");
        assertEquals(
                expected,
                recorded.report
                        .get("/v1/plans/" + recorded.plan + "/history?by=task&" + faulty)
                        .faultyFields());
    }
}
