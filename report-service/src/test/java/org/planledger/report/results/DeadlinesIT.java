package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// What is overdue by results is what is overdue by indicator-service's calendar: months that are reported
/// together, and deadlines on days on which nobody works, by the days off that indicator-service ships or was
/// given.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class DeadlinesIT {
    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Suite suite;
    private String token;

    @BeforeEach
    void enterAPlan() {
        clock.set(TestClock.USUAL);
        suite = new Suite(service);
        suite.putPlan("IN_FORCE", suite.task("1", 1));
    }

    private void isNow(LocalDate day) {
        clock.set(day.atTime(LocalTime.NOON).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }

    private void putIndicator(String name, String frequency, String aggregation, int dueDay, boolean combined) {
        token = suite.putIndicator(
                name,
                "HIGHER",
                "\"frequency\": \"%s\", \"aggregation\": \"%s\", \"dueDay\": %d, \"combinedFirstMonths\": %b"
                        .formatted(frequency, aggregation, dueDay, combined));
    }

    private void putTarget(String name, String indicator, YearMonth from, YearMonth to) {
        token = suite.indicators
                .put("/v1/targets/" + suite.code(name), """
                        {"plan": "%s", "task": "1", "indicator": "%s", "region": "%s", "from": "%s", "to": "%s",
                         "comparator": "AT_LEAST", "value": 1}
                        """.formatted(
                                suite.plan, suite.code(indicator), Suite.REGION, from, to))
                .ok()
                .token();
    }

    private JsonNode result(String target, String query) {
        return Suite.onceFollowed(() -> suite.report.get(
                        "/v1/targets/" + suite.code(target) + "/result?" + query + "&" + suite.after(token)))
                .ok()
                .json()
                .get("result");
    }

    /// The items of the calendar for an indicator, by the periods.
    private Map<String, JsonNode> calendar(String indicator, YearMonth from, YearMonth to) {
        Map<String, JsonNode> items = new TreeMap<>();
        for (YearMonth month = from; !month.isAfter(to); month = month.plusMonths(1)) {
            suite.indicators
                    .get("/v1/calendar?month=%s&indicator=%s&region=%s"
                            .formatted(month, suite.code(indicator), Suite.REGION))
                    .ok()
                    .json()
                    .get("items")
                    .forEach(item -> items.put(item.get("period").asText(), item));
        }
        return items;
    }

    @ParameterizedTest(name = "{0} due on {1}: {2}")
    @CsvSource({
        "2023-04, 10, 2023-05-10", // a Wednesday
        "2023-05, 10, 2023-06-12", // a Saturday
        "2023-09, 1, 2023-10-07", // the National Day, and the Saturday after it is worked
        "2023-09, 8, 2023-10-08", // a Sunday that is worked
        "2023-09, 14, 2023-10-16", // a Saturday that is not
        "2023-12, 1, 2024-01-02", // the New Year
    })
    void aFigureIsOverdueFromTheDayAfterTheDeadlineOfTheCalendar(YearMonth month, int dueDay, LocalDate deadline) {
        putIndicator("jobs", "MONTH", "SUM", dueDay, false);
        putTarget("t", "jobs", month, month);
        isNow(deadline);
        JsonNode inTime = result("t", "explain=true&asOf=" + month);
        isNow(deadline.plusDays(1));
        JsonNode late = result("t", "explain=true&asOf=" + month);
        assertAll(
                () -> assertEquals(0, inTime.get("overdue").asInt()),
                () -> assertEquals(0, inTime.at("/explanation/overdue").size()),
                () -> assertEquals(1, late.get("overdue").asInt()),
                () -> assertEquals(
                        deadline.toString(),
                        late.at("/explanation/overdue/0/due").asText()),
                () -> assertEquals(
                        deadline.toString(),
                        calendar("jobs", month, month)
                                .get(month.toString())
                                .get("deadline")
                                .asText()));
    }

    /// Friday, 8 March 2030.
    @Test
    void aLoadedDayOffMovesTheDeadlineAndTheResultIsNoLongerTheSame() {
        YearMonth month = YearMonth.of(2030, 2);
        putIndicator("jobs", "MONTH", "SUM", 8, false);
        putTarget("t", "jobs", month, month);
        isNow(LocalDate.of(2030, 3, 11));
        Http.Answer overdue = suite.reported("results?asOf=2030-02", token).ok();
        assertEquals(1, overdue.json().at("/results/0/overdue").asInt());

        token = suite.indicators
                .put(
                        "/v1/holidays/2030",
                        "[{\"date\": \"2030-03-08\", \"name\": \"妇女节\"}, {\"date\": \"2030-03-11\", \"name\": \"妇女节\"}]")
                .ok()
                .token();
        Http.Answer moved = suite.reportedUnless(overdue.tag(), "results?asOf=2030-02", token)
                .ok();
        assertEquals(200, moved.status());
        assertNotEquals(overdue.tag(), moved.tag());
        assertEquals(0, moved.json().at("/results/0/overdue").asInt());

        token = suite.indicators
                .put("/v1/holidays/2030", "[{\"date\": \"2030-03-09\", \"name\": \"妇女节\", \"working\": true}]")
                .ok()
                .token();
        assertEquals(1, result("t", "asOf=2030-02").get("overdue").asInt());
        assertEquals(
                "2030-03-08",
                result("t", "asOf=2030-02&explain=true")
                        .at("/explanation/overdue/0/due")
                        .asText());
        assertEquals(
                304,
                suite.reportedUnless(
                                suite.reported("results?asOf=2030-02", token)
                                        .ok()
                                        .tag(),
                                "results?asOf=2030-02",
                                token)
                        .status());
    }

    @Test
    void februaryStandsForBothMonthsAndJanuaryIsNeitherExpectedNorOverdue() {
        putIndicator("level", "MONTH", "MEAN", 10, true);
        putTarget("year", "level", YearMonth.of(2023, 1), YearMonth.of(2023, 12));
        putTarget("leap", "level", YearMonth.of(2024, 1), YearMonth.of(2024, 12));
        isNow(LocalDate.of(2023, 4, 11));
        JsonNode without = result("year", "asOf=2023-03&explain=true");
        assertAll(
                () -> assertEquals(2, without.get("expectedPeriods").asInt()),
                () -> assertEquals(2, without.get("overdue").asInt()),
                () -> assertEquals(
                        List.of("2023-02", "2023-03"),
                        without.at("/explanation/overdue").findValuesAsText("period")));

        suite.post("level", "2023-01", "999");
        suite.post("level", "2023-02", "90");
        suite.post("level", "2024-02", "90");
        suite.post("level", "2024-03", "30");
        token = suite.post("level", "2023-03", "30");
        JsonNode with = result("year", "asOf=2023-03&explain=true");
        assertAll(
                () -> assertEquals("69.333333", with.get("value").asText()), // (59 x 90 + 31 x 30) / 90
                () -> assertEquals(
                        "69.56044", result("leap", "asOf=2024-03").get("value").asText()),
                () -> assertEquals("1", with.get("completeness").asText()),
                () -> assertEquals(0, with.get("overdue").asInt()),
                () -> assertEquals(
                        List.of("2023-02", "2023-03"),
                        with.at("/explanation/readings/0/figures").findValuesAsText("period")),
                () -> assertTrue(
                        with.at("/explanation/readings/0/combinedFirstMonths").asBoolean()));
    }

    /// The calendar says which figures are due and when; how many of them are overdue on a day follows from it.
    @Test
    void onAnyDayAsManyFiguresAreOverdueAsInTheCalendar() {
        Random random = new Random(20231001);
        YearMonth first = YearMonth.of(2023, 1);
        YearMonth last = YearMonth.of(2024, 6);
        List<String> targets = new ArrayList<>();
        Map<String, Map<String, JsonNode>> calendars = new TreeMap<>();
        for (int i = 0; i < 8; i++) {
            String name = "i" + i;
            boolean monthly = i < 6;
            putIndicator(name, monthly ? "MONTH" : "QUARTER", "SUM", 1 + random.nextInt(28), monthly && i % 2 == 0);
            YearMonth from = first.plusMonths(i % 3);
            YearMonth to = last.minusMonths(random.nextInt(6));
            putTarget("t" + i, name, from, to);
            targets.add("t" + i);
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                boolean ends = monthly || month.getMonthValue() % 3 == 0;
                if (ends && random.nextInt(3) > 0) {
                    String period = monthly ? month.toString() : month.getYear() + "-Q" + month.getMonthValue() / 3;
                    token = suite.post(name, period, "1");
                }
            }
            calendars.put("t" + i, calendar(name, first, last));
        }
        int overdue = 0;
        for (int round = 0; round < 40; round++) {
            LocalDate day = LocalDate.of(2023, 2, 1).plusDays(random.nextInt(560));
            isNow(day);
            JsonNode results = suite.reported("results?limit=100&asOf=2024-06", token)
                    .ok()
                    .json()
                    .get("results");
            assertEquals(targets.size(), results.size());
            for (JsonNode result : results) {
                String target = result.get("target").asText().replace(suite.plan + "-", "");
                long expected = calendars.get(target).values().stream()
                        .filter(item -> List.of("DUE", "OVERDUE")
                                        .contains(item.get("state").asText())
                                && LocalDate.parse(item.get("deadline").asText())
                                        .isBefore(day))
                        .count();
                assertEquals(expected, result.get("overdue").asLong(), target + " on " + day);
                overdue += (int) expected;
            }
        }
        assertTrue(overdue > 100, "hardly anything is overdue: " + overdue);
    }
}
