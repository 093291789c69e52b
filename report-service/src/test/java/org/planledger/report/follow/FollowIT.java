package org.planledger.report.follow;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class FollowIT {
    private static final String AT_LEAST_1200 = "\"comparator\": \"AT_LEAST\", \"value\": 1200";

    @TestHTTPResource
    URI service;

    @Inject
    AgroalDataSource database;

    private Suite suite;

    @BeforeEach
    void enterAPlanWithATarget() {
        suite = new Suite(service);
        suite.putUnit("a");
        suite.putPlan("IN_FORCE", suite.task("1", 1, "a"), suite.task("2", 2, "a"));
        suite.putMonthlySum("jobs");
        suite.putTarget("t", "1", "jobs", AT_LEAST_1200);
    }

    @Test
    void aPostedFigureIsInTheResultThatIsAskedForAfterIt() {
        String token = suite.post("jobs", "2023-01", "110");
        JsonNode result = suite.result("t", token);
        assertEquals("110", result.get("value").asText());
        assertEquals("ON_TRACK", result.get("state").asText());
        assertEquals(suite.code("t"), result.get("target").asText());
    }

    @Test
    void aRevisionTakesThePlaceOfTheFigureAndBothAreKept() throws SQLException {
        suite.post("jobs", "2023-01", "110");
        String token = suite.post("jobs", "2023-01", "60");
        assertEquals("60", suite.result("t", token).get("value").asText());
        assertEquals("1:110,2:60", text("""
                        select string_agg(revision || ':' || trim_scale(value), ',' order by revision)
                        from actual join series on series.id = actual.series where indicator = ?
                        """, suite.code("jobs")));
    }

    @Test
    void aWithdrawnFigureIsGoneButItsRevisionsStay() throws SQLException {
        suite.post("jobs", "2023-01", "110");
        String token = suite.withdraw("jobs", "2023-01");
        JsonNode result = suite.result("t", token);
        assertFalse(result.has("value"));
        assertEquals("NO_DATA", result.get("state").asText());
        assertEquals(
                "2",
                text(
                        "select count(*) from actual join series on series.id = actual.series where indicator = ?",
                        suite.code("jobs")));
    }

    @Test
    void aFigureThatIsPostedAgainAfterItsWithdrawalCounts() {
        suite.post("jobs", "2023-01", "110");
        suite.withdraw("jobs", "2023-01");
        String token = suite.post("jobs", "2023-01", "7");
        assertEquals("7", suite.result("t", token).get("value").asText());
    }

    @Test
    void zeroIsAFigure() {
        String token = suite.post("jobs", "2023-01", "0");
        assertEquals("0", suite.result("t", token).get("value").asText());
    }

    @Test
    void aDeletedTargetIsGone() {
        String token =
                suite.indicators.delete("/v1/targets/" + suite.code("t")).ok().token();
        assertEquals(
                0, suite.reported("results", token).ok().json().get("results").size());
        assertEquals(
                404,
                suite.report.get("/v1/targets/" + suite.code("t") + "/result").status());
    }

    @Test
    void aDeletedPlanIsGoneWithItsResults() {
        Suite draft = new Suite(service);
        String created = draft.putPlan("DRAFT");
        assertEquals(200, draft.reported("results", created).status());
        String deleted = draft.plans.delete("/v1/plans/" + draft.plan).ok().token();
        Http.Answer answer = draft.reported("results", deleted);
        assertEquals(404, answer.status());
        assertEquals(
                "urn:plan-ledger:problem:not-found", answer.json().get("type").asText());
    }

    @Test
    void aChangedTargetIsJudgedAnew() {
        suite.post("jobs", "2023-01", "110");
        String token = suite.putTarget("t", "2", "jobs", "\"comparator\": \"AT_MOST\", \"value\": 100");
        JsonNode result = suite.result("t", token);
        assertEquals("BREACHED", result.get("state").asText());
        assertEquals(2, result.at("/context/part").asInt());
    }

    @Test
    void aTargetWhoseTaskLeavesThePlanStaysWithoutAPart() {
        String token = suite.putPlan("IN_FORCE", suite.task("2", 2, "a"));
        JsonNode result = suite.result("t", token);
        assertFalse(result.get("context").has("part"));
        assertEquals("1", result.at("/context/task").asText());
    }

    @Test
    void theNameOfARenamedUnitIsInTheSummary() {
        String entered = suite.putPlan("IN_FORCE", suite.task("1", 1, "a"));
        JsonNode before = suite.reported("summary?by=unit", entered).ok().json().get("groups");
        assertEquals(suite.code("a"), before.get(0).get("title").asText());
        String token = suite.plans
                .put(
                        "/v1/units/" + suite.unit("a"),
                        "{\"region\": \"%s\", \"name\": \"%s改\"}".formatted(Suite.REGION, suite.code("a")))
                .ok()
                .token();
        JsonNode groups = suite.reported("summary?by=unit", token).ok().json().get("groups");
        assertEquals(suite.code("a") + "改", groups.get(0).get("title").asText());
    }

    @Test
    void aFigureOfAComponentIsInTheResultOfWhatIsDerivedFromIt() {
        suite.putMonthlySum("all");
        suite.putIndicator(
                "share",
                "HIGHER",
                "\"numerator\": \"%s\", \"denominator\": \"%s\", \"factor\": 100"
                        .formatted(suite.code("jobs"), suite.code("all")));
        suite.putTarget("s", "1", "share", "\"comparator\": \"AT_LEAST\", \"value\": 50");
        suite.post("jobs", "2023-01", "30");
        String first = suite.post("all", "2023-01", "40");
        assertEquals("75", suite.result("s", first).get("value").asText());
        String second = suite.post("all", "2023-01", "60");
        assertEquals("50", suite.result("s", second).get("value").asText());
    }

    @Test
    void figuresOfSeveralYearsAreKeptInAPartitionEach() throws SQLException {
        suite.post("jobs", "2019-03", "1");
        String token = suite.post("jobs", "2021-03", "2");
        suite.result("t", token);
        assertEquals(
                "1",
                text(
                        "select count(*) from actual_2019 join series on id = series where indicator = ?",
                        suite.code("jobs")));
    }

    @Test
    void onlyPlansThatAChangeTouchesGetANewDataVersion() throws SQLException {
        Suite other = new Suite(service);
        other.putPlan("IN_FORCE", other.task("1", 1));
        other.putMonthlySum("jobs");
        String entered = other.putTarget("t", "1", "jobs", AT_LEAST_1200);
        other.result("t", entered);
        suite.result("t", entered);
        String version = "select version from data_version where plan = ?";
        String before = text(version, suite.plan);
        String otherBefore = text(version, other.plan);
        suite.result("t", suite.post("jobs", "2023-02", "5"));
        assertAll(
                () -> assertTrue(Long.parseLong(text(version, suite.plan)) > Long.parseLong(before)),
                () -> assertEquals(otherBefore, text(version, other.plan)));
    }

    @Test
    void aWriteThatNeverComesIsAnsweredWith503() {
        Http.Answer answer = suite.report.get("/v1/plans/" + suite.plan + "/results?after=indicator-999999999999");
        assertEquals(503, answer.status());
        assertEquals(
                "urn:plan-ledger:problem:unavailable", answer.json().get("type").asText());
    }

    @Test
    void severalWritesCanBeAskedForTogether() {
        String figure = suite.post("jobs", "2023-01", "10");
        String plan = suite.putPlan("IN_FORCE", suite.task("1", 2));
        JsonNode result = suite.result("t", figure + "&after=" + plan);
        assertEquals("10", result.get("value").asText());
        assertEquals(2, result.at("/context/part").asInt());
    }

    @Test
    void everyAnswerSaysHowFreshItIs() {
        JsonNode freshness = suite.reported("results", suite.post("jobs", "2023-01", "1"))
                .ok()
                .json()
                .get("freshness");
        for (String feed : new String[] {"plan", "indicator"}) {
            assertTrue(freshness.at("/" + feed + "/cursor").asText().matches("[0-9]+-[0-9]+"));
            assertFalse(freshness.at("/" + feed + "/currentAt").asText().isEmpty());
            assertFalse(freshness.at("/" + feed + "/stale").asBoolean());
        }
    }

    @Test
    void resultsStayWhileTheOtherServicesAreDownAndGoOnWhenTheyAreBack() throws IOException {
        suite.result("t", suite.post("jobs", "2023-01", "1"));
        Upstream.plans().kill();
        Upstream.indicators().kill();
        assertAll(
                () -> assertEquals(
                        200,
                        suite.report.get("/v1/plans/" + suite.plan + "/results").status()),
                () -> assertEquals(200, suite.report.get("/q/health/ready").status()));
        Upstream.plans().restart();
        Upstream.indicators().restart();
        assertEquals(
                "2",
                suite.result("t", suite.post("jobs", "2023-01", "2"))
                        .get("value")
                        .asText());
    }

    @Test
    void isReadyAndShowsItsProgressInHealthAndMetrics() {
        suite.result("t", suite.post("jobs", "2023-01", "1"));
        assertEquals(
                "UP",
                suite.report.get("/q/health/ready").ok().json().get("status").asText());
        assertEquals(List.of(), missingMeasures());
    }

    private List<String> missingMeasures() {
        String metrics = suite.report.get("/q/metrics").ok().body();
        return Stream.of(
                        "feed_lag_seconds{feed=\"indicator\"",
                        "feed_changes_total{feed=\"plan\"",
                        "feed_pages_seconds_count{feed=\"indicator\"",
                        "feed_failures_total{feed=\"plan\"",
                        "result_computations_total{for=\"plan\"",
                        "cache_gets_total{cache=\"outcomes\",result=\"hit\"")
                .filter(measure -> !metrics.contains(measure))
                .toList();
    }

    private String text(String sql, String parameter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
