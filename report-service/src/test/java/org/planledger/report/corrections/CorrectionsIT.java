package org.planledger.report.corrections;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
class CorrectionsIT {
    private static final Instant JULY_12 = Instant.parse("2023-07-12T02:00:00Z");
    private static final String WINDOW = ", \"from\": \"2023-01\", \"to\": \"2023-12\"";
    private static final String AT_LEAST_1200 = "\"comparator\": \"AT_LEAST\", \"value\": 1200";

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Recorded recorded;

    /// 100 in each month of 2023 up to August, in time: as planned for 1200 in a year.
    @BeforeEach
    void recordEightMonths() {
        clock.set(TestClock.USUAL);
        recorded = new Recorded(service);
        recorded.putPlan("2023-01", "2023-12");
        recorded.putMonthlySum("jobs");
        recorded.putTarget("t", "1", "jobs", AT_LEAST_1200 + WINDOW);
        recordInTime("jobs", 2023);
    }

    private void recordInTime(String indicator, int year) {
        for (int month = 1; month <= 8; month++) {
            recorded.record(
                    indicator,
                    period(year, month),
                    "100",
                    Instant.parse("%s-08T02:00:00Z".formatted(period(year, month + 1))));
        }
    }

    private static String period(int year, int month) {
        return "%d-%02d".formatted(year, month);
    }

    private JsonNode list(String query) {
        return recorded.answer("/v1/corrections?plan=" + recorded.plan + query)
                .ok()
                .json();
    }

    /// Each correction as `indicator period revision: old -> new`, without the plan's code.
    private List<String> corrections(String query) {
        List<String> corrections = new ArrayList<>();
        list(query)
                .get("corrections")
                .forEach(each -> corrections.add("%s %s %d: %s -> %s"
                        .formatted(
                                each.get("indicator").asText().replace(recorded.plan + "-", ""),
                                each.get("period").asText(),
                                each.get("revision").asInt(),
                                each.path("oldValue").asText("none"),
                                each.path("newValue").asText("none"))));
        return corrections;
    }

    /// What a correction changed, as `target from..to: old state signal -> new state signal`.
    private List<String> changes(int correction) {
        List<String> changes = new ArrayList<>();
        for (JsonNode target : list("").get("corrections").get(correction).get("targets")) {
            for (JsonNode months : target.get("months")) {
                changes.add("%s %s..%s: %s %s -> %s %s"
                        .formatted(
                                target.get("target").asText().replace(recorded.plan + "-", ""),
                                months.get("from").asText(),
                                months.get("to").asText(),
                                months.get("oldState").asText(),
                                months.get("oldSignal").asText(),
                                months.get("newState").asText(),
                                months.get("newSignal").asText()));
            }
        }
        return changes;
    }

    /// May falls to 440 of 500, June to 540 of 600; July is not over. Earlier months stay.
    @Test
    void aCorrectionTellsWhichMonthsItChangedAndHow() {
        recorded.record("jobs", "2023-05", "40", JULY_12);
        JsonNode correction = list("").get("corrections").get(0);
        assertEquals(List.of("jobs 2023-05 2: 100 -> 40"), corrections(""));
        assertEquals(List.of("t 2023-05..2023-06: ON_TRACK NONE -> BEHIND YELLOW"), changes(0));
        assertAll(
                () -> assertEquals(Recorded.REGION, correction.get("region").asText()),
                () -> assertEquals(
                        JULY_12.toString(), correction.get("recordedAt").asText()),
                () -> assertEquals("1", correction.at("/targets/0/task").asText()),
                () -> assertEquals("任务1", correction.at("/targets/0/taskTitle").asText()));
    }

    @Test
    void monthsThatChangedInDifferentWaysAreToldApart() {
        // 260 of 300, 360 of 400, 460 of 500, 560 of 600, 660 of 700: from 0.87 to 0.94, all of them behind; with
        // August,
        // which was posted on 8 September, 760 of 800 is 0.95.
        recorded.record("jobs", "2023-03", "60", Instant.parse("2023-08-12T02:00:00Z"));
        // 220 of 300, 320 of 400, …, 720 of 800: the first falls far behind, the last one to 0.9.
        recorded.record("jobs", "2023-03", "20", Instant.parse("2023-09-12T02:00:00Z"));
        assertEquals(List.of("t 2023-03..2023-07: ON_TRACK NONE -> BEHIND YELLOW"), changes(0));
        assertEquals(
                List.of(
                        "t 2023-03..2023-03: BEHIND YELLOW -> FAR_BEHIND RED",
                        "t 2023-04..2023-07: BEHIND YELLOW -> BEHIND YELLOW",
                        "t 2023-08..2023-08: ON_TRACK NONE -> BEHIND YELLOW"),
                changes(1));
    }

    /// Up to July the cap is used too fast, in August it is broken: both are red.
    @Test
    void monthsOfOneSignalThatCameFromDifferentStatesAreToldApart() {
        recorded.putTarget("c", "1", "jobs", "\"comparator\": \"AT_MOST\", \"value\": 700" + WINDOW);
        recorded.record("jobs", "2023-01", "-700", Instant.parse("2023-09-12T02:00:00Z"));
        assertEquals(
                List.of(
                        "c 2023-01..2023-07: FAR_BEHIND RED -> ON_TRACK NONE",
                        "c 2023-08..2023-08: BREACHED RED -> ON_TRACK NONE",
                        "t 2023-01..2023-08: ON_TRACK NONE -> FAR_BEHIND RED"),
                changes(0));
    }

    @Test
    void aWithdrawalAndWhatComesAfterItAreCorrections() {
        recorded.record("jobs", "2023-06", null, JULY_12);
        recorded.record("jobs", "2023-06", "100", JULY_12.plusSeconds(60));
        assertEquals(List.of("jobs 2023-06 2: 100 -> none", "jobs 2023-06 3: none -> 100"), corrections(""));
        // June's figure was due on 10 July.
        assertEquals(List.of("t 2023-01..2023-06: ON_TRACK NONE -> ON_TRACK BLUE"), changes(0));
        assertEquals(List.of("t 2023-01..2023-06: ON_TRACK BLUE -> ON_TRACK NONE"), changes(1));
    }

    @Test
    void whatSaysTheSameAgainAndWhatIsSaidFirstIsNoCorrection() {
        recorded.record("jobs", "2023-05", "100.00", JULY_12);
        recorded.record("jobs", "2023-09", "1", Instant.parse("2023-10-09T02:00:00Z"));
        assertEquals(List.of(), corrections(""));
    }

    @Test
    void aCorrectionThatCameBeforeTheMonthWasOverChangedNoResult() {
        recorded.record("jobs", "2023-09", "1", Instant.parse("2023-09-20T02:00:00Z"));
        recorded.record("jobs", "2023-09", "2", Instant.parse("2023-09-21T02:00:00Z"));
        assertEquals(List.of("jobs 2023-09 2: 1 -> 2"), corrections(""));
        assertEquals(List.of(), changes(0));
    }

    @Test
    void whatIsRecordedAtTheSameMomentCountsTogether() {
        recorded.record("jobs", "2023-04", "150", JULY_12);
        recorded.record("jobs", "2023-05", "50", JULY_12);
        assertEquals(List.of("jobs 2023-04 2: 100 -> 150", "jobs 2023-05 2: 100 -> 50"), corrections(""));
        List<String> together = List.of("t 2023-04..2023-04: ON_TRACK NONE -> ON_TRACK NONE");
        assertEquals(together, changes(0));
        assertEquals(together, changes(1));
    }

    @Test
    void aComponentOfADerivedIndicatorTouchesIt() {
        recorded.putMonthlySum("firms");
        recorded.putIndicator(
                "share",
                "\"direction\": \"HIGHER\", \"numerator\": \"%s\", \"denominator\": \"%s\", \"factor\": 100"
                        .formatted(recorded.code("jobs"), recorded.code("firms")));
        recorded.putTarget("s", "2", "share", "\"comparator\": \"AT_LEAST\", \"value\": 100" + WINDOW);
        recordInTime("firms", 2023);
        recorded.record("firms", "2023-06", "160", JULY_12);
        assertEquals(List.of("firms 2023-06 2: 100 -> 160"), corrections(""));
        assertEquals(List.of("s 2023-06..2023-06: ON_TRACK NONE -> BEHIND YELLOW"), changes(0));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`\"comparator\": \"AT_LEAST\", \"value\": 0, \"measure\": \"GROWTH\"`, 101, ON_TRACK NONE -> FAR_BEHIND RED",
                "`\"comparator\": \"AT_LEAST\", \"value\": 0, \"measure\": \"REDUCTION\"`, 99, ON_TRACK NONE -> FAR_BEHIND RED",
                "`\"comparator\": \"INCREASE\"`, 99, BEHIND YELLOW -> ON_TRACK NONE",
                "`\"comparator\": \"DECREASE\"`, 101, BEHIND YELLOW -> ON_TRACK NONE"
            })
    void theBaseOfGrowthTouchesIt(String goal, String revised, String change) {
        recordInTime("jobs", 2022);
        recorded.putTarget("g", "1", "jobs", goal + WINDOW);
        recorded.record("jobs", "2022-06", revised, JULY_12);
        assertEquals(List.of("jobs 2022-06 2: 100 -> " + revised), corrections(""));
        assertEquals(List.of("g 2023-06..2023-06: " + change), changes(0));
    }

    @Test
    void figuresThatNoTargetIsJudgedByAreLeftOut() {
        recordInTime("jobs", 2022);
        recorded.putMonthlySum("others");
        recordInTime("others", 2023);
        recorded.putTarget(
                "b",
                "1",
                "jobs",
                "\"comparator\": \"INCREASE\", \"baseline\": {\"period\": \"2022-12\", \"value\": 1}" + WINDOW);
        recorded.record("jobs", "2022-12", "1", Instant.parse("2023-01-08T02:00:00Z"));
        recorded.record("jobs", "2022-12", "2", JULY_12);
        recorded.record("others", "2023-05", "2", JULY_12);
        assertEquals(List.of(), corrections(""));
    }

    /// January is reported with February, and a window that begins in February holds only half of what its figure says.
    @ParameterizedTest(name = "from {0}: {1} corrections")
    @CsvSource({"2023-01, 2", "2023-02, 1"})
    void ofMonthsThatAreReportedTogetherTheFigureOfFebruaryCounts(String from, int count) {
        recorded.putIndicator(
                "both",
                "\"direction\": \"HIGHER\", \"frequency\": \"MONTH\", \"aggregation\": \"SUM\","
                        + " \"reporting\": \"PERIOD\", \"dueDay\": 10, \"combinedFirstMonths\": true");
        recorded.putTarget("c", "1", "both", AT_LEAST_1200 + ", \"from\": \"%s\", \"to\": \"2023-12\"".formatted(from));
        recordInTime("both", 2023);
        recorded.record("both", "2023-01", "90", JULY_12);
        recorded.record("both", "2023-02", "90", JULY_12);
        recorded.record("both", "2023-03", "90", JULY_12);
        assertEquals(
                List.of("both 2023-02 2: 100 -> 90", "both 2023-03 2: 100 -> 90")
                        .subList(2 - count, 2),
                corrections(""));
        assertFalse(changes(0).isEmpty());
    }

    /// A year-to-date figure from before the window is taken off.
    @Test
    void aYearToDateFigureBeforeTheWindowTouchesIt() {
        recorded.putIndicator(
                "ytd",
                "\"direction\": \"HIGHER\", \"frequency\": \"MONTH\", \"aggregation\": \"SUM\","
                        + " \"reporting\": \"YEAR_TO_DATE\", \"dueDay\": 10");
        recorded.putTarget("y", "1", "ytd", AT_LEAST_1200 + ", \"from\": \"2023-04\", \"to\": \"2023-12\"");
        recordInTime("ytd", 2023);
        recorded.record("ytd", "2023-03", "90", JULY_12);
        assertEquals(List.of("ytd 2023-03 2: 100 -> 90"), corrections(""));
        assertEquals(1, changes(0).size());
    }

    @ParameterizedTest
    @CsvSource({
        "2023-07-12T01:59:59.999999Z, 2",
        "2023-07-12T10:00:00+08:00, 1",
        "2023-07-12T02:00:00.0000009Z, 1",
        "2023-07-13T02:00:00Z, 0"
    })
    void sinceIsAMomentAfterWhichTheyWereRecorded(String since, int count) {
        recorded.record("jobs", "2023-05", "40", JULY_12);
        recorded.record("jobs", "2023-06", "40", Instant.parse("2023-07-13T02:00:00Z"));
        assertEquals(count, corrections("&since=" + since).size());
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        for (int month = 8; month >= 1; month--) {
            recorded.record("jobs", period(2023, month), "4", Instant.parse("2023-09-12T02:00:00Z"));
            recorded.record(
                    "jobs", period(2023, month), "5", Instant.parse("2023-09-13T02:00:00.00000%dZ".formatted(month)));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = list("&limit=3" + cursor);
            page.get("corrections").forEach(each -> seen.add(each.toString()));
            cursor =
                    page.has("nextCursor") ? "&cursor=" + page.get("nextCursor").asText() : null;
        } while (cursor != null);
        List<String> whole = new ArrayList<>();
        list("").get("corrections").forEach(each -> whole.add(each.toString()));
        assertEquals(16, whole.size());
        assertEquals(whole, seen);
        List<String> order = corrections("");
        assertEquals("jobs 2023-01 2: 100 -> 4", order.get(0));
        assertEquals("jobs 2023-08 3: 4 -> 5", order.get(15));
    }

    @Test
    void anotherPlanHasItsOwn() {
        recorded.record("jobs", "2023-05", "40", JULY_12);
        Recorded other = new Recorded(service);
        other.putPlan("2023-01", "2023-12");
        JsonNode answer =
                other.answer("/v1/corrections?plan=" + other.plan).ok().json();
        assertEquals(0, answer.get("corrections").size());
        assertFalse(answer.has("nextCursor"));
        assertFalse(answer.has("since"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "since=2023-07-12&limit=0&asOf=2023-06 | asOf limit plan since",
                "plan=P&since=2023-10-15T04:00:01Z      | since",
                "plan=P&cursor=!                        | cursor",
                "plan=P&cursor=eA                       | cursor",
                "plan=P&cursor=MS9hL2IvMjAyMzk5LzI      | cursor",
                "plan=P&plan=Q                          | plan"
            })
    void allFaultsOfAQueryAreToldAtOnce(String query, String fields) {
        Http.Answer answer = recorded.report.get("/v1/corrections?" + query);
        assertEquals(List.of(fields.split(" ")), answer.faultyFields(), answer.body());
    }

    @Test
    void aPlanThatIsNotThereIsNotFound() {
        assertEquals(
                404, recorded.report.get("/v1/corrections?plan=no-such-plan").status());
    }
}
