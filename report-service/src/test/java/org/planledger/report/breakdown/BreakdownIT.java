package org.planledger.report.breakdown;

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
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// A city's target of 1000 new jobs and the counties that it is broken down to, each in a plan of its own.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class BreakdownIT {
    private static final String CITY = "371500";
    private static final String CHIPING = "371503";
    private static final String YANGGU = "371521";
    private static final List<String> OTHERS =
            List.of("371500Z01", "371502", "371522", "371524", "371525", "371526", "371581");

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Suite city;
    private Suite counties;
    private String token;

    @BeforeEach
    void enterTheCitysTarget() {
        clock.set(Instant.parse("2023-07-01T00:00:00Z"));
        city = new Suite(service);
        counties = new Suite(service);
        city.putPlan("IN_FORCE", city.task("1", 1));
        counties.putPlan("IN_FORCE", counties.task("7", 1));
        city.putMonthlySum("jobs");
        target(city, "1", "city", CITY, 1000, null);
    }

    private void target(Suite suite, String task, String name, String region, int value, String parent) {
        token = suite.indicators
                .put("/v1/targets/" + suite.code(name), """
                        {"plan": "%s", "task": "%s", "indicator": "%s", "region": "%s", "from": "2023-01",
                         "to": "2023-12", "comparator": "AT_LEAST", "value": %d%s}
                        """.formatted(
                                suite.plan,
                                task,
                                city.code("jobs"),
                                region,
                                value,
                                parent == null ? "" : ", \"parent\": \"" + parent + "\""))
                .ok()
                .token();
    }

    private void post(String region, String month, int value) {
        token = city.indicators
                .put(
                        "/v1/actuals/%s/%s/%s".formatted(city.code("jobs"), region, month),
                        "{\"value\": %d}".formatted(value))
                .ok()
                .token();
    }

    private Http.Answer asked(String language) {
        return Suite.onceFollowed(() -> city.report.getIn(
                language,
                null,
                "/v1/targets/" + city.code("city") + "/breakdown?asOf=2023-06&" + counties.after(token) + "&"
                        + city.after(token)));
    }

    private JsonNode breakdown() {
        return asked("zh").ok().json();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(each -> field == null ? each.asText() : each.get(field).asText())
                .toList();
    }

    @Test
    void saysWhatIsAssignedWhatIsDoneWhoIsMissingAndWhoIsLate() {
        target(counties, "7", "chiping", CHIPING, 500, city.code("city"));
        target(counties, "7", "yanggu", YANGGU, 300, city.code("city"));
        post(CHIPING, "2023-06", 260);
        post(YANGGU, "2023-06", 60);

        JsonNode breakdown = breakdown();

        assertAll(
                () -> assertEquals(
                        city.code("city"), breakdown.at("/target/target").asText()),
                () -> assertEquals(800, breakdown.get("assigned").asInt()),
                () -> assertEquals(0.8, breakdown.get("coverage").asDouble()),
                () -> assertEquals(320, breakdown.get("childrenValue").asInt()),
                () -> assertFalse(breakdown.has("spread")),
                () -> assertEquals(OTHERS, texts(breakdown.get("missing"), "region")),
                () -> assertEquals("东昌府区", breakdown.at("/missing/1/name").asText()),
                () -> assertEquals(List.of(counties.code("yanggu")), texts(breakdown.get("late"), null)),
                () -> assertEquals(
                        List.of(counties.code("chiping"), counties.code("yanggu")),
                        texts(breakdown.get("children"), "target")),
                () -> assertEquals(
                        counties.plan, breakdown.at("/children/0/context/plan").asText()),
                () -> assertEquals(List.of("ASSIGNED_TOO_LITTLE"), texts(breakdown.get("warnings"), "code")));
    }

    @Test
    void warnsInTheLanguageThatIsAskedFor() {
        target(counties, "7", "chiping", CHIPING, 500, city.code("city"));

        Http.Answer english = asked("en").ok();

        assertEquals("en", english.language());
        assertEquals(
                "the children together are to reach less than this target",
                english.json().at("/warnings/0/message").asText());
        assertEquals("分解数之和小于本目标", breakdown().at("/warnings/0/message").asText());
    }

    @Test
    void aShareThatIsWithdrawnOrMovedCountsNoLonger() {
        target(counties, "7", "chiping", CHIPING, 500, city.code("city"));
        target(counties, "7", "yanggu", YANGGU, 500, city.code("city"));
        assertEquals(1, breakdown().get("coverage").asInt());

        target(counties, "7", "yanggu", YANGGU, 500, null);
        assertEquals(0.5, breakdown().get("coverage").asDouble());

        token = city.indicators
                .delete("/v1/targets/" + counties.code("chiping"))
                .ok()
                .token();
        JsonNode breakdown = breakdown();
        assertFalse(breakdown.has("coverage"));
        assertEquals(0, breakdown.get("children").size());
        assertEquals(OTHERS.size() + 2, breakdown.get("missing").size());
    }

    @Test
    void aTargetSharedOutAmongUnitsOfItsOwnRegionLeavesNoRegionOut() {
        target(counties, "7", "unit-a", CITY, 400, city.code("city"));
        target(counties, "7", "unit-b", CITY, 600, city.code("city"));

        assertEquals(0, breakdown().get("missing").size());
    }

    /// Of two numbers that are added up, the one that is seen tells the other.
    @Test
    void aCountyIsToldNoSumThatHasItsSibling() {
        target(counties, "7", "chiping", CHIPING, 500, city.code("city"));
        target(counties, "7", "yanggu", YANGGU, 300, city.code("city"));
        post(CHIPING, "2023-06", 260);
        post(YANGGU, "2023-06", 60);
        breakdown();

        JsonNode told = breakdownFor(CHIPING);

        assertAll(
                () -> assertEquals(city.code("city"), told.at("/target/target").asText()),
                () -> assertEquals(List.of(counties.code("chiping")), texts(told.get("children"), "target")),
                () -> assertFalse(told.has("assigned")),
                () -> assertFalse(told.has("coverage")),
                () -> assertFalse(told.has("childrenValue")),
                () -> assertEquals(List.of(), texts(told.get("missing"), "region")),
                () -> assertEquals(List.of(), texts(told.get("warnings"), "code")));
    }

    @Test
    void whoSeesAllChildrenIsToldTheirSums() {
        target(counties, "7", "chiping", CHIPING, 500, city.code("city"));
        post(CHIPING, "2023-06", 260);
        JsonNode whole = breakdown();

        for (String region : List.of(CITY, CHIPING)) {
            JsonNode told = breakdownFor(region);

            assertEquals(500, told.get("assigned").asInt());
            assertEquals(0.5, told.get("coverage").asDouble());
            assertEquals(260, told.get("childrenValue").asInt());
            assertEquals(whole.get("warnings"), told.get("warnings"));
        }
        target(counties, "7", "yanggu", YANGGU, 300, city.code("city"));
        breakdown();
        assertEquals(800, breakdownFor(CITY).get("assigned").asInt());
    }

    /// As a viewer of a region and all that lies in it is told it.
    private JsonNode breakdownFor(String region) {
        String viewer =
                TestLogin.token(TestLogin.claims("viewer", Role.VIEWER).claim(Claims.REGIONS_BELOW, Set.of(region)));
        return city.report
                .as(viewer)
                .get("/v1/targets/" + city.code("city") + "/breakdown?asOf=2023-06")
                .ok()
                .json();
    }

    @Test
    void refusesWhatIsNoTarget() {
        assertEquals(
                404, city.report.get("/v1/targets/no-such-target/breakdown").status());
    }
}
