package org.planledger.report.export;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFConditionalFormatting;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class WorkbookIT {
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
        String[] tasks = {suite.task("1", 1, "a"), suite.task("2", 2, "a")};
        suite.putPlan("IN_FORCE", tasks[0], tasks[1], suite.task("99", 1));
        suite.putMonthlySum("jobs");
        suite.putTarget("t1", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1800.5");
        suite.putTarget("t2", "1", "jobs", "\"comparator\": \"AT_MOST\", \"value\": 250");
        suite.putTarget("t3", "1", "jobs", "\"status\": \"PENDING\"");
        suite.putTarget("t4", "2", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 100");
        suite.putTarget("t5", "99", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 12345678901.2345");
        suite.putPlan("IN_FORCE", tasks);
        suite.post("jobs", "2023-01", "150");
        token = suite.post("jobs", "2023-02", "140.25");
        suite.reported("results", token).ok();
    }

    private HttpResponse<byte[]> file(String... headers) {
        return Files.get(
                service, "/v1/plans/" + suite.plan + "/results.xlsx?asOf=2023-09&" + suite.after(token), headers);
    }

    private XSSFWorkbook workbook(String... headers) throws IOException {
        HttpResponse<byte[]> file = file(headers);
        assertEquals(200, file.statusCode());
        return new XSSFWorkbook(new ByteArrayInputStream(file.body()));
    }

    /// The rows below the title and the headings, by the headings.
    private static List<Map<String, Cell>> rows(XSSFSheet sheet) {
        Row headings = sheet.getRow(1);
        List<Map<String, Cell>> rows = new ArrayList<>();
        for (int i = 2; i <= sheet.getLastRowNum(); i++) {
            Map<String, Cell> row = new HashMap<>();
            for (Cell heading : headings) {
                row.put(heading.getStringCellValue(), sheet.getRow(i).getCell(heading.getColumnIndex()));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void assertSame(JsonNode expected, Cell cell, String column) {
        if (expected.isMissingNode()) {
            assertEquals(CellType.BLANK, cell.getCellType(), column);
        } else if (expected.isNumber()) {
            assertEquals(
                    0,
                    expected.decimalValue().compareTo(new BigDecimal(Double.toString(cell.getNumericCellValue()))),
                    column + " " + cell);
        } else {
            assertEquals(expected.asText(), cell.getStringCellValue(), column);
        }
    }

    @Test
    void thereIsASheetOfTheSummaryAndOneForEachPart() throws IOException {
        try (XSSFWorkbook book = workbook()) {
            assertEquals(
                    List.of("汇总", "第一部分", "第二部分", "未归入部分"),
                    IntStream.range(0, book.getNumberOfSheets())
                            .mapToObj(book::getSheetName)
                            .toList());
            assertEquals(
                    "计划 " + suite.plan + "（截至 2023-09）",
                    book.getSheetAt(0).getRow(0).getCell(0).getStringCellValue());
        }
        try (XSSFWorkbook book = workbook("Accept-Language", "en")) {
            assertEquals("Summary", book.getSheetName(0));
            assertEquals("Without part", book.getSheetName(3));
        }
    }

    @Test
    void theRowsOfTheSheetsAreTheResultsOfTheJson() throws IOException {
        JsonNode results =
                suite.reported("results?asOf=2023-09", token).ok().json().get("results");
        try (XSSFWorkbook book = workbook("Accept-Language", "en")) {
            List<Map<String, Cell>> rows = IntStream.range(1, book.getNumberOfSheets())
                    .mapToObj(book::getSheetAt)
                    .flatMap(sheet -> rows(sheet).stream())
                    .toList();
            assertEquals(results.size(), rows.size());
            for (int i = 0; i < rows.size(); i++) {
                Map<String, Cell> row = rows.get(i);
                JsonNode result = results.get(i);
                ExportIT.FIELDS.forEach((column, field) -> assertSame(result.at(field), row.get(column), column));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signal", "-attainment", "attainment"})
    void theRowsOfEachSheetComeInTheOrderAskedFor(String sort) throws IOException {
        JsonNode results = suite.reported("results?asOf=2023-09&sort=" + sort, token)
                .ok()
                .json()
                .get("results");
        List<String> expected = new ArrayList<>();
        for (int part = 1; part <= 3; part++) {
            for (JsonNode result : results) {
                if (result.at("/context/part").asInt(3) == part) {
                    expected.add(result.get("target").asText());
                }
            }
        }
        HttpResponse<byte[]> file = Files.get(
                service,
                "/v1/plans/" + suite.plan + "/results.xlsx?asOf=2023-09&sort=" + sort + "&" + suite.after(token),
                "Accept-Language",
                "en");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            assertEquals(
                    expected,
                    IntStream.range(1, book.getNumberOfSheets())
                            .mapToObj(book::getSheetAt)
                            .flatMap(sheet -> rows(sheet).stream())
                            .map(row -> row.get("Target").getStringCellValue())
                            .toList());
        }
    }

    @Test
    void theSummaryIsThatOfTheJson() throws IOException {
        JsonNode summary = suite.reported("summary?asOf=2023-09", token).ok().json();
        try (XSSFWorkbook book = workbook("Accept-Language", "en")) {
            List<Map<String, Cell>> rows = rows(book.getSheetAt(0));
            assertEquals(summary.get("groups").size() + 1, rows.size());
            for (int i = 0; i < rows.size(); i++) {
                JsonNode group = i == rows.size() - 1 ? summary.get("total") : summary.at("/groups/" + i);
                assertSame(group.at("/targets"), rows.get(i).get("Targets"), "targets");
                assertSame(group.at("/score"), rows.get(i).get("Score"), "score");
                assertEquals(group.at("/states/BREACHED").asInt(), (int)
                        rows.get(i).get("breached").getNumericCellValue());
            }
        }
    }

    @Test
    void aNumberWithMoreDigitsThanExcelKeepsIsThereAsText() throws IOException {
        token = suite.putTarget("t6", "2", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 123456789012345.1234");
        suite.reported("results", token).ok();
        try (XSSFWorkbook book = workbook()) {
            assertEquals(
                    "123456789012345.1234",
                    rows(book.getSheet("第二部分")).getLast().get("目标值").getStringCellValue());
        }
    }

    @Test
    void headingsStayInSightAndSignalsColourTheirRows() throws IOException {
        try (XSSFWorkbook book = workbook()) {
            XSSFSheet part = book.getSheet("第一部分");
            assertEquals(1, part.getSheetConditionalFormatting().getNumConditionalFormattings());
            XSSFConditionalFormatting colours =
                    part.getSheetConditionalFormatting().getConditionalFormattingAt(0);
            Map<String, Cell> first = rows(part).getFirst();
            String code = first.get("信号代码").getAddress().formatAsString();
            assertAll(
                    () -> assertTrue(part.getPaneInformation().isFreezePane()),
                    () -> assertEquals(2, part.getPaneInformation().getHorizontalSplitPosition()),
                    () -> assertTrue(part.isColumnHidden(first.get("信号代码").getColumnIndex())),
                    () -> assertEquals(3, colours.getNumberOfRules()),
                    () -> assertEquals(
                            List.of("$" + code + "=\"BLUE\"", "$" + code + "=\"YELLOW\"", "$" + code + "=\"RED\""),
                            IntStream.range(0, 3)
                                    .mapToObj(i -> colours.getRule(i).getFormula1())
                                    .toList()),
                    () -> assertTrue(colours.getFormattingRanges()[0].isInRange(first.get("状态"))),
                    () -> assertTrue(colours.getFormattingRanges()[1].isInRange(first.get("信号"))),
                    () -> assertEquals(3, colours.getFormattingRanges()[0].getNumberOfCells()),
                    () -> assertEquals(
                            "FFFFC7CE",
                            colours.getRule(2)
                                    .getPatternFormatting()
                                    .getFillBackgroundColorColor()
                                    .getARGBHex()));
        }
    }

    @Test
    void aChartShowsThePartsByTheStatesThatOccur() throws IOException {
        try (XSSFWorkbook book = workbook()) {
            XSSFSheet summary = book.getSheetAt(0);
            assertEquals(1, summary.getDrawingPatriarch().getCharts().size());
            String chart = summary.getDrawingPatriarch()
                    .getCharts()
                    .getFirst()
                    .getCTChart()
                    .xmlText();
            int states = suite.reported("summary?asOf=2023-09", token)
                    .ok()
                    .json()
                    .at("/total/states")
                    .size();
            assertEquals(states, chart.split("<c:ser>", -1).length - 1);
            assertTrue(chart.contains("汇总!$B$3:$B$5"), chart);
        }
    }

    @Test
    void theWorkbookIsNamedAndSentOnceUntilTheResultsChange() {
        HttpResponse<byte[]> first = file();
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertTrue(first.headers()
                .firstValue("Content-Disposition")
                .orElseThrow()
                .startsWith("attachment; filename=\"results-" + suite.plan + "-2023-09.xlsx\"; filename*=UTF-8''"));
        assertEquals(304, file("If-None-Match", tag).statusCode());
        assertEquals(200, file("If-None-Match", tag, "Accept-Language", "en").statusCode());
        token = suite.post("jobs", "2023-02", "1");
        suite.reported("results", token).ok();
        assertEquals(200, file("If-None-Match", tag).statusCode());
    }

    @Test
    void aPlanWithoutTargetsHasEmptySheets() throws IOException {
        suite = new Suite(service);
        token = suite.putPlan("IN_FORCE", suite.task("1", 1));
        suite.reported("results", token).ok();
        try (XSSFWorkbook book = workbook()) {
            assertEquals(3, book.getNumberOfSheets());
            assertEquals(0, rows(book.getSheetAt(1)).size());
            assertEquals(
                    404,
                    Files.get(service, "/v1/plans/no-such-plan/results.xlsx").statusCode());
        }
    }
}
