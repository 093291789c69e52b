package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class ExportIT {
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /// Each column of the results that holds a field of the JSON as it is, in English, and where that is.
    static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("Target", "/target"),
            Map.entry("Part number", "/context/part"),
            Map.entry("Task number", "/context/task"),
            Map.entry("Task", "/context/taskTitle"),
            Map.entry("Indicator", "/context/indicatorName"),
            Map.entry("Indicator code", "/context/indicator"),
            Map.entry("Region", "/context/regionName"),
            Map.entry("Region code", "/context/region"),
            Map.entry("From", "/context/from"),
            Map.entry("To", "/context/to"),
            Map.entry("Measure code", "/context/measure"),
            Map.entry("Comparator code", "/context/comparator"),
            Map.entry("Bound", "/context/bound"),
            Map.entry("Upper bound", "/context/boundHigh"),
            Map.entry("Revised from", "/context/revision/month"),
            Map.entry("Original comparator code", "/context/revision/originalComparator"),
            Map.entry("Original bound", "/context/revision/originalBound"),
            Map.entry("Original upper bound", "/context/revision/originalBoundHigh"),
            Map.entry("Unit of measure", "/context/unit"),
            Map.entry("Value", "/value"),
            Map.entry("Attainment", "/attainment"),
            Map.entry("Pace ratio", "/paceRatio"),
            Map.entry("Expected", "/expected"),
            Map.entry("Forecast", "/forecast"),
            Map.entry("Gap", "/gap"),
            Map.entry("State code", "/state"),
            Map.entry("Signal code", "/signal"),
            Map.entry("Score", "/score"),
            Map.entry("Completeness", "/completeness"),
            Map.entry("Overdue", "/overdue"),
            Map.entry("Through", "/through"));

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
        suite.putUnit("a");
        suite.putUnit("b");
        String[] tasks = {suite.task("2", 2, "a", "b"), suite.task("1", 1, "a")};
        suite.putPlan("IN_FORCE", tasks[0], tasks[1], hostileTask(), suite.task("99", 1));
        suite.putMonthlySum("jobs");
        suite.putTarget("t1", "2", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 100, \"weight\": 3");
        suite.putTarget("t2", "2", "jobs", "\"comparator\": \"AT_MOST\", \"value\": 250");
        suite.putTarget("t3", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1800.5");
        suite.putTarget("t4", "1", "jobs", "\"comparator\": \"BETWEEN\", \"value\": 2, \"valueHigh\": 900");
        suite.putTarget("t5", "P", "jobs", "\"status\": \"PENDING\"");
        suite.putTarget("t6", "99", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1800");
        suite.putPlan("IN_FORCE", tasks[0], tasks[1], hostileTask());
        suite.post("jobs", "2023-01", "150");
        token = suite.post("jobs", "2023-02", "140.25");
    }

    /// A task whose heading has a formula in it and everything that CSV has to quote.
    private static String hostileTask() {
        return "{\"number\": \"P\", \"title\": \"=HYPERLINK(\\\"http://x\\\",1)\", \"text\": \"任务\", \"part\": 1,"
                + " \"lead\": []}";
    }

    private HttpResponse<byte[]> file(String path, String... headers) {
        return Files.get(service, path + (path.contains("?") ? "&" : "?") + suite.after(token), headers);
    }

    private HttpResponse<byte[]> ofPlan(String path, String... headers) {
        suite.reported("results", token).ok();
        return file("/v1/plans/" + suite.plan + "/" + path, headers);
    }

    private static String text(HttpResponse<byte[]> file) {
        String text = new String(file.body(), StandardCharsets.UTF_8);
        assertEquals(200, file.statusCode(), text);
        return text;
    }

    private List<Map<String, String>> english(String path) {
        return ParsedCsv.rows(text(ofPlan(path, "Accept-Language", "en")));
    }

    private JsonNode json(String path) {
        return suite.reported(path, token).ok().json();
    }

    /// Numbers are compared by what they are worth.
    private static void assertSame(JsonNode expected, String cell, String column) {
        if (expected.isMissingNode()) {
            assertEquals("", cell, column);
        } else if (expected.isNumber()) {
            assertEquals(0, expected.decimalValue().compareTo(new BigDecimal(cell)), column + " " + cell);
        } else {
            assertEquals(expected.asText(), cell, column);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?asOf=2023-01",
                "?state=ACHIEVED&state=BREACHED",
                "?part=1",
                "?q=no-such-text",
                "?sort=signal",
                "?sort=-attainment",
                "?sort=attainment&part=2"
            })
    void theRowsOfResultsAreTheResultsOfTheJson(String query) {
        List<Map<String, String>> rows = english("results.csv" + query);
        JsonNode results = json("results" + query).get("results");
        assertEquals(results.size(), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = rows.get(i);
            JsonNode result = results.get(i);
            FIELDS.forEach((column, field) -> {
                String cell = row.get(column);
                assertSame(result.at(field), cell.startsWith("'=") ? cell.substring(1) : cell, column);
            });
            assertEquals(FIELDS.size() + 8, row.size());
        }
    }

    @Test
    void statesSignalsPartsAndUnitsAreToldInWords() {
        Map<String, String> row = ParsedCsv.rows(text(ofPlan("results.csv"))).get(1);
        assertAll(
                () -> assertEquals(suite.code("t2"), row.get("目标编号")),
                () -> assertEquals("第二部分", row.get("部分")),
                () -> assertEquals(suite.code("a") + "、" + suite.code("b"), row.get("牵头单位")),
                () -> assertEquals(suite.unit("a") + "、" + suite.unit("b"), row.get("牵头单位代码")),
                () -> assertEquals("不高于", row.get("要求")),
                () -> assertEquals("总量", row.get("口径")),
                () -> assertEquals("已突破", row.get("状态")),
                () -> assertEquals("BREACHED", row.get("状态代码")),
                () -> assertEquals("红", row.get("信号")),
                () -> assertEquals("RED", row.get("信号代码")),
                () -> assertEquals("290.25", row.get("完成值")),
                () -> assertEquals("-40.25", row.get("差额"), "a negative number stays a number"));
    }

    @ParameterizedTest
    @CsvSource({"zh-CN, 完成率, zh-CN", "en, Attainment, en", "fr, 完成率, zh-CN", "en;q=0.5 zh, 完成率, zh-CN"})
    void theHeadingsAreInTheLanguageThatIsAskedFor(String asked, String heading, String told) {
        HttpResponse<byte[]> file = ofPlan("results.csv", "Accept-Language", asked.replace(" ", ", "));
        assertAll(
                () -> assertTrue(ParsedCsv.rows(text(file)).getFirst().containsKey(heading)),
                () -> assertEquals(
                        told, file.headers().firstValue("Content-Language").orElseThrow()),
                () -> assertTrue(file.headers().firstValue("Vary").orElseThrow().startsWith("Accept-Language")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.csv", "summary.csv"})
    void theByteOrderMarkComesOnRequestAndOnlyOnce(String path) {
        byte[] without = ofPlan(path).body();
        byte[] with = ofPlan(path + "?bom=true").body();
        assertArrayEquals(MARK, Arrays.copyOf(with, MARK.length));
        assertArrayEquals(without, Arrays.copyOfRange(with, MARK.length, with.length));
        assertFalse(new String(without, StandardCharsets.UTF_8).contains("\uFEFF"));
    }

    @Test
    void whatASpreadsheetWouldComputeHasAnApostropheInFront() {
        Map<String, String> row = english("results.csv?part=1").stream()
                .filter(each -> each.get("Task number").equals("P"))
                .findFirst()
                .orElseThrow();
        assertEquals("'=HYPERLINK(\"http://x\",1)", row.get("Task"));
    }

    @Test
    void theFileIsNamedByThePlansTitle() {
        HttpResponse<byte[]> file = ofPlan("results.csv?asOf=2023-03");
        String header = file.headers().firstValue("Content-Disposition").orElseThrow();
        assertAll(
                () -> assertEquals(
                        "text/csv;charset=UTF-8",
                        file.headers().firstValue("Content-Type").orElseThrow()),
                () -> assertTrue(
                        header.startsWith("attachment; filename=\"results-" + suite.plan + "-2023-03.csv\";"), header),
                () -> assertEquals(
                        "计划 " + suite.plan + " 结果 2023-03.csv",
                        URLDecoder.decode(header.replaceFirst(".*filename\\*=UTF-8''", ""), StandardCharsets.UTF_8)));
    }

    @Test
    void aFileIsSentOnceUntilTheResultsChange() {
        for (String path : List.of("results.csv", "summary.csv?by=unit", "results.csv?bom=true")) {
            String tag = ofPlan(path).headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> same = ofPlan(path, "If-None-Match", tag);
            assertEquals(304, same.statusCode());
            assertEquals(0, same.body().length);
            assertEquals(
                    200,
                    ofPlan(path, "If-None-Match", tag, "Accept-Language", "en").statusCode());
            token = suite.post("jobs", "2023-02", path.contains("bom") ? "7" : path.contains("unit") ? "8" : "9");
            HttpResponse<byte[]> changed = ofPlan(path, "If-None-Match", tag);
            assertEquals(200, changed.statusCode());
            assertNotEquals(tag, changed.headers().firstValue("ETag").orElseThrow());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "results.csv",
                "results.xlsx",
                "summary.csv?by=unit",
                "report.pdf",
                "results",
                "summary",
                "history"
            })
    void whatOnlyWritesAndContentsHaveMeansNothingToARead(String path) {
        assertEquals(200, ofPlan(path, "If-Match", "\"x\"").statusCode());
        assertEquals(
                200,
                ofPlan(path, "If-Unmodified-Since", "Mon, 01 Jan 2001 00:00:00 GMT")
                        .statusCode());
        assertEquals(200, ofPlan(path, "Content-Type", "x").statusCode());
        assertEquals(200, ofPlan(path, "Content-Type", "text/*").statusCode());
        assertEquals(
                200,
                ofPlan(path, "Content-Type", "application/json;charset=gbk").statusCode());
        assertEquals(200, ofPlan(path, "Content-Encoding", "gzip").statusCode());
    }

    @Test
    void warningsAreToldWhateverARequestWouldMatch() {
        assertEquals(200, file("/v1/warnings", "If-Match", "\"x\"").statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"part", "unit", "strength", "region"})
    void theRowsOfASummaryAreItsGroupsAndThenTheTotal(String by) {
        List<Map<String, String>> rows = english("summary.csv?by=" + by);
        JsonNode summary = json("summary?by=" + by);
        assertEquals(summary.get("groups").size() + 1, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            JsonNode group = i == rows.size() - 1 ? summary.get("total") : summary.at("/groups/" + i);
            Map<String, String> row = rows.get(i);
            assertEquals(group.has("key") ? group.get("key").asText() : "total", row.get("Key"));
            assertSame(group.at("/targets"), row.get("Targets"), "targets");
            assertSame(group.at("/score"), row.get("Score"), "score");
            assertSame(group.at("/completeness"), row.get("Completeness"), "completeness");
            assertEquals(group.at("/states/ACHIEVED").asInt(), Integer.parseInt(row.get("reached")));
            assertEquals(group.at("/states/BREACHED").asInt(), Integer.parseInt(row.get("breached")));
            assertEquals(group.at("/states/TARGET_NOT_SET").asInt(), Integer.parseInt(row.get("not set")));
            assertEquals(group.at("/signals/RED").asInt(), Integer.parseInt(row.get("Red")));
            assertEquals(group.at("/signals/BLUE").asInt(), Integer.parseInt(row.get("Blue")));
            assertSame(group.at("/best/target"), row.get("Best target"), "best");
            assertSame(group.at("/worst/target"), row.get("Worst target"), "worst");
        }
        assertEquals("Total", rows.getLast().get("Title"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"by=region", "by=unit", "by=plan", "by=unit&minCompleteness=0.9"})
    void aRankingIsThereAsAWhole(String query) {
        String asked = "?" + query + "&plan=" + suite.plan + "&asOf=2023-09";
        suite.reported("results", token).ok();
        HttpResponse<byte[]> file = file("/v1/rankings.csv" + asked, "Accept-Language", "en");
        List<Map<String, String>> rows = ParsedCsv.rows(text(file));
        JsonNode groups = suite.report.get("/v1/rankings" + asked).ok().json().get("groups");
        assertEquals(groups.size(), rows.size());
        Map<String, String> fields = Map.ofEntries(
                Map.entry("Rank", "rank"),
                Map.entry("Unranked code", "unranked"),
                Map.entry("Key", "key"),
                Map.entry("Title", "title"),
                Map.entry("Region code", "region"),
                Map.entry("Targets", "targets"),
                Map.entry("Counted", "counted"),
                Map.entry("Reached targets", "reached"),
                Map.entry("Share reached", "shareReached"),
                Map.entry("Score", "score"),
                Map.entry("Completeness", "completeness"),
                Map.entry("Previous rank", "previousRank"),
                Map.entry("Change", "change"),
                Map.entry("Previous score", "previousScore"));
        for (int i = 0; i < rows.size(); i++) {
            JsonNode group = groups.get(i);
            Map<String, String> row = rows.get(i);
            fields.forEach((column, field) -> assertSame(group.path(field), row.get(column), column));
            assertEquals(group.at("/states/BREACHED").asInt(), Integer.parseInt(row.get("breached")));
        }
        assertTrue(
                file.headers().firstValue("Content-Disposition").orElseThrow().contains("2023-09.csv"));
    }

    @ParameterizedTest
    @CsvSource({
        "results.csv?limit=5, limit",
        "results.csv?bom=yes, bom",
        "results.csv?sort=gap, sort",
        "summary.csv?by=task, by",
        "results.csv?asOf=x, asOf"
    })
    void aBadQueryIsAProblemAlsoToOneWhoAsksForCsv(String path, String field) {
        HttpResponse<byte[]> refused = ofPlan(path, "Accept", "text/csv", "Accept-Language", "en");
        assertEquals(400, refused.statusCode());
        assertEquals(
                "application/problem+json",
                refused.headers().firstValue("Content-Type").orElseThrow().replaceAll(";.*", ""));
        assertTrue(new String(refused.body(), StandardCharsets.UTF_8).contains("\"field\":\"" + field + "\""));
    }

    @Test
    void aPlanThatIsNotThereHasNoFile() {
        assertEquals(404, file("/v1/plans/no-such-plan/results.csv").statusCode());
        assertEquals(406, ofPlan("results.csv", "Accept", "application/json").statusCode());
    }
}
