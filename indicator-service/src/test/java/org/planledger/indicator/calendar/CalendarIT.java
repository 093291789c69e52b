package org.planledger.indicator.calendar;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.testing.PostgresTestResource;

/// It is 1 April 2026, a Wednesday.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class CalendarIT {
    @Inject
    AgroalDataSource database;

    @Inject
    ReportingCalendar calendar;

    @BeforeAll
    static void directory() {
        for (int region = 370601; region <= 370615; region++) {
            PlanFeedStub.region(Integer.toString(region));
        }
        PlanFeedStub.plan("plan-due", "1=370601-a", "2=370601-a+370601-b", "3");
    }

    static void indicator(String code, String frequency, int dueDay, boolean combined) {
        putIndicator(code, """
                        {"name":"指标%s","unit":"个","direction":"HIGHER","decimals":1,"frequency":"%s","aggregation":"SUM",
                        "dueDay":%d,"combinedFirstMonths":%b}
                        """.formatted(code, frequency, dueDay, combined))
                .statusCode(anyOf(equalTo(200), equalTo(201)));
    }

    private static void target(String id, String task, String indicator, String region, String rest) {
        putTarget(id, """
                        {"plan":"plan-due","task":"%s","indicator":"%s","region":"%s",%s}
                        """.formatted(task, indicator, region, rest)).statusCode(201);
    }

    private static String window(String from, String to) {
        return "\"comparator\":\"AT_LEAST\",\"value\":1,\"from\":\"%s\",\"to\":\"%s\"".formatted(from, to);
    }

    private void postedAt(String indicator, String region, int revision, String time) throws SQLException {
        String sql = """
                update actual set recorded_at = ? where revision = ? and series_id =
                (select id from series where indicator = ? and region = ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, OffsetDateTime.parse(time));
            statement.setInt(2, revision);
            statement.setString(3, indicator);
            statement.setString(4, region);
            assertEquals(1, statement.executeUpdate());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "10, 2026-02, 2026-03-10", // a Tuesday
        "10, 2023-05, 2023-06-12", // the 10th is a Saturday
        "20, 2026-08, 2026-09-20", // a Sunday that is worked
        "1, 2026-09, 2026-10-08", // in the week of the National Day
        "10, 2026-09, 2026-10-10", // a Saturday that is worked
        "1, 2025-12, 2026-01-04", // the New Year
        "28, 2026-01, 2026-02-28", // the last Saturday of February is worked
        "28, 2032-01, 2032-03-01", // the leap day is a Sunday
        "10, 2026-12, 2027-01-11", // a Sunday in a year that is not known
    })
    void theDeadlineIsTheDueDayOrTheNextWorkingDay(int dueDay, String month, String deadline) {
        String code = "deadline-" + dueDay;
        indicator(code, "MONTH", dueDay, false);
        if (RestAssured.get("/v1/targets/" + code).statusCode() == 404) {
            target(code, "1", code, "370601", window("2023-01", "2032-12"));
        }
        get("/v1/calendar?indicator=%s&month=%s".formatted(code, month))
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].period", equalTo(month))
                .body("items[0].deadline", equalTo(deadline));
    }

    @Test
    void aDeadlineMovesWhenADayOffIsLoadedEvenToTheLeapDay() {
        indicator("deadline-leap", "MONTH", 28, false);
        target("deadline-leap", "1", "deadline-leap", "370602", window("2028-01", "2028-12"));
        get("/v1/calendar?indicator=deadline-leap&month=2028-01").body("items[0].deadline", equalTo("2028-02-28"));
        RestAssured.given()
                .contentType("application/json")
                .body("[{\"date\":\"2028-02-28\",\"name\":\"测试\"}]")
                .put("/v1/holidays/2028")
                .then()
                .statusCode(201);
        get("/v1/calendar?indicator=deadline-leap&month=2028-01").body("items[0].deadline", equalTo("2028-02-29"));
    }

    @Test
    void noJanuaryFigureIsDueWhereTheFirstMonthsAreCombined() {
        indicator("combined-due", "MONTH", 10, true);
        target("combined-due", "1", "combined-due", "370603", window("2025-01", "2026-12"));
        get("/v1/calendar?indicator=combined-due&month=2026-01").body("items", empty());
        get("/v1/calendar?indicator=combined-due&month=2026-02").body("items.period", contains("2026-02"));
        get("/v1/calendar?indicator=combined-due&month=2025-12").body("items.period", contains("2025-12"));
        target("combined-half", "1", "combined-due", "370615", window("2026-02", "2026-12"));
        get("/v1/calendar?indicator=combined-due&region=370615&month=2026-02").body("items", empty());
        get("/v1/calendar?indicator=combined-due&region=370615&month=2026-03")
                .body("items.period", contains("2026-03"));
        get("/v1/calendar/summary?region=370603&month=2026-01")
                .body("whole.due", equalTo(0))
                .body("whole.completeness", nullValue())
                .body("whole.onTimeRate", nullValue())
                .body("units", empty());
    }

    @Test
    void onlyPeriodsThatEndInTheMonthAndLieWhollyInsideTheWindowAreDue() {
        indicator("due-month", "MONTH", 10, false);
        indicator("due-quarter", "QUARTER", 20, false);
        indicator("due-half", "HALF_YEAR", 20, false);
        indicator("due-year", "YEAR", 28, false);
        for (String code : List.of("due-month", "due-quarter", "due-half", "due-year")) {
            target(code, "3", code, "370604", window("2024-02", "2025-12"));
        }
        String path = "/v1/calendar?region=370604&month=";
        get(path + "2024-01").body("items", empty());
        get(path + "2024-02").body("items.period", contains("2024-02"));
        get(path + "2024-03").body("items.period", contains("2024-03"));
        get(path + "2024-06").body("items.period", contains("2024-06", "2024-Q2"));
        get(path + "2024-12").body("items.period", contains("2024-H2", "2024-12", "2024-Q4"));
        get(path + "2025-12").body("items.period", contains("2025-H2", "2025-12", "2025-Q4", "2025"));
        get(path + "2026-01").body("items", empty());
        get(path + "2024-02").body("items[0].units", empty()).body("items[0].name", equalTo("指标due-month"));
    }

    @Test
    void aFigureThatSeveralTargetsNeedIsDueOnceForAllTheirUnits() {
        indicator("due-shared", "MONTH", 10, false);
        indicator("due-base", "MONTH", 15, false);
        putIndicator("due-share", """
                        {"name":"占比","unit":"%","direction":"HIGHER","decimals":2,"numerator":"due-shared",
                        "denominator":"due-base","factor":100}
                        """).statusCode(201);
        target("due-s1", "1", "due-shared", "370605", window("2025-01", "2025-12"));
        target("due-s2", "2", "due-share", "370605", window("2025-06", "2025-06"));
        target(
                "due-s3",
                "3",
                "due-shared",
                "370605",
                "\"status\":\"ASSIGNED\",\"from\":\"2025-01\",\"to\":\"2026-01\"");
        target("due-s4", "2", "due-shared", "370605", "\"status\":\"PENDING\",\"from\":\"2025-01\",\"to\":\"2027-01\"");
        get("/v1/calendar?region=370605&month=2025-05")
                .body("items.indicator", contains("due-shared"))
                .body("items[0].units", contains("370601-a"));
        get("/v1/calendar?region=370605&month=2025-06")
                .body("items.indicator", contains("due-base", "due-shared"))
                .body("items[0].units", contains("370601-a", "370601-b"))
                .body("items[1].units", contains("370601-a", "370601-b"));
        get("/v1/calendar?region=370605&month=2026-01").body("items.indicator", contains("due-shared"));
        get("/v1/calendar?region=370605&month=2026-02").body("items", empty());
        get("/v1/calendar?unit=370601-b&region=370605&month=2025-05").body("items", empty());
        get("/v1/calendar?unit=370601-b&region=370605&month=2025-06").body("items", hasSize(2));
        get("/v1/calendar/summary?region=370605&month=2025-06")
                .body("whole.due", equalTo(2))
                .body("units.unit", contains("370601-a", "370601-b"))
                .body("units.figures.due", contains(2, 2));
        List<DueFigure> due = calendar.dueFigures("370605", "370601-b", YearMonth.of(2025, 6), Sight.WHOLE);
        assertEquals(
                List.of("due-base", "due-shared"),
                due.stream().map(DueFigure::indicator).toList());
        assertEquals("个", due.getFirst().measure());
        assertEquals(LocalDate.of(2025, 7, 15), due.getFirst().deadline());
        delete("/v1/targets/due-s2").statusCode(204);
        get("/v1/calendar?region=370605&month=2025-06").body("items.indicator", contains("due-shared"));
        assertTrue(calendar.dueFigures("370605", "370601-b", YearMonth.of(2025, 6), Sight.WHOLE)
                .isEmpty());
    }

    @Test
    void aFigureIsOnTimeToTheEndOfTheDayInShanghaiAndAWithdrawnOneIsNotPosted() throws SQLException {
        for (int region = 370606; region <= 370611; region++) {
            indicator("due-state", "MONTH", 10, false);
            target("due-state-" + region, "2", "due-state", Integer.toString(region), window("2026-01", "2026-12"));
        }
        post("due-state/370606/2026-02", "1").statusCode(201);
        postedAt("due-state", "370606", 1, "2026-03-10T15:59:59.999Z");
        post("due-state/370607/2026-02", "1").statusCode(201);
        postedAt("due-state", "370607", 1, "2026-03-10T16:00:00Z");
        post("due-state/370608/2026-02", "1").statusCode(201);
        postedAt("due-state", "370608", 1, "2026-03-09T00:00:00Z");
        post("due-state/370608/2026-02", "2").statusCode(200);
        post("due-state/370609/2026-02", "1").statusCode(201);
        delete("/v1/actuals/due-state/370609/2026-02").statusCode(204);
        post("due-state/370610/2026-02", "1").statusCode(201);
        delete("/v1/actuals/due-state/370610/2026-02").statusCode(204);
        post("due-state/370610/2026-02", "0").statusCode(200);
        postedAt("due-state", "370610", 1, "2026-03-01T00:00:00Z");
        String path = "/v1/calendar?indicator=due-state&month=";
        get(path + "2026-02")
                .body("items.region", contains("370606", "370607", "370608", "370609", "370610", "370611"))
                .body("items.state", contains("POSTED", "LATE", "POSTED", "OVERDUE", "POSTED", "OVERDUE"))
                .body("items.revision", contains(1, 1, 2, null, 3, null))
                .body("items[1].postedAt", equalTo("2026-03-10T16:00:00Z"))
                .body("items[3].postedAt", nullValue());
        get(path + "2026-02&state=OVERDUE").body("items.region", contains("370609", "370611"));
        get(path + "2026-03&state=DUE").body("items", hasSize(6));
        get(path + "2026-03&region=370606").body("items.state", contains("DUE")).body("items[0].revision", nullValue());
        get("/v1/calendar?indicator=due-state").body("items[0].period", equalTo("2026-03"));
        get("/v1/calendar/summary?month=2026-02&region=370606")
                .body("whole.completeness", equalTo(1.0f))
                .body("whole.onTimeRate", equalTo(1.0f));
        String next = get(path + "2026-02&limit=4").extract().path("nextCursor");
        get(path + "2026-02&limit=4&cursor=" + next)
                .body("items.region", contains("370610", "370611"))
                .body("nextCursor", nullValue());
        next = get(path + "2026-02&limit=1&state=OVERDUE").extract().path("nextCursor");
        get(path + "2026-02&limit=1&state=OVERDUE&cursor=" + next).body("items.region", contains("370611"));
    }

    @Test
    void onTheDayOfTheDeadlineAFigureIsDueAndTheDayAfterItIsOverdue() {
        indicator("due-today", "MONTH", 1, false);
        target("due-today", "1", "due-today", "370612", window("2026-01", "2026-12"));
        get("/v1/calendar?indicator=due-today&month=2026-03")
                .body("items[0].deadline", equalTo("2026-04-01"))
                .body("items[0].state", equalTo("DUE"));
        indicator("due-yesterday", "MONTH", 28, false);
        target("due-yesterday", "1", "due-yesterday", "370612", window("2026-01", "2026-12"));
        get("/v1/calendar?indicator=due-yesterday&month=2026-02")
                .body("items[0].deadline", equalTo("2026-03-30"))
                .body("items[0].state", equalTo("OVERDUE"));
    }

    @Test
    void ratiosHaveFourPlacesAndAreRoundedHalfUp() throws SQLException {
        for (int i = 1; i <= 3; i++) {
            indicator("due-ratio-" + i, "MONTH", 10, false);
            target("due-ratio-" + i, i < 3 ? "1" : "2", "due-ratio-" + i, "370613", window("2026-01", "2026-12"));
        }
        post("due-ratio-1/370613/2026-02", "1").statusCode(201);
        postedAt("due-ratio-1", "370613", 1, "2026-03-01T00:00:00Z");
        post("due-ratio-2/370613/2026-02", "1").statusCode(201);
        String answer = get("/v1/calendar/summary?month=2026-02&region=370613")
                .extract()
                .asString();
        assertTrue(
                answer.contains("\"whole\":{\"due\":3,\"posted\":2,\"onTime\":1,\"overdue\":1,"
                        + "\"completeness\":0.6667,\"onTimeRate\":0.3333}"),
                answer);
        assertTrue(
                answer.contains("{\"unit\":\"370601-b\",\"figures\":{\"due\":1,\"posted\":0,\"onTime\":0,\"overdue\":1,"
                        + "\"completeness\":0.0000,\"onTimeRate\":0.0000}}"),
                answer);
    }

    @Test
    void whoLeadsATaskIsLearntFromPlanServiceAndItsAbsenceIsNoFault() {
        indicator("due-led", "MONTH", 10, false);
        PlanFeedStub.plan("plan-led", "1=370614-a");
        putTarget("due-led", """
                        {"plan":"plan-led","task":"1","indicator":"due-led","region":"370614","comparator":"AT_LEAST",
                        "value":1,"from":"2026-01","to":"2026-12"}
                        """).statusCode(201);
        get("/v1/calendar?indicator=due-led&month=2026-01").body("items[0].units", contains("370614-a"));
        // It is away before the plan changes, as it would be followed in the background otherwise.
        PlanFeedStub.setAway(true);
        PlanFeedStub.plan("plan-led", "1=370614-c+370614-b");
        try {
            get("/v1/calendar?indicator=due-led&month=2026-01").body("items[0].units", contains("370614-a"));
        } finally {
            PlanFeedStub.setAway(false);
        }
        get("/v1/calendar?indicator=due-led&month=2026-01").body("items[0].units", contains("370614-b", "370614-c"));
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        get("/v1/calendar?month=2026").statusCode(400).body("violations.field", contains("month"));
        get("/v1/calendar?month=1899-01").statusCode(400).body("violations.field", contains("month"));
        get("/v1/calendar/summary?month=9999-01").statusCode(400);
        get("/v1/calendar?state=LOST").statusCode(400);
        get("/v1/calendar?cursor=eHg").statusCode(400);
        get("/v1/calendar?colour=red").statusCode(400);
    }
}
