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
import java.time.Instant;
import java.util.List;
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

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
class KnownAtIT {
    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Inject
    MeterRegistry meters;

    private Recorded recorded;

    /// June was posted on 8 July, revised on the evening of 10 July and again on the 20th, and withdrawn in August.
    @BeforeEach
    void recordAFigureAndItsRevisions() {
        clock.set(TestClock.USUAL);
        recorded = new Recorded(service);
        recorded.putPlan("2023-01", "2023-12");
        recorded.putMonthlySum("jobs");
        recorded.putTarget(
                "t",
                "1",
                "jobs",
                "\"comparator\": \"AT_LEAST\", \"value\": 1200, \"from\": \"2023-01\", \"to\": \"2023-12\"");
        for (int month = 1; month <= 5; month++) {
            recorded.record(
                    "jobs", "2023-0" + month, "100", Instant.parse("2023-0%d-08T02:00:00Z".formatted(month + 1)));
        }
        recorded.record("jobs", "2023-06", "100", Instant.parse("2023-07-08T02:00:00Z"));
        recorded.record("jobs", "2023-06", "70.5", Instant.parse("2023-07-10T10:00:00.000001Z"));
        recorded.record("jobs", "2023-06", "10", Instant.parse("2023-07-20T02:00:00Z"));
        recorded.record("jobs", "2023-06", null, Instant.parse("2023-08-02T02:00:00Z"));
    }

    private JsonNode june(String knownAt) {
        return recorded.result("t", "asOf=2023-06&knownAt=" + knownAt);
    }

    @ParameterizedTest
    @CsvSource({
        "2023-07-08T09:59:59%2B08:00,        500",
        "2023-07-08T02:00:00Z,               600",
        "2023-07-10T18:00:00%2B08:00,        600",
        "2023-07-10T18:00:00.000001%2B08:00, 570.5",
        "2023-07-10T18:00:00.0000009Z,       570.5",
        "2023-07-20T02:00:00Z,               510",
        "2023-08-02T01:59:59.999999999Z,     510",
        "2023-08-02T02:00:00Z,               500",
        "2023-02-08T02:00Z,                  100"
    })
    void aFigureIsTheLatestRevisionRecordedByThen(String knownAt, String value) {
        assertEquals(value, june(knownAt).get("value").asText());
    }

    @Test
    void aPlusThatIsWrittenAsItIsIsUnderstood() {
        String said = "/v1/targets/" + recorded.code("t") + "/result?asOf=2023-06&knownAt=2023-07-10T18:00:00+08:00";
        JsonNode answer = recorded.answer(said).ok().json();
        assertEquals("600", answer.at("/result/value").asText());
        assertEquals("2023-07-10T10:00:00Z", answer.get("knownAt").asText());
    }

    @Test
    void nothingWasKnownBeforeTheFirstFigure() {
        JsonNode result = june("2023-02-08T01:59:59Z");
        assertFalse(result.has("value"));
        assertEquals("NO_DATA", result.get("state").asText());
    }

    @Test
    void withoutAMomentAllThatIsKnownNowCountsAndTheAnswerNamesNone() {
        JsonNode answer = recorded.ofPlan("results?asOf=2023-06");
        assertEquals("500", answer.at("/results/0/value").asText());
        assertFalse(answer.has("knownAt"));
    }

    @Test
    void theListAndTheSummaryLookBackTheSameWay() {
        String query = "asOf=2023-06&knownAt=2023-07-10T10:00:00Z";
        JsonNode list = recorded.ofPlan("results?" + query);
        JsonNode summary = recorded.ofPlan("summary?" + query);
        assertAll(
                () -> assertEquals("600", list.at("/results/0/value").asText()),
                () -> assertEquals("2023-07-10T10:00:00Z", list.get("knownAt").asText()),
                () -> assertEquals("1", summary.at("/total/states/ON_TRACK").asText()),
                () -> assertEquals("100", summary.at("/total/score").asText()),
                () -> assertEquals(
                        "2023-07-10T10:00:00Z", summary.get("knownAt").asText()),
                () -> assertEquals(
                        "85",
                        recorded.ofPlan("summary?asOf=2023-06&knownAt=2023-07-20T02:00:00Z")
                                .at("/total/score")
                                .asText()));
    }

    /// June is due on 10 July: in Shanghai the day after begins at 16:00 UTC.
    @ParameterizedTest
    @CsvSource({
        "2023-06-10T15:59:59Z, 0",
        "2023-06-10T16:00:00Z, 0",
        "2023-08-10T15:59:59Z, 1",
        "2023-08-10T16:00:00Z, 2"
    })
    void whatIsOverdueIsJudgedOnTheDateOfTheMoment(String knownAt, int overdue) {
        assertEquals(overdue, june(knownAt).get("overdue").asInt());
    }

    /// The last full month is that of the moment, too.
    @Test
    void theMonthIsTheOneThatWouldHaveBeenUsualThen() {
        assertEquals(
                "2023-05",
                recorded.ofPlan("results?knownAt=2023-06-30T15:59:59Z")
                        .get("asOf")
                        .asText());
        assertEquals(
                "2023-06",
                recorded.ofPlan("results?knownAt=2023-06-30T16:00:00Z")
                        .get("asOf")
                        .asText());
    }

    @Test
    void theSameMomentIsComputedOnceHoweverItIsWritten() {
        june("2023-07-10T10:00:00Z");
        double before = computed();
        june("2023-07-10T18:00:00%2B08:00");
        recorded.ofPlan("summary?asOf=2023-06&knownAt=2023-07-10T10:00:00.0000001Z");
        assertEquals(before, computed());
        june("2023-07-10T10:00:00.000001Z");
        assertEquals(before + 1, computed());
    }

    private double computed() {
        return meters.get("result.computations").tag("for", "plan").counter().count();
    }

    @Test
    void theTagTellsMomentsApart() {
        String path = "/v1/plans/" + recorded.plan + "/results?asOf=2023-06";
        String now = recorded.answer(path).ok().tag();
        Http.Answer then =
                recorded.answer(path + "&knownAt=2023-10-15T03:00:00Z").ok();
        assertNotEquals(now, then.tag());
        assertNotEquals(
                then.tag(),
                recorded.answer(path + "&knownAt=2023-10-15T03:00:01Z").ok().tag());
        assertEquals(
                304,
                recorded.answerUnless(then.tag(), path + "&knownAt=2023-10-15T11:00:00%2B08:00")
                        .status());
        assertEquals(
                200,
                recorded.answerUnless(now, path + "&knownAt=2023-10-15T03:00:00Z")
                        .status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-07-10T18:00:00",
                "2023-07-10",
                "2023-07-10 18:00:00+08:00",
                "yesterday",
                "2023-10-15T04:00:00.000000001Z",
                "2023-10-15T12:00:01%2B08:00",
                "1899-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z"
            })
    void aMomentWithoutOffsetOrInTheFutureIsAFaultThatSaysWhatWouldBeRight(String knownAt) {
        Http.Answer answer =
                recorded.report.get("/v1/plans/" + recorded.plan + "/results?knownAt=" + knownAt.replace(" ", "%20"));
        assertEquals(List.of("knownAt"), answer.faultyFields());
        assertTrue(answer.json().at("/violations/0").has("expected"), answer.body());
    }

    @Test
    void thePresentMomentIsNotTheFuture() {
        assertEquals("500", june("2023-10-15T12:00:00%2B08:00").get("value").asText());
    }

    @Test
    void aFaultyMomentIsToldWithAllOtherFaults() {
        assertEquals(
                List.of("asOf", "knownAt", "state"),
                recorded.report
                        .get("/v1/plans/" + recorded.plan + "/results?knownAt=2024-01-01T00:00:00Z&asOf=x&state=LATE")
                        .faultyFields());
    }

    @Test
    void aRankingDoesNotLookBack() {
        assertEquals(
                List.of("knownAt"),
                recorded.report.get("/v1/rankings?knownAt=2023-07-10T10:00:00Z").faultyFields());
    }
}
