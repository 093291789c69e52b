package org.planledger.indicator.actual.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.putIndicator;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.actual.imports.workbook.TestWorkbook;
import org.planledger.kernel.testing.PostgresTestResource;

/// A workbook with faults comes back with its faults marked.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class MarkedWorkbooksIT {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String RED = "FFFFC7CE";

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("370801");
    }

    @BeforeEach
    void indicator() {
        putIndicator("marked", """
                {"name":"新增就业","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                """);
    }

    /// @param rows of the sheet that is read, the second one, from its second row on
    private static XSSFWorkbook workbook(Object[]... rows) {
        XSSFWorkbook book = new XSSFWorkbook();
        book.createSheet("别的").createRow(0).createCell(0).setCellValue("保持不变");
        XSSFSheet sheet = book.createSheet("数据");
        for (int i = 0; i < rows.length; i++) {
            XSSFRow row = sheet.createRow(i + 1);
            for (int column = 0; column < rows[i].length; column++) {
                switch (rows[i][column]) {
                    case Number number -> row.createCell(column).setCellValue(number.doubleValue());
                    case String text -> row.createCell(column).setCellValue(text);
                    default -> throw new IllegalArgumentException();
                }
            }
        }
        return book;
    }

    private static Object[] row(Object... cells) {
        return cells;
    }

    private static final Object[] HEADER = row("指标", "地区", "期间", "数值", "备注");

    private static byte[] bytes(XSSFWorkbook book) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        return out.toByteArray();
    }

    private static Response send(String parameters, XSSFWorkbook book, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of("Accept", WORKBOOK));
        all.addAll(List.of(headers));
        return importWith(parameters, WORKBOOK, bytes(book), all.toArray(String[]::new));
    }

    private static XSSFWorkbook marked(ValidatableResponse answer) throws IOException {
        byte[] bytes = answer.contentType(WORKBOOK)
                .header("Content-Location", startsWith("/v1/actuals/imports/"))
                .extract()
                .asByteArray();
        Files.write(Path.of("target", "marked.xlsx"), bytes);
        return new XSSFWorkbook(new ByteArrayInputStream(bytes));
    }

    /// The comments of the sheet by their cells, without the line that a mark begins with.
    private static Map<String, String> comments(XSSFSheet sheet) {
        Map<String, String> comments = new TreeMap<>();
        sheet.getCellComments()
                .forEach((address, comment) -> comments.put(
                        address.formatAsString(),
                        comment.getString().getString().replaceFirst("^— Plan Ledger(?: [0-9A-F]{8})? —\n", "")));
        return comments;
    }

    private static String fill(XSSFSheet sheet, String address) {
        CellAddress at = new CellAddress(address);
        XSSFCell cell = sheet.getRow(at.getRow()).getCell(at.getColumn());
        XSSFCellStyle style = cell.getCellStyle();
        return style.getFillPattern() == FillPatternType.SOLID_FOREGROUND
                ? style.getFillForegroundXSSFColor().getARGBHex()
                : null;
    }

    @Test
    void everyFaultIsAComment() throws IOException {
        XSSFWorkbook sent = workbook(
                HEADER,
                row("marked", "370801", "2025-01", 1),
                row("unknown", "370801", "2025-13", "很多"),
                row("marked", "999999", "2025-01", 1.234),
                row("marked", "370801", "2025-01", 1));
        try (XSSFWorkbook back = marked(send("", sent).then().statusCode(400))) {
            XSSFSheet sheet = back.getSheet("数据");
            assertEquals(
                    Map.of(
                            "A4",
                            "there is no indicator \"unknown\"\nRight would be: the code of an indicator, such as pm25",
                            "C4",
                            "\"2025-13\" is not a period\nRight would be: a period: a month 2023-04, a quarter 2023-Q2, a half year"
                                    + " 2023-H1 or a year 2023",
                            "D4",
                            "\"很多\" cannot be taken for a number\nRight would be: a number such as 1234.5, with at"
                                    + " most 15 digits before the point; grouped by three, such as 1,234.5",
                            "B5",
                            "there is no region \"999999\"\nRight would be: the code of a region in plan-service, such as"
                                    + " 371503",
                            "D5",
                            "it has too many decimals, and it is never rounded\nRight would be: at most 2 decimal(s)",
                            "C6",
                            "the same indicator, region and period is at 3 already\nRight would be: each figure once"),
                    comments(sheet));
            for (String red : List.of("A4", "C4", "D4", "B5", "D5", "C6")) {
                assertEquals(RED, fill(sheet, red), red);
            }
            for (String plain : List.of("A2", "A3", "D3", "B4", "A5", "C5", "D6")) {
                assertNull(fill(sheet, plain), plain);
            }
        }
        get("/v1/actuals?indicator=marked&from=2025-01&to=2025-01").body("items.size()", equalTo(0));
    }

    @Test
    void commentsAreInTheLanguageOfTheReader() throws IOException {
        XSSFWorkbook sent = workbook(HEADER, row("marked", "370801", "2025-02", "x"));
        byte[] chinese = given().contentType(WORKBOOK)
                .accept(WORKBOOK)
                .header("Accept-Language", "zh-CN")
                .body(bytes(sent))
                .post("/v1/actuals/imports")
                .asByteArray();
        try (XSSFWorkbook back = new XSSFWorkbook(new ByteArrayInputStream(chinese))) {
            String comment = back.getSheet("数据")
                    .getCellComment(new CellAddress("D3"))
                    .getString()
                    .getString();
            assertTrue(comment.startsWith("— Plan Ledger —\n“x”不能用作数值\n应为："), comment);
        }
    }

    @Test
    void aWideTableIsMarkedInTheCellOfTheFigure() throws IOException {
        XSSFWorkbook sent =
                workbook(row("指标", "地区", "2024-01", "2024-02", "2024-03"), row("marked", "370801", 1, 2.345, "三"));
        try (XSSFWorkbook back = marked(send("", sent).then().statusCode(400))) {
            assertEquals(
                    List.of("D3", "E3"),
                    List.copyOf(comments(back.getSheet("数据")).keySet()));
        }
    }

    @Test
    void faultsOfTheHeaderAreMarkedThere() throws IOException {
        XSSFWorkbook sent = workbook(row("指标", "地区", "期间", "奇怪"), row("marked", "370801", "2024-01", 1));
        try (XSSFWorkbook back = marked(send("", sent).then().statusCode(400))) {
            assertEquals(
                    List.of("A2", "D2"),
                    List.copyOf(comments(back.getSheet("数据")).keySet()));
        }
    }

    @Test
    void allElseInTheWorkbookStays() throws IOException {
        XSSFWorkbook sent = workbook(
                row("指标", "地区", "期间", "数值", "备注"),
                row("marked", "370801", "2023-01", "x", "一"),
                row("marked", "370801", "2023-02", 5, "二"));
        XSSFSheet sheet = sent.getSheet("数据");
        sheet.getRow(3).getCell(3).setCellFormula("2+3");
        sent.getCreationHelper().createFormulaEvaluator().evaluateAll();
        sheet.addMergedRegion(new CellRangeAddress(5, 6, 0, 1));
        sheet.setColumnWidth(2, 5000);
        sheet.createFreezePane(1, 2);
        sheet.enableLocking();
        XSSFCellStyle bold = sent.createCellStyle();
        bold.setFont(sent.createFont());
        bold.getFont().setBold(true);
        bold.setDataFormat(sent.createDataFormat().getFormat("0.000"));
        sheet.getRow(2).getCell(3).setCellStyle(bold);
        XSSFComment own =
                sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 5, 3, 7, 6));
        own.setString(new XSSFRichTextString("自己的批注"));
        own.setAuthor("张");
        sheet.getRow(3).getCell(4).setCellComment(own);
        byte[] image = sent.getSheet("别的").getSheetName().getBytes(StandardCharsets.UTF_8);
        sent.addPicture(image, XSSFWorkbook.PICTURE_TYPE_PNG);
        sent.createName().setNameName("名字");
        sent.getName("名字").setRefersToFormula("数据!$A$1");
        try (XSSFWorkbook back = marked(send("", sent).then().statusCode(400))) {
            XSSFSheet after = back.getSheet("数据");
            assertEquals("2+3", after.getRow(3).getCell(3).getCellFormula());
            assertEquals(5.0, after.getRow(3).getCell(3).getNumericCellValue());
            assertEquals(List.of(new CellRangeAddress(5, 6, 0, 1)), after.getMergedRegions());
            assertEquals(5000, after.getColumnWidth(2));
            assertTrue(after.getPaneInformation().isFreezePane());
            assertTrue(after.isSheetLocked());
            assertEquals("自己的批注", comments(after).get("E4"));
            assertEquals("张", after.getCellComment(new CellAddress("E4")).getAuthor());
            XSSFCellStyle style = after.getRow(2).getCell(3).getCellStyle();
            assertTrue(style.getFont().getBold());
            assertEquals("0.000", style.getDataFormatString());
            assertEquals("保持不变", back.getSheet("别的").getRow(0).getCell(0).getStringCellValue());
            assertEquals(1, back.getAllPictures().size());
            assertEquals("数据!$A$1", back.getName("名字").getRefersToFormula());
            assertEquals(List.of("D3", "E4"), List.copyOf(comments(after).keySet()));
        }
    }

    @Test
    void marksOfAnEarlierTimeGoAndTheFillComesBack() throws IOException {
        XSSFWorkbook sent = workbook(
                HEADER,
                row("marked", "370801", "2022-01", "x"),
                row("marked", "370801", "2022-02", "y"),
                row("marked", "370801", "2022-03", "z"));
        XSSFSheet sheet = sent.getSheet("数据");
        XSSFCellStyle yellow = sent.createCellStyle();
        yellow.setFillForegroundColor(new XSSFColor(new byte[] {(byte) 0xFF, (byte) 0xF9, (byte) 0xDB}, null));
        yellow.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        sheet.getRow(2).getCell(3).setCellStyle(yellow);
        XSSFComment own =
                sheet.createDrawingPatriarch().createCellComment(new XSSFClientAnchor(0, 0, 0, 0, 5, 3, 7, 6));
        own.setString(new XSSFRichTextString("自己的批注"));
        sheet.getRow(4).getCell(3).setCellComment(own);
        XSSFWorkbook first = marked(send("", sent).then().statusCode(400));
        assertTrue(comments(first.getSheet("数据")).get("D5").startsWith("自己的批注\n\n— Plan Ledger —\n\"z\" cannot"));
        first.getSheet("数据").getCellComments().values().forEach(comment -> comment.setAuthor(""));
        first.getSheet("数据").getRow(2).getCell(3).setCellValue(1);
        first.getSheet("数据").getRow(4).getCell(3).setCellValue(3);
        try (XSSFWorkbook second = marked(send("", first).then().statusCode(400))) {
            XSSFSheet after = second.getSheet("数据");
            assertEquals(List.of("D4", "D5"), List.copyOf(comments(after).keySet()));
            assertEquals("自己的批注", comments(after).get("D5"));
            assertEquals("FFFFF9DB", fill(after, "D3"));
            assertEquals(RED, fill(after, "D4"));
            assertNull(fill(after, "D5"));
        }
    }

    @Test
    void aPartialImportAnswersWithWhatWasRejected() throws IOException {
        XSSFWorkbook sent =
                workbook(HEADER, row("marked", "370801", "2021-01", 7), row("marked", "370801", "2021-02", "x"));
        Response answer = send("?mode=partial", sent);
        answer.then().header("Change-Token", notNullValue());
        try (XSSFWorkbook back = marked(answer.then().statusCode(200))) {
            assertEquals(
                    List.of("D4"), List.copyOf(comments(back.getSheet("数据")).keySet()));
        }
        get("/v1/actuals/marked/370801/2021-01").statusCode(200);
        get(answer.header("Content-Location"))
                .body("answer.created", equalTo(1))
                .body("answer.rejected", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({"?dryRun=true, 400", "?dryRun=true&mode=partial, 200"})
    void aDryRunAnswersWithItToo(String parameters, int status) throws IOException {
        XSSFWorkbook sent =
                workbook(HEADER, row("marked", "370801", "2020-01", 7), row("marked", "370801", "2020-02", "x"));
        Response answer = send(parameters, sent);
        answer.then().header("Change-Token", nullValue());
        try (XSSFWorkbook back = marked(answer.then().statusCode(status))) {
            assertEquals(
                    List.of("D4"), List.copyOf(comments(back.getSheet("数据")).keySet()));
        }
        get("/v1/actuals/marked/370801/2020-01").statusCode(404);
    }

    @Test
    void aWorkbookWithoutFaultsIsAnsweredAsEver() throws IOException {
        XSSFWorkbook sent = workbook(HEADER, row("marked", "370801", "2019-01", 7));
        send("", sent).then().statusCode(200).contentType("application/json").body("created", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json",
                "*/*",
                "application/json, " + WORKBOOK,
                WORKBOOK + ";q=0.5, application/json",
                WORKBOOK + ";q=0",
                WORKBOOK + ";q=0.000, */*;q=0.1"
            })
    void whoPrefersJsonGetsIt(String accept) throws IOException {
        XSSFWorkbook sent = workbook(HEADER, row("marked", "370801", "2018-01", "x"));
        importFile(WORKBOOK, bytes(sent), "Accept", accept)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aRepeatedImportAnswersTheSameWorkbook() throws IOException {
        XSSFWorkbook sent =
                workbook(HEADER, row("marked", "370801", "2017-01", 7), row("marked", "370801", "2017-02", "x"));
        byte[] body = bytes(sent);
        String first = null;
        for (int i = 0; i < 2; i++) {
            Response answer =
                    importWith("?mode=partial", WORKBOOK, body, "Accept", WORKBOOK, "Idempotency-Key", "marked-again");
            try (XSSFWorkbook back = marked(answer.then().statusCode(200))) {
                assertEquals(
                        List.of("D4"), List.copyOf(comments(back.getSheet("数据")).keySet()));
            }
            first = first == null ? answer.header("Content-Location") : first;
            assertEquals(first, answer.header("Content-Location"));
        }
    }

    private static void ordinaryProblem(byte[] body) {
        importFile(WORKBOOK, body, "Accept", WORKBOOK)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations", notNullValue());
    }

    @Test
    void aLargeWorkbookIsAnsweredWithTheOrdinaryProblem() throws IOException {
        StringBuilder rows = new StringBuilder(TestWorkbook.row(1, "指标", "地区", "期间", "数值"));
        rows.append(TestWorkbook.row(2, "marked", "370801", "2016-01", "x"));
        String few = rows.toString();
        for (int row = 3; row < 100_005; row++) {
            rows.append("<row r=\"").append(row).append("\"><c/></row>");
        }
        ordinaryProblem(TestWorkbook.of(rows.toString()).bytes());
        String hidden = TestWorkbook.sheet("<row/>".repeat(200_001));
        ordinaryProblem(
                TestWorkbook.of(few).part("xl/worksheets/sheet2.xml", hidden).bytes());
        byte[] random = new byte[6 << 20];
        new Random(1).nextBytes(random);
        ordinaryProblem(TestWorkbook.of(few).part("xl/media/image1.png", random).bytes());
        ordinaryProblem(TestWorkbook.of(few)
                .part("xl/media/image1.png", new byte[40 << 20])
                .bytes());
    }

    @Test
    void aWorkbookThatTheLibraryDoesNotUnderstandIsAnsweredWithTheOrdinaryProblem() {
        // It lacks its content types, which the reader of figures does without.
        ordinaryProblem(TestWorkbook.of(TestWorkbook.row(1, "指标", "地区", "期间", "数值")
                        + TestWorkbook.row(2, "marked", "370801", "2015-01", "x"))
                .bytes());
    }

    @Test
    void whatIsNoWorkbookIsAnsweredWithTheOrdinaryProblem() {
        importFile(WORKBOOK, new byte[] {'P', 'K', 3, 4, 0}, "Accept", WORKBOOK)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }
}
