package org.planledger.indicator.actual.template;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putActual;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFDataValidation;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Somebody;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;

/// It is 1 April 2026.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class TemplatesIT {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final List<String> HEADERS =
            List.of("指标", "指标名称", "地区", "地区名称", "计量单位", "期间", "上月", "上年同期", "数值", "状态", "来源", "备注", "原因");
    private static final int VALUE = HEADERS.indexOf("数值");
    private static final int STATUS = HEADERS.indexOf("状态");
    private static final int NOTE = HEADERS.indexOf("备注");

    @BeforeAll
    static void directory() {
        for (int region = 370701; region <= 370712; region++) {
            PlanFeedStub.region(Integer.toString(region));
        }
        PlanFeedStub.region("370713");
        PlanFeedStub.plan("plan-book", "1=370701-a", "2=370701-b");
        PlanFeedStub.planOf("370713", "IN_FORCE", "plan-shared", "1=370713-a;370713-b;370713-c", "2=370713-b;370713-a");
    }

    private static void due(String indicator, String region, int task, String rest) {
        putIndicator(indicator, """
                {"name":"名称%s","unit":"万元","direction":"HIGHER","aggregation":"SUM",%s}
                """.formatted(indicator, rest));
        target(indicator + "-" + region, "plan-book", task, indicator, region, "2030");
    }

    private static void target(String id, String plan, int task, String indicator, String region, String until) {
        putTarget(id, """
                {"plan":"%s","task":"%d","indicator":"%s","region":"%s","comparator":"AT_LEAST","value":1,
                "from":"2023-01","to":"%s-12"}
                """.formatted(plan, task, indicator, region, until)).statusCode(201);
    }

    private static final String MONTHLY = "\"decimals\":1,\"frequency\":\"MONTH\"";

    private static XSSFWorkbook template(String query) throws IOException {
        byte[] bytes = given().header("Accept-Language", "en")
                .accept(WORKBOOK)
                .get("/v1/actuals/template?" + query)
                .then()
                .statusCode(200)
                .contentType(WORKBOOK)
                .extract()
                .asByteArray();
        Files.write(Path.of("target", "template-" + query.replaceAll("[^0-9a-z-]", "_") + ".xlsx"), bytes);
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    /// The rows of the sheet, each by its headers, as Excel shows them.
    private static List<Map<String, String>> shown(XSSFSheet sheet) {
        DataFormatter format = new DataFormatter();
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 1; i <= sheet.getLastRowNum(); i++) {
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < HEADERS.size(); column++) {
                assertEquals(
                        HEADERS.get(column), sheet.getRow(0).getCell(column).getStringCellValue());
                row.put(
                        HEADERS.get(column),
                        format.formatCellValue(sheet.getRow(i).getCell(column)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> column(XSSFWorkbook book, String header) {
        return shown(book.getSheet("数据")).stream().map(row -> row.get(header)).toList();
    }

    private static byte[] bytes(XSSFWorkbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    @Test
    void aTemplateHasARowForEachDueFigureWithThePreviousPeriodAndTheSameOfLastYear() throws IOException {
        due("book-a", "370701", 1, MONTHLY);
        due("book-b", "370701", 1, "\"decimals\":0,\"frequency\":\"QUARTER\"");
        due("book-c", "370701", 2, MONTHLY);
        due("book-d", "370701", 1, "\"decimals\":2,\"frequency\":\"MONTH\",\"reporting\":\"YEAR_TO_DATE\"");
        due("book-e", "370701", 1, "\"decimals\":6,\"frequency\":\"YEAR\",\"negativeAllowed\":true");
        due("book-f", "370701", 1, "\"decimals\":2,\"frequency\":\"HALF_YEAR\"");
        post("book-a/370701/2025-11", "1234.5").statusCode(201);
        post("book-a/370701/2024-12", "7").statusCode(201);
        post("book-a/370701/2025-10", "99").statusCode(201);
        post("book-b/370701/2025-Q3", "30").statusCode(201);
        post("book-d/370701/2025-11", "0").statusCode(201);
        post("book-d/370701/2024-12", "5").statusCode(201);
        delete("/v1/actuals/book-d/370701/2024-12").statusCode(204);
        post("book-e/370701/2024", "-123456789012.123456").statusCode(201);
        putActual("book-f/370701/2025-H2", "{\"value\":8.1,\"status\":\"FINAL\",\"source\":\"统计局\",\"note\":\"一\"}")
                .statusCode(201);
        try (XSSFWorkbook book = template("region=370701&unit=370701-a&month=2025-12")) {
            assertEquals(List.of("book-a", "book-b", "book-d", "book-e", "book-f"), column(book, "指标"));
            assertEquals(List.of("2025年12月", "2025年四季度", "2025年1—12月", "2025年", "2025年下半年"), column(book, "期间"));
            assertEquals(List.of("1,234.5", "30", "0.00", "-123456789012.123456", ""), column(book, "上月"));
            assertEquals(List.of("7.0", "", "", "-123456789012.123456", ""), column(book, "上年同期"));
            assertEquals(List.of("", "", "", "", "8.10"), column(book, "数值"));
            assertEquals(List.of("", "", "", "", "最终"), column(book, "状态"));
            Map<String, String> last = shown(book.getSheet("数据")).getLast();
            assertEquals("名称book-f", last.get("指标名称"));
            assertEquals("370701", last.get("地区"));
            assertEquals("370701", last.get("地区名称"));
            assertEquals("万元", last.get("计量单位"));
            assertEquals("统计局", last.get("来源"));
            assertEquals("一", last.get("备注"));
            assertEquals("", last.get("原因"));
        }
        try (XSSFWorkbook book = template("unit=370701-b&month=2025-12")) {
            assertEquals(List.of("book-c"), column(book, "指标"));
        }
    }

    @Test
    void whatIsFilledInIsStoredAndWhatIsLeftIsNoFigure() throws IOException {
        for (String indicator : List.of("fill-a", "fill-b", "fill-c")) {
            due(indicator, "370702", 1, MONTHLY);
        }
        due("fill-d", "370702", 1, "\"decimals\":0,\"frequency\":\"MONTH\",\"reporting\":\"YEAR_TO_DATE\"");
        due("fill-e", "370702", 1, "\"decimals\":6,\"frequency\":\"MONTH\"");
        putActual("fill-c/370702/2025-09", "{\"value\":3,\"status\":\"FINAL\",\"source\":\"s\",\"note\":\"n\"}")
                .statusCode(201);
        post("fill-e/370702/2025-09", "123456789012.123456").statusCode(201);
        try (XSSFWorkbook book = template("region=370702&month=2025-09")) {
            XSSFSheet sheet = book.getSheet("数据");
            assertEquals("2025年1—9月", sheet.getRow(4).getCell(5).getStringCellValue());
            sheet.getRow(1).getCell(VALUE).setCellValue(0);
            sheet.getRow(1).getCell(STATUS).setCellValue("最终");
            sheet.getRow(1).getCell(NOTE).setCellValue("确为零");
            sheet.getRow(4).getCell(VALUE).setCellValue(90);
            importFile(WORKBOOK, bytes(book))
                    .then()
                    .statusCode(200)
                    .body("rows", equalTo(4))
                    .body("created", equalTo(2))
                    .body("unchanged", equalTo(2));
        }
        get("/v1/actuals/fill-a/370702/2025-09")
                .body("value", equalTo(0F))
                .body("status", equalTo("FINAL"))
                .body("note", equalTo("确为零"));
        get("/v1/actuals/fill-b/370702/2025-09").statusCode(404);
        get("/v1/actuals/fill-d/370702/2025-09").body("value", equalTo(90F)).body("status", equalTo("PROVISIONAL"));
        try (XSSFWorkbook book = template("region=370702&month=2025-09")) {
            assertEquals(List.of("0.0", "", "3.0", "90", "123456789012.123456"), column(book, "数值"));
        }
    }

    @Test
    void whatIsAccumulatedSaysSoWhateverItsFrequencyAndComesBackAsItsPeriod() throws IOException {
        String accumulated = "\"decimals\":0,\"reporting\":\"YEAR_TO_DATE\",\"frequency\":";
        due("since-a", "370712", 1, accumulated + "\"QUARTER\"");
        due("since-b", "370712", 1, accumulated + "\"HALF_YEAR\"");
        due("since-c", "370712", 1, accumulated + "\"YEAR\"");
        due("since-d", "370712", 1, "\"decimals\":0,\"frequency\":\"QUARTER\"");
        try (XSSFWorkbook book = template("region=370712&month=2025-12")) {
            assertEquals(List.of("2025年1—12月", "2025年1—12月", "2025年", "2025年四季度"), column(book, "期间"));
            for (int row = 1; row <= 4; row++) {
                book.getSheet("数据").getRow(row).getCell(VALUE).setCellValue(row);
            }
            importFile(WORKBOOK, bytes(book))
                    .then()
                    .statusCode(200)
                    .body("changes.period", contains("2025-Q4", "2025-H2", "2025", "2025-Q4"));
        }
        try (XSSFWorkbook book = template("region=370712&month=2025-09")) {
            assertEquals(List.of("2025年1—9月", "2025年三季度"), column(book, "期间"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"状态", "来源", "备注", "原因"})
    void aRowThatSaysSomethingOfAFigureButNotTheFigureIsAFault(String column) throws IOException {
        String indicator = "half-" + HEADERS.indexOf(column);
        due(indicator, "370703", 1, MONTHLY);
        try (XSSFWorkbook book = template("region=370703&month=2025-09")) {
            XSSFSheet sheet = book.getSheet("数据");
            sheet.getRow(sheet.getLastRowNum()).getCell(HEADERS.indexOf(column)).setCellValue("初步");
            importFile(WORKBOOK, bytes(book))
                    .then()
                    .statusCode(400)
                    .body("violations.column", contains(VALUE + 1))
                    .body("violations.code", contains("not-null"));
        }
    }

    @Test
    void onlyAFormMayHaveRowsWithoutAFigure() {
        due("form-a", "370704", 1, MONTHLY);
        importCsv("指标,地区,期间,上年同期,数值\nform-a,370704,2025-09,5,\n")
                .statusCode(200)
                .body("rows", equalTo(0));
        importCsv("指标,地区,期间,上月,数值,状态\nform-a,370704,2025-09,5,,\nform-a,370704,2025-08,,4,\n")
                .statusCode(200)
                .body("rows", equalTo(1))
                .body("created", equalTo(1));
        importCsv("指标,地区,期间,数值\nform-a,370704,2025-09,\n")
                .statusCode(400)
                .body("violations.code", contains("not-null"));
    }

    @Test
    void januaryAndFebruaryAreOneRowWhereTheyAreCombined() throws IOException {
        due("both-a", "370705", 1, MONTHLY + ",\"combinedFirstMonths\":true");
        post("both-a/370705/2025-12", "12").statusCode(201);
        post("both-a/370705/2025-02", "2").statusCode(201);
        get("/v1/actuals/template?region=370705&month=2026-01").statusCode(404);
        try (XSSFWorkbook book = template("region=370705&month=2026-02")) {
            assertEquals(List.of("2026年1—2月"), column(book, "期间"));
            assertEquals(List.of("12.0"), column(book, "上月"));
            assertEquals(List.of("2.0"), column(book, "上年同期"));
            book.getSheet("数据").getRow(1).getCell(VALUE).setCellValue(20.5);
            importFile(WORKBOOK, bytes(book)).then().statusCode(200).body("created", equalTo(1));
        }
        get("/v1/actuals/both-a/370705/2026-02").body("value", equalTo(20.5f));
        try (XSSFWorkbook book = template("region=370705&month=2026-03")) {
            assertEquals(List.of("2026年3月"), column(book, "期间"));
            assertEquals(List.of("20.5"), column(book, "上月"));
        }
    }

    @Test
    void onlyTheCellsToFillAreOpenAndTheyAreHeldToWhatAFigureMayBe() throws IOException {
        due("rule-a", "370706", 1, "\"decimals\":2,\"frequency\":\"MONTH\"");
        due("rule-b", "370706", 1, "\"decimals\":0,\"frequency\":\"MONTH\",\"negativeAllowed\":true");
        due("rule-c", "370706", 1, "\"decimals\":2,\"frequency\":\"MONTH\"");
        try (XSSFWorkbook book = template("region=370706&month=2025-09")) {
            XSSFSheet sheet = book.getSheet("数据");
            assertTrue(sheet.isSheetLocked());
            assertFalse(sheet.getCTWorksheet().getSheetProtection().isSetPassword());
            assertFalse(sheet.getCTWorksheet().getSheetProtection().isSetHashValue());
            for (XSSFRow row : List.of(sheet.getRow(0), sheet.getRow(1), sheet.getRow(3))) {
                for (int column = 0; column < HEADERS.size(); column++) {
                    boolean open = row.getRowNum() > 0 && column >= VALUE;
                    XSSFCell cell = row.getCell(column);
                    assertEquals(
                            !open,
                            cell.getCellStyle().getLocked(),
                            cell.getAddress().toString());
                }
            }
            assertEquals(1, sheet.getPaneInformation().getHorizontalSplitPosition());
            assertTrue(sheet.getPaneInformation().isFreezePane());
            assertTrue(sheet.getFitToPage());
            assertEquals("1:1", sheet.getRepeatingRows().formatAsString());
            Map<String, String> rules = new HashMap<>();
            for (XSSFDataValidation validation : sheet.getDataValidations()) {
                assertTrue(validation.getShowErrorBox());
                String cells = List.of(validation.getRegions().getCellRangeAddresses()).stream()
                        .map(range -> range.formatAsString())
                        .reduce((one, two) -> one + " " + two)
                        .orElseThrow();
                rules.put(cells, validation.getValidationConstraint().getFormula1());
            }
            assertEquals(
                    Map.of(
                            "I2 I4", "AND(ISNUMBER(I2),ABS(I2)<1E15,ROUND(I2,2)=I2,I2>=0)",
                            "I3", "AND(ISNUMBER(I3),ABS(I3)<1E15,ROUND(I3,0)=I3)",
                            "J2:J4", "\"初步,最终\"",
                            "K2:K4", "200",
                            "L2:L4", "1000",
                            "M2:M4", "1000"),
                    rules);
        }
    }

    @Test
    void aSheetExplainsInTheLanguageOfTheReader() throws IOException {
        due("guide-a", "370707", 1, MONTHLY);
        try (XSSFWorkbook book = template("region=370707&month=2025-09")) {
            String title = book.getSheet("说明").getRow(0).getCell(0).getStringCellValue();
            assertEquals("370707: figures due for 2025-09", title);
            assertEquals(
                    "until 2025-10-10: 1 figure(s)",
                    book.getSheet("说明").getRow(1).getCell(0).getStringCellValue());
            assertEquals("数据", book.getSheetName(book.getActiveSheetIndex()));
        }
        byte[] chinese =
                given().get("/v1/actuals/template?region=370707&month=2025-09").asByteArray();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(chinese))) {
            assertEquals(
                    "370707 2025 年 9 月应填报数据",
                    book.getSheet("说明").getRow(0).getCell(0).getStringCellValue());
        }
    }

    @Test
    void aNameThatLooksLikeAFormulaIsText() throws IOException {
        due("formula-name", "370708", 1, MONTHLY);
        putIndicator("formula-name", """
                {"name":"=1+1","unit":"万元","direction":"HIGHER","aggregation":"SUM",%s}
                """.formatted(MONTHLY)).statusCode(200);
        try (XSSFWorkbook book = template("region=370708&month=2025-09")) {
            XSSFCell name = book.getSheet("数据").getRow(1).getCell(1);
            assertEquals(CellType.STRING, name.getCellType());
            assertEquals("=1+1", name.getStringCellValue());
        }
    }

    @Test
    void aTemplateIsAskedForAMonthAndAUnitOrARegion() {
        get("/v1/actuals/template?region=370701").statusCode(400).body("violations.field", contains("month"));
        get("/v1/actuals/template?month=2025-09").statusCode(400).body("violations.field", contains("unit"));
        get("/v1/actuals/template?month=2025-9&region=370701").statusCode(400);
        get("/v1/actuals/template?region=999999&month=2025-09").statusCode(404);
        given().get("/v1/actuals/template?unit=370701-b&month=2025-12")
                .then()
                .header("Content-Disposition", containsString("filename=\"actuals-2025-12.xlsx\""));
    }

    @Test
    void aDirectoryThatDoesNotAnswerCostsTheNamesAlone() throws IOException {
        due("away-a", "370709", 1, MONTHLY);
        PlanFeedStub.setAway(true);
        try (XSSFWorkbook book = template("region=370709&month=2025-09")) {
            assertEquals(List.of(""), column(book, "地区名称"));
        } finally {
            PlanFeedStub.setAway(false);
        }
    }

    @Test
    void aDryRunOfATemplateTellsWhatWouldBeStored() throws IOException {
        due("dry-a", "370710", 1, MONTHLY);
        try (XSSFWorkbook book = template("region=370710&month=2025-09")) {
            book.getSheet("数据").getRow(1).getCell(VALUE).setCellValue(1.5);
            importWith("?dryRun=true", WORKBOOK, bytes(book))
                    .then()
                    .statusCode(200)
                    .body("created", equalTo(1))
                    .body("violations", nullValue());
        }
        get("/v1/actuals/dry-a/370710/2025-09").statusCode(404);
    }

    /// The unit leads one task, cooperates in the other, and led a target of the second indicator once: it may post
    /// that for any period.
    @Test
    @As(user = "clerk of a unit", roles = Role.REPORTER, regionsBelow = "370713", units = "370713-a")
    void aUnitIsGivenWhatItMayPostAndTheFilledSheetIsTaken() throws IOException {
        asEverybody(() -> {
            for (String indicator : List.of("share-a", "share-b", "share-c")) {
                putIndicator(indicator, """
                        {"name":"名称","unit":"万元","direction":"HIGHER","aggregation":"SUM",%s}
                        """.formatted(MONTHLY)).statusCode(201);
            }
            target("share-1", "plan-shared", 1, "share-a", "370713", "2030");
            target("share-2", "plan-shared", 2, "share-b", "370713", "2030");
            target("share-3", "plan-shared", 2, "share-c", "370713", "2030");
            target("share-4", "plan-shared", 1, "share-c", "370713", "2024");
        });
        get("/v1/calendar?region=370713&month=2025-09")
                .body("items.indicator", contains("share-a", "share-b", "share-c"));
        try (XSSFWorkbook book = template("region=370713&month=2025-09")) {
            assertEquals(List.of("share-a", "share-c"), column(book, "指标"));
            for (int row = 1; row <= 2; row++) {
                book.getSheet("数据").getRow(row).getCell(VALUE).setCellValue(row);
            }
            importFile(WORKBOOK, bytes(book)).then().statusCode(200).body("created", equalTo(2));
        }
        try (XSSFWorkbook book = template("region=370713&unit=370713-b&month=2025-09")) {
            assertEquals(List.of("share-b", "share-c"), column(book, "指标"));
        }
        Somebody part = Somebody.reporter("clerk of who takes part", "370713", "370713-c");
        part.get("/v1/calendar?region=370713&month=2025-09").body("items.indicator", contains("share-a"));
        part.get("/v1/actuals/template?region=370713&month=2025-09")
                .statusCode(404)
                .body("detail", equalTo("no figure is due for 2025-09 that this login may post"));
    }
}
