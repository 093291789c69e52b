package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;

/// In whatever form a file comes, each row that its sender may not post is told with its place, and only
/// those are: a reporter of one bureau in one city sends figures of another region, of the region above and
/// of another bureau.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class AllowedRowsIT {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PLACES =
            "violations.collect { it.line + ':' + it.column + ' ' + it.field + ' ' + it.code }";

    /// Indicator and region. The empty one is a line without anything.
    private static final String[][] ROWS = {
        {"rows-own", "890102"},
        {"rows-own", "890200"},
        {},
        {"rows-other", "890102"},
        {"rows-own", "890000"},
        {"rows-own", "890102"}
    };

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("890000", "行省", null);
        PlanFeedStub.region("890100", "行一", "890000");
        PlanFeedStub.region("890102", "行一二", "890100");
        PlanFeedStub.region("890200", "行二", "890000");
        PlanFeedStub.planOf("890000", "IN_FORCE", "plan-rows", "1=890102-a", "2=890102-b");
    }

    @BeforeEach
    void begin() {
        asEverybody(() -> {
            measured("rows-own", "1");
            measured("rows-other", "2");
        });
    }

    private static void measured(String indicator, String task) {
        putIndicator(indicator, """
                        {"name":"新增","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                        """).statusCode(anyOf(is(200), is(201)));
        for (String region : new String[] {"890000", "890102", "890200"}) {
            putTarget(indicator + "-" + region, """
                            {"plan":"plan-rows","task":"%s","indicator":"%s","region":"%s","comparator":"AT_LEAST",
                             "value":1,"from":"2023-01","to":"2025-12"}
                            """.formatted(task, indicator, region))
                    .statusCode(anyOf(is(200), is(201)));
        }
    }

    private static String period(int row) {
        return "2023-%02d".formatted(row + 1);
    }

    /// The columns stand in another order than usual, so that a place is that of the file.
    private static byte[] workbook() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = book.createSheet("数据");
            fill(sheet.createRow(0), "数值", "期间", "备注", "地区", "指标");
            for (int i = 0; i < ROWS.length; i++) {
                if (ROWS[i].length > 0) {
                    fill(sheet.createRow(i + 1), "1", period(i), "", ROWS[i][1], ROWS[i][0]);
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    private static void fill(XSSFRow row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private static byte[] json(String begin, String separator, String end) {
        StringBuilder json = new StringBuilder(begin);
        for (int i = 0; i < ROWS.length; i++) {
            if (ROWS[i].length > 0) {
                json.append("{\"indicator\":\"%s\",\"region\":\"%s\",\"period\":\"%s\",\"value\":1}"
                        .formatted(ROWS[i][0], ROWS[i][1], period(i)));
            }
            if (i < ROWS.length - 1 && (ROWS[i].length > 0 || end.isEmpty())) {
                json.append(separator);
            }
        }
        return json.append(end).toString().getBytes(StandardCharsets.UTF_8);
    }

    /// All of it is refused, then without storing what may be posted, and at last what may be posted is
    /// stored alone.
    private static void assertTold(String type, byte[] file, String... places) {
        importWith("", type, file).then().statusCode(400).body(PLACES, contains(places));
        importWith("?mode=partial&dryRun=true", type, file)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(3))
                .body(PLACES, contains(places));
        importWith("?mode=partial", type, file)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(3))
                .body(PLACES, contains(places));
        asEverybody(() -> {
            get("/v1/actuals/rows-own/890102/" + period(0)).statusCode(200);
            get("/v1/actuals/rows-own/890200/" + period(1)).statusCode(404);
            get("/v1/actuals/rows-other/890102/" + period(3)).statusCode(404);
            get("/v1/actuals/rows-own/890000/" + period(4)).statusCode(404);
            get("/v1/actuals/rows-own/890102/" + period(5)).statusCode(200);
        });
    }

    @Test
    @As(user = "bureau", roles = Role.REPORTER, regionsBelow = "890100", units = "890102-a")
    void ofAWorkbookByRowAndColumnOfTheSheet() throws IOException {
        assertTold(
                WORKBOOK, workbook(), "3:4 region not-allowed", "5:5 indicator not-allowed", "6:4 region not-allowed");
    }

    @Test
    @As(user = "bureau", roles = Role.REPORTER, regionsBelow = "890100", units = "890102-a")
    void ofAWorkbookThatComesBackByMarksInItsCells() throws IOException {
        Response answer = importWith("", WORKBOOK, workbook(), "Accept", WORKBOOK);
        answer.then().statusCode(400).contentType(WORKBOOK);
        Map<String, String> marks = new TreeMap<>();
        try (XSSFWorkbook back = new XSSFWorkbook(new ByteArrayInputStream(answer.asByteArray()))) {
            back.getSheet("数据")
                    .getCellComments()
                    .forEach((address, comment) -> marks.put(
                            address.formatAsString(), comment.getString().getString()));
        }
        assertEquals("[D3, D6, E5]", marks.keySet().toString());
        assertTrue(marks.get("D3").contains("890100"), marks.get("D3"));
        assertTrue(marks.get("E5").contains("890102-a"), marks.get("E5"));
    }

    @Test
    @As(user = "bureau", roles = Role.REPORTER, regionsBelow = "890100", units = "890102-a")
    void ofJsonByElementAndFieldAndWhereTheElementBegins() {
        assertTold(
                "application/json",
                json("[", ",", "]"),
                "1:74 [1].region not-allowed",
                "1:146 [2].indicator not-allowed",
                "1:220 [3].region not-allowed");
    }

    @Test
    @As(user = "bureau", roles = Role.REPORTER, regionsBelow = "890100", units = "890102-a")
    void ofJsonLinesByLineAndField() {
        for (String type : new String[] {"application/x-ndjson", "application/jsonl"}) {
            assertTold(
                    type,
                    json("", "\n", ""),
                    "2:1 region not-allowed",
                    "4:1 indicator not-allowed",
                    "5:1 region not-allowed");
        }
    }
}
