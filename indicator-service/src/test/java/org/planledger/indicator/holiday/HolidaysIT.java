package org.planledger.indicator.holiday;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.awaitPublished;
import static org.planledger.indicator.Service.get;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class HolidaysIT {
    @Inject
    Holidays holidays;

    private static ValidatableResponse put(int year, String body) {
        return given().header("Accept-Language", "en")
                .contentType("application/json")
                .body(body)
                .put("/v1/holidays/" + year)
                .then();
    }

    @Test
    void theShippedYearsAreThere() {
        get("/v1/holidays/2026")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("findAll { it.working }.date", hasItems("2026-02-28", "2026-10-10"))
                .body("find { it.date == '2026-10-01' }.name", equalTo("国庆节"))
                .body("find { it.date == '2026-10-01' }.working", equalTo(false));
        get("/v1/holidays/2023").statusCode(200).body("", hasSize(33));
        get("/v1/holidays/2027").statusCode(404);
    }

    @Test
    void aYearIsLoadedReplacedAndLoadedAgainWithoutAChange() {
        String days =
                "[{\"date\":\"2030-05-02\",\"name\":\"劳动节\"},{\"date\":\"2030-05-01\",\"name\":\"劳动节\",\"working\":false}]";
        put(2030, days)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Change-Token", startsWith("indicator-"))
                .body("date", contains("2030-05-01", "2030-05-02"));
        String token = put(2030, days)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .header("Change-Token");
        assertEquals(token, put(2030, days).extract().header("Change-Token"), "nothing is published by it");
        put(2030, "[{\"date\":\"2030-05-04\",\"name\":\"劳动节\",\"working\":true}]")
                .statusCode(200)
                .header("ETag", "\"2\"");
        get("/v1/holidays/2030")
                .header("ETag", "\"2\"")
                .body("date", contains("2030-05-04"))
                .body("working", contains(true));
        given().header("If-Match", "\"1\"")
                .contentType("application/json")
                .body("[]")
                .put("/v1/holidays/2030")
                .then()
                .statusCode(412);
        put(2030, "[]").statusCode(200).body("", hasSize(0));
        get("/v1/holidays/2030").statusCode(200).body("", hasSize(0));
    }

    private static JsonPath published(String after) {
        awaitPublished();
        return get("/v1/changes?kind=HOLIDAY&limit=10000&after=" + after)
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void everyDayIsPublishedOnceItIsOtherThanBeforeAndATakenOneAsATombstone() {
        JsonPath before = published("0-0");
        assertTrue(before.getList("changes.key").contains("2026-10-10"), "the shipped days are published, too");
        put(2033, """
                        [{"date":"2033-10-01","name":"国庆节"},{"date":"2033-10-03","name":"国庆节"},
                        {"date":"2033-10-08","name":"国庆节","working":true}]
                        """).statusCode(201);
        JsonPath first = published(before.getString("cursor"));
        assertEquals(List.of("2033-10-01", "2033-10-03", "2033-10-08"), first.getList("changes.key"));
        assertEquals(List.of(false, false, true), first.getList("changes.holiday.working"));

        put(2033, """
                        [{"date":"2033-10-01","name":"国庆节"},{"date":"2033-10-08","name":"国庆节"}]
                        """).statusCode(200);
        JsonPath second = published(first.getString("cursor"));
        assertEquals(List.of("2033-10-03", "2033-10-08"), second.getList("changes.key"));
        assertEquals(List.of(true, false), second.getList("changes.deleted"));
        assertNull(second.get("changes[0].holiday"));
        assertEquals(false, second.get("changes[1].holiday.working"));

        put(2033, """
                        [{"date":"2033-10-01","name":"国庆节"},{"date":"2033-10-03","name":"中秋节"},
                        {"date":"2033-10-08","name":"国庆节"}]
                        """).statusCode(200);
        JsonPath third = published(second.getString("cursor"));
        assertEquals(List.of("2033-10-03"), third.getList("changes.key"));
        assertEquals("中秋节", third.get("changes[0].holiday.name"));
        get("/v1/holidays/2033").body("date", contains("2033-10-01", "2033-10-03", "2033-10-08"));
    }

    /// Its token is that of a write that every reader has seen.
    @Test
    void aYearWithoutDaysPublishesNothing() {
        put(2034, "[]").statusCode(201).header("Change-Token", equalTo("indicator-0"));
    }

    @Test
    void allFaultsOfAYearAreToldAtOnce() {
        put(2031, """
                        [{"date":"2031-01-01","name":"元旦"},{"date":"2031-01-01","name":" "},
                        {"date":"2032-01-01","name":"元旦"},{"name":"元旦"},null]
                        """)
                .statusCode(400)
                .body("violations.field", contains("[1].name", "[1].date", "[2].date", "[3].date", "[4]"))
                .body("violations.code", contains("not-blank", "repeated", "year", "not-null", "not-null"));
        put(2031, "{}").statusCode(400);
        put(2031, "").statusCode(400);
        put(2031, "[{\"date\":\"2031-02-29\",\"name\":\"x\"}]").statusCode(400);
        put(1899, "[]").statusCode(400).body("violations.field", contains("year"));
        get("/v1/holidays/2031").statusCode(404);
    }

    @Test
    void aYearThatSomebodyHasLoadedIsNotShippedOverAndAnotherIsBroughtUpToDate() {
        List<Holiday> first = List.of(new Holiday(LocalDate.of(2040, 1, 1), "元旦", false));
        List<Holiday> second = List.of(new Holiday(LocalDate.of(2040, 1, 2), "元旦", false));
        assertTrue(holidays.ship(2040, first));
        assertFalse(holidays.ship(2040, first));
        assertTrue(holidays.ship(2040, second));
        get("/v1/holidays/2040").header("ETag", "\"2\"").body("date", contains("2040-01-02"));
        put(2040, "[{\"date\":\"2040-01-02\",\"name\":\"元旦\"}]").statusCode(200);
        assertFalse(holidays.ship(2040, first));
        assertEquals(second, holidays.get(2040).value());
    }
}
