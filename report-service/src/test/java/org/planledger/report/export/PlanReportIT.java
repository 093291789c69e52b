package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class PlanReportIT {
    private static final String RED_LIST = "红色清单";
    private static final String TARGETS = "各部分指标完成情况";

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Suite suite;
    private String token;
    private ReportOracle oracle;

    @BeforeEach
    void beginAPlan() {
        clock.set(TestClock.USUAL);
        suite = new Suite(service);
        suite.putUnit("a");
        suite.putUnit("b");
        oracle = new ReportOracle(Map.of(suite.unit("a"), suite.code("a"), suite.unit("b"), suite.code("b")));
    }

    private void enterTargetsOfEveryKind() {
        String[] tasks = {suite.task("1", 1, "a", "b"), suite.task("2", 2)};
        suite.putPlan("IN_FORCE", tasks[0], tasks[1], suite.task("99", 1));
        suite.putMonthlySum("jobs");
        suite.putIndicator("dust", "LOWER", "\"frequency\": \"MONTH\", \"aggregation\": \"MEAN\"");
        suite.putTarget(
                "t1", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1800.5, \"phrase\": \"新增1800.5个\"");
        suite.putTarget("t2", "1", "jobs", "\"comparator\": \"AT_MOST\", \"value\": 250");
        suite.putTarget("t3", "1", "jobs", "\"status\": \"PENDING\", \"phrase\": \"新增***个\"");
        suite.putTarget("t4", "1", "jobs", "\"comparator\": \"AT_MOST\", \"value\": 1250");
        suite.putTarget("t5", "1", "jobs", "\"comparator\": \"BETWEEN\", \"value\": 2, \"valueHigh\": 3900");
        suite.putTarget("t6", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 18, \"measure\": \"GROWTH\"");
        suite.putTarget("t7", "2", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 100");
        suite.putTarget("t8", "2", "dust", "\"comparator\": \"AT_MOST\", \"value\": 42, \"recurrence\": \"YEARLY\"");
        suite.putTarget("t9", "2", "dust", "\"comparator\": \"DECREASE\"");
        suite.putTarget("t10", "99", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 12345678901.2345");
        suite.putPlan("IN_FORCE", tasks);
        suite.post("dust", "2023-08", "41.5");
        suite.post("jobs", "2023-01", "150");
        token = suite.post("jobs", "2023-02", "140.25");
    }

    private HttpResponse<byte[]> file(String query, String... headers) {
        suite.reported("results", token).ok();
        return Files.get(service, "/v1/plans/" + suite.plan + "/report.pdf?" + query + suite.after(token), headers);
    }

    private ParsedPdf report(String... headers) throws IOException {
        HttpResponse<byte[]> file = file("asOf=2023-09&", headers);
        assertEquals(200, file.statusCode(), () -> new String(file.body(), StandardCharsets.UTF_8));
        return new ParsedPdf(file.body());
    }

    private List<JsonNode> results(String condition) {
        List<JsonNode> results = new ArrayList<>();
        suite.reported("results?asOf=2023-09&limit=1000" + condition, token)
                .ok()
                .json()
                .get("results")
                .forEach(results::add);
        return results;
    }

    private String rows(String condition) {
        return results(condition).stream().map(oracle::row).collect(Collectors.joining());
    }

    @Test
    void eachPartHasATableWithExactlyTheResultsOfTheJson() throws IOException {
        enterTargetsOfEveryKind();
        try (ParsedPdf report = report()) {
            String targets = report.chapter(TARGETS);
            String gone = results("").stream()
                    .filter(result -> result.at("/context/part").isMissingNode())
                    .map(oracle::row)
                    .collect(Collectors.joining());
            // Each table ends where the next one, or the foot of the page, begins.
            ParsedPdf.assertContains(targets, "第一部分" + ReportOracle.PART_HEADINGS + rows("&part=1") + "第二部分");
            ParsedPdf.assertContains(targets, "第二部分" + ReportOracle.PART_HEADINGS + rows("&part=2") + "未归入部分");
            ParsedPdf.assertContains(targets, "未归入部分" + ReportOracle.PART_HEADINGS + gone + "计划" + suite.plan);
            ParsedPdf.assertContains(gone, "12,345,678,901.2345个");
            assertEquals(List.of("第一部分", "第二部分", "未归入部分"), report.below(TARGETS));
        }
    }

    @Test
    void theRedListHoldsExactlyTheRedTargetsAndWhatTheyLack() throws IOException {
        enterTargetsOfEveryKind();
        Map<String, String> shortfalls = Map.of(
                suite.code("t1"), "尚差1,510.25个",
                suite.code("t2"), "超出40.25个",
                suite.code("t4"), "余量959.75个",
                suite.code("t10"), "尚差12,345,678,610.9845个");
        List<JsonNode> red = inOrderOfWarnings(results("&signal=RED"), "");
        assertTrue(red.size() >= 3, red::toString);
        String rows = red.stream()
                .map(result -> oracle.redRow(
                        result, shortfalls.getOrDefault(result.get("target").asText(), ReportOracle.NOTHING)))
                .collect(Collectors.joining());
        try (ParsedPdf report = report()) {
            ParsedPdf.assertContains(
                    report.chapter(RED_LIST),
                    "红灯指标" + red.size() + "项，连续滞后最久的在前" + ReportOracle.RED_HEADINGS + rows + "计划" + suite.plan);
        }
    }

    private List<JsonNode> inOrderOfWarnings(List<JsonNode> red, String condition) {
        List<String> order = suite.report
                .get("/v1/warnings?signal=RED&limit=1000&asOf=2023-09&plan=" + suite.plan + condition + "&after="
                        + token)
                .ok()
                .json()
                .findValuesAsText("target");
        assertEquals(red.size(), order.size());
        return red.stream()
                .sorted(Comparator.comparing(
                        result -> order.indexOf(result.get("target").asText())))
                .toList();
    }

    /// Late since January, since March and since February: the order of the plan is another one.
    @Test
    void theRedListBeginsWithWhatIsLateForTheLongest() throws IOException {
        suite.putPlan("IN_FORCE", suite.task("1", 1), suite.task("2", 1), suite.task("3", 1), suite.task("4", 1));
        String[][] figures = {{"100", "100", "0"}, {"0", "0", "0"}, {"100", "0", "0"}, {"0", "0", "0"}};
        for (int task = 1; task <= figures.length; task++) {
            suite.putMonthlySum("i" + task);
            for (int month = 1; month <= 3; month++) {
                suite.post("i" + task, "2023-0" + month, figures[task - 1][month - 1]);
            }
            token = suite.putTarget(
                    "t" + task, Integer.toString(task), "i" + task, "\"comparator\": \"AT_LEAST\", \"value\": 1200");
        }
        suite.reported("results", token).ok();
        HttpResponse<byte[]> file =
                Files.get(service, "/v1/plans/" + suite.plan + "/report.pdf?asOf=2023-03&" + suite.after(token));
        try (ParsedPdf report = new ParsedPdf(file.body())) {
            String told = report.chapter(RED_LIST);
            List<Integer> places = IntStream.of(2, 4, 3, 1)
                    .mapToObj(task -> told.indexOf(suite.code("i" + task)))
                    .toList();
            assertFalse(places.contains(-1), told);
            assertEquals(places.stream().sorted().toList(), places, told);
        }
    }

    @Test
    void theSummaryIsThatOfTheJson() throws IOException {
        enterTargetsOfEveryKind();
        JsonNode summary = suite.reported("summary?asOf=2023-09", token).ok().json();
        JsonNode total = summary.get("total");
        try (ParsedPdf report = report()) {
            String told = report.chapter("总体情况");
            ParsedPdf.assertContains(told, "截至2023年9月，计划共有指标" + total.get("targets") + "项：");
            ParsedPdf.assertContains(
                    told,
                    "红灯%d项，黄灯%d项，蓝灯%d项。"
                            .formatted(
                                    total.at("/signals/RED").asInt(),
                                    total.at("/signals/YELLOW").asInt(),
                                    total.at("/signals/BLUE").asInt()));
            ParsedPdf.assertContains(
                    told, "综合得分" + total.get("score").decimalValue().setScale(2) + "分");
            ParsedPdf.assertContains(told, "数据完整率" + ReportOracle.percent(total.get("completeness")) + "。");
            ParsedPdf.assertContains(told, "已突破" + total.at("/states/BREACHED"));
            for (JsonNode group : summary.get("groups")) {
                ParsedPdf.assertContains(
                        told,
                        group.get("signals").path("RED").asInt()
                                + ""
                                + group.get("signals").path("YELLOW").asInt()
                                + group.get("signals").path("BLUE").asInt()
                                + group.get("score").decimalValue().setScale(2)
                                + ReportOracle.percent(group.get("completeness")));
            }
            ParsedPdf.assertContains(report.chapter("各牵头单位"), suite.code("a"));
        }
    }

    /// Of four parts two are reached and two have nothing.
    @Test
    void ofEqualPartsTheFirstIsTheBestAndTheFirstIsTheWeakest() throws IOException {
        String parts = Stream.of("甲", "乙", "丙", "丁")
                .map("{\"title\": \"%s\", \"sections\": []}"::formatted)
                .collect(Collectors.joining(","));
        String tasks = IntStream.rangeClosed(1, 4)
                .mapToObj(part -> suite.task(Integer.toString(part), part))
                .collect(Collectors.joining(","));
        suite.plans.put("/v1/plans/" + suite.plan, """
                        {"title": "计划", "region": "371503", "from": "2023-01", "to": "2023-12", "status": "IN_FORCE",
                         "parts": [%s], "tasks": [%s]}
                        """.formatted(parts, tasks)).ok();
        suite.putMonthlySum("some");
        suite.putMonthlySum("none");
        suite.post("some", "2023-01", "100");
        suite.post("none", "2023-01", "0");
        for (int part = 1; part <= 4; part++) {
            token = suite.putTarget(
                    "t" + part,
                    Integer.toString(part),
                    part <= 2 ? "some" : "none",
                    "\"comparator\": \"AT_LEAST\", \"value\": 100");
        }
        try (ParsedPdf report = report()) {
            ParsedPdf.assertContains(report.chapter("总体情况"), "得分最高的部分是“甲”（100.00分），最低的是“丙”（0.00分）。");
        }
    }

    @Test
    void theCoverSaysOfWhichPlanItIsAndAsOfWhen() throws IOException {
        token = suite.plans.put("/v1/plans/" + suite.plan, """
                        {"title": "水城计划", "region": "371503", "from": "2023-01", "to": "2025-12", "status": "DRAFT",
                         "issuer": "聊城市人民政府", "documentNumber": "聊政发〔2023〕1号", "issuedOn": "2023-02-03",
                         "parts": [{"title": "一", "sections": []}], "tasks": []}
                        """.formatted()).ok().token();
        HttpResponse<byte[]> file = file("asOf=2023-06&knownAt=2023-07-10T18:00:00%2B08:00&");
        try (ParsedPdf report = new ParsedPdf(file.body())) {
            String cover = report.text(1, 1);
            assertAll(
                    () -> ParsedPdf.assertContains(cover, "水城计划执行情况报告·截至2023年6月"),
                    () -> ParsedPdf.assertContains(cover, "发文单位聊城市人民政府文号聊政发〔2023〕1号印发日期2023-02-03"),
                    () -> ParsedPdf.assertContains(cover, "计划期间2023年1月至2025年12月计划状态草案数据截至2023年6月"),
                    () -> ParsedPdf.assertContains(cover, "报告日期2023-07-10按当时所知2023-07-1018:00数据时效计划"),
                    () -> assertEquals(
                            "聊城市人民政府", report.document.getDocumentInformation().getAuthor()));
        }
    }

    @Test
    void aReportHasItsFontsPageNumbersBookmarksTitleAndLanguage() throws IOException {
        enterTargetsOfEveryKind();
        try (ParsedPdf report = report()) {
            for (PDFont font : report.fonts()) {
                assertTrue(font.isEmbedded(), font::getName);
                assertTrue(font.getName().matches("[A-Z]{6}\\+NotoSansSC-(Regular|Bold)"), font::getName);
            }
            assertFalse(report.fonts().isEmpty());
            assertEquals("zh-CN", report.document.getDocumentCatalog().getLanguage());
            assertEquals(
                    "计划 " + suite.plan + " 执行情况报告",
                    report.document.getDocumentInformation().getTitle());
            assertEquals(
                    List.of("封面", "总体情况", RED_LIST, TARGETS, "各牵头单位"),
                    List.copyOf(report.chapters().keySet()));
            int pages = report.document.getNumberOfPages();
            for (int page = 2; page <= pages; page++) {
                ParsedPdf.assertContains(report.text(page, page), "第" + page + "页，共" + pages + "页");
            }
        }
        try (ParsedPdf report = report("Accept-Language", "en")) {
            assertEquals("en", report.document.getDocumentCatalog().getLanguage());
            assertEquals(
                    List.of("Cover", "Summary", "Red list", "Targets by part", "Lead units"),
                    List.copyOf(report.chapters().keySet()));
            ParsedPdf.assertContains(report.chapter("Red list"), "atmost250个290.25个through2023-02breached40.25个above");
        }
    }

    @Test
    void aReportIsNamedAndSentOnceUntilTheResultsChange() {
        enterTargetsOfEveryKind();
        HttpResponse<byte[]> first = file("asOf=2023-09&");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String name = first.headers().firstValue("Content-Disposition").orElseThrow();
        assertAll(
                () -> assertEquals(
                        "application/pdf",
                        first.headers().firstValue("Content-Type").orElseThrow()),
                () -> assertEquals(
                        "zh-CN", first.headers().firstValue("Content-Language").orElseThrow()),
                () -> assertTrue(name.startsWith("attachment; filename=\"report-" + suite.plan + "-2023-09.pdf\"; ")),
                () -> assertTrue(URLDecoder.decode(name, StandardCharsets.UTF_8)
                        .endsWith("计划 " + suite.plan + " 执行情况报告 2023-09.pdf")),
                () -> assertEquals(
                        304, file("asOf=2023-09&", "If-None-Match", tag).statusCode()),
                () -> assertEquals(
                        200, file("asOf=2023-08&", "If-None-Match", tag).statusCode()),
                () -> assertEquals(
                        200,
                        file("asOf=2023-09&", "If-None-Match", tag, "Accept-Language", "en")
                                .statusCode()));
        token = suite.post("jobs", "2023-02", "1");
        assertEquals(200, file("asOf=2023-09&", "If-None-Match", tag).statusCode());
    }

    @Test
    void whatCannotBeAnsweredIsAProblem() {
        HttpResponse<byte[]> none = Files.get(service, "/v1/plans/no-such-plan/report.pdf");
        assertEquals(404, none.statusCode());
        assertEquals(
                "application/problem+json",
                none.headers().firstValue("Content-Type").orElseThrow());
        enterTargetsOfEveryKind();
        assertEquals(400, file("asOf=2023-13&").statusCode());
        assertEquals(400, file("part=1&").statusCode());
    }

    @Test
    void whatPeopleEnteredIsShownAsTheyEnteredItWhatever() throws IOException {
        String mark = "<b>粗</b>&amp;<script>alert(1)</script>]]>%s\\u0041";
        String rare = "𬭚镇㙍村";
        String lost = "\uD800\uDF30";
        String longest = "坚持扩大内需战略基点，主动服务和融入新发展格局，".repeat(12) + "终";
        token = suite.plans
                .put("/v1/plans/" + suite.plan, """
                        {"title": "%1$s", "region": "371503", "from": "2023-01", "to": "2023-12", "status": "IN_FORCE",
                         "parts": [{"title": "%2$s", "sections": []}],
                         "tasks": [{"number": "1", "title": "%3$s", "text": "x", "part": 1, "lead": []}]}
                        """.formatted(
                                longest, mark.replace("\\", "\\\\"), rare + lost + "x".repeat(100)))
                .ok()
                .token();
        suite.putMonthlySum("jobs");
        suite.putTarget(
                "t1", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1, \"phrase\": \"" + longest + "\"");
        try (ParsedPdf report = report()) {
            assertEquals(
                    longest + " 执行情况报告",
                    report.document.getDocumentInformation().getTitle());
            ParsedPdf.assertContains(report.text(1, 1), longest);
            String targets = report.chapter(TARGETS);
            ParsedPdf.assertContains(targets, mark);
            ParsedPdf.assertContains(targets, rare + "[U+10330]" + "x".repeat(100));
            ParsedPdf.assertContains(targets, longest + "不低于1个");
        }
    }

    @Test
    void aPlanWithoutTargetsHasAReport() throws IOException {
        token = suite.putPlan("IN_FORCE", suite.task("1", 1));
        try (ParsedPdf report = report()) {
            ParsedPdf.assertContains(report.chapter("总体情况"), "截至2023年9月，计划没有指标。");
            ParsedPdf.assertContains(report.chapter(RED_LIST), "没有红灯指标。");
            ParsedPdf.assertContains(report.chapter(TARGETS), ReportOracle.PART_HEADINGS + "本部分没有指标。");
            assertFalse(report.chapters().containsKey("各牵头单位"));
        }
    }
}
