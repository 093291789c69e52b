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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// What files tell of targets that were revised (rule book, section 16), by either basis.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class RevisedFilesIT {
    private static final String RED_LIST = "红色清单";
    private static final String TARGETS = "各部分指标完成情况";
    private static final String REASON = ", \"reason\": \"人代会审议调整\"";

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private Suite suite;
    private String token;

    /// By their original goals, `recent` is late since July and `longest` since January; by the goals that hold,
    /// `longest` is on schedule from February to August.
    @BeforeEach
    void enterRevisedTargets() {
        clock.set(TestClock.USUAL);
        suite = new Suite(service);
        suite.putPlan("IN_FORCE", suite.task("1", 1), suite.task("2", 1), suite.task("3", 2));
        suite.putMonthlySum("recent");
        suite.putMonthlySum("longest");
        for (int month = 1; month <= 9; month++) {
            suite.post("recent", "2023-0" + month, month <= 6 ? "100" : "0");
            suite.post("longest", "2023-0" + month, "50");
        }
        suite.putTarget("recent", "1", "recent", atLeast("1200"));
        suite.putTarget("longest", "2", "longest", atLeast("1200") + ", \"phrase\": \"新增1200个\"");
        suite.revise("longest", "2023-02", atLeast("600") + REASON);
        suite.revise("longest", "2023-09", atLeast("1250.5") + REASON);
        suite.putTarget("assigned", "3", "longest", "\"status\": \"ASSIGNED\"");
        suite.revise("assigned", "2023-04", atLeast("400") + REASON);
        suite.putTarget("later", "3", "longest", atLeast("300"));
        suite.revise("later", "2023-10", atLeast("500") + REASON);
        suite.putTarget("range", "3", "longest", "\"comparator\": \"BETWEEN\", \"value\": 700, \"valueHigh\": 800");
        token = suite.revise("range", "2023-05", "\"comparator\": \"AT_MOST\", \"value\": 900" + REASON);
        suite.reported("results", token).ok();
    }

    private static String atLeast(String value) {
        return "\"comparator\": \"AT_LEAST\", \"value\": " + value;
    }

    private HttpResponse<byte[]> file(String name, String basis, String language) {
        HttpResponse<byte[]> file = Files.get(
                service,
                "/v1/plans/" + suite.plan + "/" + name + "?asOf=2023-09&basis=" + basis + "&" + suite.after(token),
                "Accept-Language",
                language);
        assertEquals(200, file.statusCode(), () -> new String(file.body(), StandardCharsets.UTF_8));
        return file;
    }

    private ParsedPdf report(String basis, String language) throws IOException {
        return new ParsedPdf(file("report.pdf", basis, language).body());
    }

    @ParameterizedTest
    @CsvSource({"PRESENT, recent, longest", "ORIGINAL, longest, recent"})
    void theRedListBeginsWithWhatIsLateForTheLongestByTheGoalsAskedFor(String basis, String first, String second)
            throws IOException {
        try (ParsedPdf report = report(basis, "zh")) {
            String red = report.chapter(RED_LIST);
            ParsedPdf.assertContains(red, "红灯指标2项");
            assertEquals(
                    List.of(first, second),
                    List.of("recent", "longest").stream()
                            .sorted((one, other) ->
                                    Integer.compare(red.indexOf(suite.code(one)), red.indexOf(suite.code(other))))
                            .toList(),
                    red);
        }
    }

    @Test
    void aReportShowsTheNumberThatJudgesAndTheOriginalBesideIt() throws IOException {
        String longest = suite.code("longest");
        try (ParsedPdf report = report("PRESENT", "zh")) {
            String red = report.chapter(RED_LIST);
            String targets = report.chapter(TARGETS);
            assertAll(
                    () -> ParsedPdf.assertContains(red, "任务任务名称指标目标原定目标完成值状态差距今后每月需完成预计突破月份牵头单位"),
                    () -> ParsedPdf.assertContains(targets, "任务任务名称牵头单位指标目标原定目标完成值完成率序时进度比状态信号"),
                    () -> ParsedPdf.assertContains(red, longest + "新增1200个不低于1,250.5个不低于1,200个2023-09起调整450个"),
                    () -> ParsedPdf.assertContains(red, suite.code("recent") + "不低于1,200个—600个"),
                    () -> ParsedPdf.assertContains(targets, longest + "不低于400个未定值2023-04起调整450个"),
                    () -> ParsedPdf.assertContains(targets, longest + "不低于300个—450个"),
                    () -> ParsedPdf.assertContains(targets, longest + "不高于900个700至800个2023-05起调整450个"));
        }
        try (ParsedPdf report = report("PRESENT", "en")) {
            String targets = report.chapter("Targets by part");
            ParsedPdf.assertContains(targets, "IndicatorTargetOriginaltargetActual");
            ParsedPdf.assertContains(targets, "atleast1,250.5个atleast1,200个revisedfrom2023-09450个");
        }
    }

    /// What somebody saves by one basis must not be taken for the other.
    @Test
    void aFileSaysByWhichGoalsItIs() throws IOException {
        String header = "Content-Disposition";
        for (String name : List.of("results.csv", "summary.csv", "results.xlsx", "report.pdf")) {
            String present =
                    file(name, "PRESENT", "en").headers().firstValue(header).orElseThrow();
            String original =
                    file(name, "ORIGINAL", "en").headers().firstValue(header).orElseThrow();
            assertFalse(present.contains("original"), present);
            assertTrue(original.contains("2023-09__original_goals"), original);
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(
                new ByteArrayInputStream(file("results.xlsx", "ORIGINAL", "zh").body()))) {
            String heading = workbook.getSheetAt(0).getRow(0).getCell(0).getStringCellValue();
            assertTrue(heading.endsWith("（截至 2023-09，按原定目标）"), heading);
        }
    }

    @Test
    void byTheOriginalGoalsThereIsNothingBesideThem() throws IOException {
        try (ParsedPdf report = report("ORIGINAL", "zh")) {
            String text = report.text();
            ParsedPdf.assertContains(text, "目标口径原定目标");
            assertEquals(1, ParsedPdf.occurrences(text, "原定目标"), "on the cover alone");
            ParsedPdf.assertContains(report.chapter(RED_LIST), "新增1200个不低于1,200个450个");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"results.csv", "results.xlsx"})
    void tablesHaveTheNumberThatJudgesAndTheOriginalInAColumnOfItsOwn(String name) throws IOException {
        Map<String, Map<String, String>> chinese = rows(name, "PRESENT", "zh", "目标编号");
        Map<String, Map<String, String>> english = rows(name, "PRESENT", "en", "Target");
        assertAll(
                () -> assertRow(chinese.get(suite.code("longest")), "1250.5", "2023-09", "不低于", "AT_LEAST", "1200", ""),
                () -> assertRow(chinese.get(suite.code("recent")), "1200", "", "", "", "", ""),
                () -> assertRow(chinese.get(suite.code("assigned")), "400", "2023-04", "", "", "", ""),
                () -> assertRow(chinese.get(suite.code("later")), "300", "", "", "", "", ""),
                () -> assertRow(chinese.get(suite.code("range")), "900", "2023-05", "介于", "BETWEEN", "700", "800"),
                () -> assertEquals(
                        "at least", english.get(suite.code("longest")).get("Original comparator")),
                () -> assertEquals(
                        "1200", plain(english.get(suite.code("longest")).get("Original bound"))),
                () -> assertEquals("800", plain(english.get(suite.code("range")).get("Original upper bound"))),
                () -> assertEquals("2023-05", english.get(suite.code("range")).get("Revised from")));
        Map<String, Map<String, String>> original = rows(name, "ORIGINAL", "zh", "目标编号");
        assertRow(original.get(suite.code("longest")), "1200", "", "", "", "", "");
        assertRow(original.get(suite.code("range")), "700", "", "", "", "", "");
    }

    @ParameterizedTest
    @CsvSource({"PRESENT, false", "ORIGINAL, true"})
    void columnsOfRevisionsThatAreEmptyOnAllSheetsAreHiddenInAWorkbook(String basis, boolean hidden)
            throws IOException {
        byte[] file = file("results.xlsx", basis, "zh").body();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Cell heading : book.getSheetAt(1).getRow(1)) {
                if (List.of("调整生效月", "原定要求", "原定目标值", "原定目标值上限").contains(heading.getStringCellValue())) {
                    assertEquals(
                            hidden,
                            book.getSheetAt(1).isColumnHidden(heading.getColumnIndex()),
                            heading.getStringCellValue());
                }
            }
        }
    }

    private static void assertRow(
            Map<String, String> row, String bound, String since, String word, String code, String was, String wasHigh) {
        assertEquals(
                List.of(bound, since, word, code, was, wasHigh),
                List.of(
                        plain(row.get("目标值")),
                        row.get("调整生效月"),
                        row.get("原定要求"),
                        row.get("原定要求代码"),
                        plain(row.get("原定目标值")),
                        plain(row.get("原定目标值上限"))));
    }

    /// Without commas between thousands.
    private static String plain(String number) {
        return number.replace(",", "");
    }

    /// The rows of a file by the cell below the heading.
    private Map<String, Map<String, String>> rows(String name, String basis, String language, String key)
            throws IOException {
        byte[] file = file(name, basis, language).body();
        List<Map<String, String>> rows =
                name.endsWith(".csv") ? ParsedCsv.rows(new String(file, StandardCharsets.UTF_8)) : cells(file);
        return rows.stream().collect(Collectors.toMap(row -> row.get(key), row -> row));
    }

    private static List<Map<String, String>> cells(byte[] file) throws IOException {
        DataFormatter shown = new DataFormatter();
        List<Map<String, String>> rows = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (int part = 1; part < book.getNumberOfSheets(); part++) {
                XSSFSheet sheet = book.getSheetAt(part);
                Row headings = sheet.getRow(1);
                for (int i = 2; i <= sheet.getLastRowNum(); i++) {
                    Row row = sheet.getRow(i);
                    rows.add(StreamSupport.stream(headings.spliterator(), false)
                            .collect(Collectors.toMap(
                                    Cell::getStringCellValue,
                                    heading -> shown.formatCellValue(row.getCell(heading.getColumnIndex())))));
                }
            }
        }
        return rows;
    }

    @Test
    void theSummaryOfAReportGoesByTheSameGoals() throws IOException {
        for (String basis : List.of("PRESENT", "ORIGINAL")) {
            JsonNode total = suite.reported("summary?asOf=2023-09&basis=" + basis, token)
                    .ok()
                    .json()
                    .get("total");
            try (ParsedPdf report = report(basis, "zh")) {
                ParsedPdf.assertContains(
                        report.chapter("总体情况"),
                        "综合得分" + total.get("score").decimalValue().setScale(2) + "分");
            }
        }
        assertFalse(suite.reported("summary?asOf=2023-09", token)
                .ok()
                .json()
                .equals(suite.reported("summary?asOf=2023-09&basis=ORIGINAL", token)
                        .ok()
                        .json()));
    }
}
