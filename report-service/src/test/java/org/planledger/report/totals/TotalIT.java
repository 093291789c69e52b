package org.planledger.report.totals;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.Upstream;

/// What indicators come to over regions (rule book, section 15).
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class TotalIT {
    private static final String CHIPING = "371503";
    private static final String YANGGU = "371521";

    @TestHTTPResource
    URI service;

    private Suite suite;
    private String token;

    @BeforeEach
    void begin() {
        suite = new Suite(service);
    }

    private void post(String indicator, String region, String month, String value) {
        token = suite.indicators
                .put(
                        "/v1/actuals/%s/%s/%s".formatted(suite.code(indicator), region, month),
                        "{\"value\": %s}".formatted(value))
                .ok()
                .token();
    }

    private String query(String indicator, String rest) {
        return "/v1/totals?indicator=" + suite.code(indicator) + "&" + rest + "&" + suite.after(token);
    }

    private JsonNode total(String indicator, String rest) {
        return Suite.onceFollowed(() -> suite.report.get(query(indicator, rest)))
                .ok()
                .json();
    }

    private static JsonNode region(JsonNode total, String code) {
        return StreamSupport.stream(total.get("regions").spliterator(), false)
                .filter(region -> region.get("region").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFlowIsAddedOverTheRegionsDirectlyBelow() {
        suite.putMonthlySum("jobs");
        post("jobs", CHIPING, "2023-01", "10");
        post("jobs", CHIPING, "2023-02", "20");
        post("jobs", YANGGU, "2023-01", "5.5");
        post("jobs", "371500", "2023-01", "1000");
        post("jobs", CHIPING, "2023-04", "1000");

        JsonNode total = total("jobs", "region=371500&from=2023-01&to=2023-03");

        assertAll(
                () -> assertEquals(35.5, total.at("/total/value").asDouble()),
                () -> assertEquals("2023-01", total.at("/total/through").asText()),
                () -> assertEquals(27, total.at("/total/expectedPeriods").asInt()),
                () -> assertEquals(3, total.at("/total/reportedPeriods").asInt()),
                () -> assertEquals(9, total.get("regions").size()),
                () -> assertEquals("茌平区", region(total, CHIPING).get("name").asText()),
                () -> assertEquals(30, region(total, CHIPING).get("value").asInt()),
                () -> assertFalse(region(total, "371502").has("value")));
    }

    @Test
    void aLevelHasNoTotalButASpread() {
        suite.putIndicator("pm25", "LOWER", "\"frequency\": \"MONTH\", \"aggregation\": \"MEAN\"");
        post("pm25", CHIPING, "2023-01", "40");
        post("pm25", YANGGU, "2023-01", "61");

        JsonNode total = total("pm25", "region=371500&from=2023-01&to=2023-12");

        assertAll(
                () -> assertFalse(total.get("total").has("value")),
                () -> assertEquals(40, total.at("/spread/minimum").asInt()),
                () -> assertEquals(50.5, total.at("/spread/median").asDouble()),
                () -> assertEquals(61, total.at("/spread/maximum").asInt()));
    }

    @Test
    void aShareIsRecomputedForTheCountiesOfAProvince() {
        suite.putMonthlySum("good");
        suite.putMonthlySum("all");
        suite.putIndicator(
                "rate",
                "HIGHER",
                "\"numerator\": \"%s\", \"denominator\": \"%s\", \"factor\": 100"
                        .formatted(suite.code("good"), suite.code("all")));
        post("good", CHIPING, "2023-01", "1");
        post("all", CHIPING, "2023-01", "2");
        post("good", "370102", "2023-01", "30");
        post("all", "370102", "2023-01", "40");

        JsonNode counties = total("rate", "region=370000&level=COUNTY&from=2023-01&to=2023-01");

        assertEquals(73.809524, counties.at("/total/value").asDouble());
        assertEquals(50, region(counties, CHIPING).get("value").asInt());
        assertEquals(
                0,
                total("rate", "region=370000&level=PROVINCE&from=2023-01&to=2023-01")
                        .get("regions")
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "region=371500&from=2023-04&to=2023-03, to",
        "region=371500&from=2013-01&to=2023-01, to",
        "region=371500&from=2023-01, to",
        "from=2023-01&to=2023-02, region",
        "region=371500&from=2023-13&to=2023-02, from",
        "region=371500&from=2023-01&to=2023-02&level=TOWN, level",
    })
    void faultsAreNamed(String query, String field) {
        assertEquals(
                List.of(field),
                suite.report.get("/v1/totals?indicator=any&" + query).faultyFields());
    }

    @Test
    void tenYearsAreTaken() {
        suite.putMonthlySum("jobs");

        assertEquals(
                1080,
                total("jobs", "region=371500&from=2014-01&to=2023-12")
                        .at("/total/expectedPeriods")
                        .asInt());
    }

    @Test
    void refusesARegionOrIndicatorThatIsNotThere() {
        String months = "&from=2023-01&to=2023-02";
        assertEquals(
                404,
                suite.report
                        .get("/v1/totals?indicator=no-such&region=371500" + months)
                        .status());
        assertEquals(
                404,
                suite.report
                        .get("/v1/totals?indicator=no-such&region=999999" + months)
                        .status());
    }

    private Http viewer(String claim, String... regions) {
        return suite.report.as(
                TestLogin.token(TestLogin.claims("viewer", Role.VIEWER).claim(claim, Set.of(regions))));
    }

    /// Of two numbers that are added up, the one that is seen tells the other.
    @ParameterizedTest
    @CsvSource({"region=371500", "region=371500&level=COUNTY", "region=370000&level=COUNTY"})
    void aCountyIsNotToldATotalThatHasItsSibling(String of) {
        suite.putMonthlySum("jobs");
        post("jobs", CHIPING, "2026-07", "1");
        post("jobs", YANGGU, "2026-07", "7006");
        String months = of + "&from=2026-07&to=2026-07";
        assertEquals(7007, total("jobs", months).at("/total/value").asInt());

        for (Http login : List.of(
                viewer(Claims.REGIONS_BELOW, CHIPING),
                viewer(Claims.REGIONS, "371500", CHIPING),
                viewer(Claims.REGIONS, "371500"))) {
            Http.Answer refused = login.get(query("jobs", months));

            assertEquals(403, refused.status(), refused.body());
            JsonNode violations = refused.json().get("violations");
            assertEquals(List.of("not-allowed"), violations.findValuesAsText("code"));
            assertEquals(List.of("region"), violations.findValuesAsText("field"));
            assertFalse(violations.toString().contains(YANGGU), refused.body());
        }
    }

    @Test
    void whoReachesARegionWithAllThatLiesInItIsToldItsTotal() {
        suite.putMonthlySum("jobs");
        post("jobs", YANGGU, "2026-07", "7007");
        String months = "region=371500&from=2026-07&to=2026-07";
        JsonNode total = total("jobs", months);

        JsonNode told = viewer(Claims.REGIONS_BELOW, "371500")
                .get(query("jobs", months))
                .ok()
                .json();

        assertEquals(7007, told.at("/total/value").asInt());
        assertEquals(total.get("total"), told.get("total"));
        assertEquals(total.get("regions"), told.get("regions"));
    }

    @Test
    void theRefusalSaysWhatWouldBeRightInBothLanguages() {
        suite.putMonthlySum("jobs");
        post("jobs", YANGGU, "2026-07", "7007");
        String months = "region=371500&from=2026-07&to=2026-07";
        total("jobs", months);
        Http login = viewer(Claims.REGIONS_BELOW, CHIPING);

        JsonNode chinese = login.getIn("zh", null, query("jobs", months)).json().at("/violations/0");
        JsonNode english = login.getIn("en", null, query("jobs", months)).json().at("/violations/0");

        assertEquals("此合计含有本登录看不到的地区的数", chinese.get("message").asText());
        assertEquals(
                "this total has parts of regions outside the login's",
                english.get("message").asText());
        assertEquals("一个地区，本登录可及该地区及其全部下级", chinese.get("expected").asText());
        assertEquals(
                "a region that the login reaches with all that lies in it",
                english.get("expected").asText());
    }
}
