package org.planledger.indicator.actual.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.actual.imports.workbook.TestWorkbook.row;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.actual.imports.workbook.TestWorkbook;
import org.planledger.kernel.testing.PostgresTestResource;

/// Files as people save them, and what is stored of them.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class SavedFilesIT {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
        PlanFeedStub.region("371521");
        PlanFeedStub.region("371522");
    }

    private static void created(Response answer, int rows) {
        answer.then().statusCode(200).body("rows", equalTo(rows)).body("created", equalTo(rows));
    }

    private static List<String> faults(ValidatableResponse answer) {
        return told(answer.statusCode(400));
    }

    private static List<String> told(ValidatableResponse answer) {
        return answer.body("violations.expected", everyItem(notNullValue()))
                .extract()
                .path("violations.collect { it.line + ':' + it.column + ' ' + it.field + ' ' + it.code }");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, false, text/csv",
        "UTF-8, true, text/csv; charset=utf-8",
        "GB18030, false, text/csv",
        "GB18030, false, application/vnd.ms-excel",
        "GBK, false, application/csv; charset=gbk",
        "UTF-16LE, true, text/csv",
        "UTF-16BE, true, text/csv"
    })
    void aCsvFileIsReadInItsEncoding(String charset, boolean mark, String type) {
        String indicator = ("saved-" + charset + mark + type.length()).toLowerCase(java.util.Locale.ROOT);
        givenIndicator(indicator);
        String file = (mark ? "\uFEFF" : "") + "指标,地区,期间,数值,状态,来源,备注,原因\r\n" + indicator
                + ",371503,2023年1月,\"１，２３４.5\",终值,统计局,\"一，二\",更正\r\n";
        created(importFile(type, file.getBytes(Charset.forName(charset))), 1);
        get("/v1/actuals/" + indicator + "/371503/2023-01")
                .body("value", equalTo(1234.5f))
                .body("status", equalTo("FINAL"))
                .body("source", equalTo("统计局"))
                .body("note", equalTo("一，二"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-04", "2023/4", "202304", "2023年04月", "２０２３－０４", "2023.4"})
    void aMonthIsReadInManyForms(String text) {
        String indicator = "month-form-" + text.hashCode();
        givenIndicator(indicator);
        created(importFile("text/csv", utf8("指标;地区;期间;数值\n" + indicator + ";371503;" + text + ";+1,234\n")), 1);
        get("/v1/actuals/" + indicator + "/371503/2023-04").statusCode(200).body("value", equalTo(1234));
    }

    @Test
    void aWideTableIsReadCellByCell() {
        givenIndicator("wide");
        givenIndicator("wide-2");
        String file =
                "指标,地区,年份,1月,2月,3月\nwide,371503,2023,1,,0\nwide,371521,2023年,,,\nwide-2,371503,2022,\"1,000\",2,3\n";
        created(importFile("text/csv", utf8(file)), 5);
        get("/v1/actuals?indicator=wide")
                .body("items.period", contains("2023-01", "2023-03"))
                .body("items.value", contains(1, 0));
        get("/v1/actuals?indicator=wide-2").body("items.value", contains(1000, 2, 3));
        String withoutYear = "指标,地区,1月,2月\nwide,371521,7,8\n";
        assertEquals(List.of("1:3 year missing-column"), faults(importCsv(withoutYear)));
        given().contentType("text/csv; charset=UTF-8")
                .body(utf8(withoutYear))
                .post("/v1/actuals/imports?year=2021")
                .then()
                .statusCode(200)
                .body("created", equalTo(2));
        get("/v1/actuals/wide/371521/2021-02").body("value", equalTo(8));
        given().contentType("text/csv; charset=UTF-8")
                .body(utf8(withoutYear))
                .post("/v1/actuals/imports?year=1")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("[]")
                .post("/v1/actuals/imports?year=2021")
                .then()
                .statusCode(400);
    }

    @Test
    void everyFaultOfAWideTableIsToldWithItsCell() {
        givenIndicator("wide-faults", "MONTH", 1);
        assertEquals(
                List.of(
                        "2:4 value number",
                        "2:5 value percent",
                        "2:6 value decimals",
                        "3:4 value unit",
                        "3:2 region unknown-region",
                        "4:1 indicator not-null",
                        "5:6 period repeated"),
                faults(importCsv("""
                        指标,地区,2023-01,2023-02,2023-03,2023-04
                        wide-faults,371503,1,"1,23",5%,1.25
                        wide-faults,999999,,3万元,,4
                        ,371503,,1,2,3
                        wide-faults,371503,,,,7
                        """)));
        get("/v1/actuals?indicator=wide-faults").body("items", hasSize(0));
    }

    private static void accumulated(String code, String frequency) {
        putIndicator(code, """
                        {"name":"用水","unit":"万立方米","direction":"LOWER","decimals":2,"frequency":"%s","aggregation":"SUM","reporting":"YEAR_TO_DATE"}
                        """.formatted(frequency)).statusCode(201);
    }

    @Test
    void aCumulativeFigureIsOfTheLongerPeriodThatEndsWithItsMonth() {
        accumulated("since-quarter", "QUARTER");
        accumulated("since-half", "HALF_YEAR");
        accumulated("since-year", "YEAR");
        created(
                importFile(
                        "text/csv",
                        utf8("指标,地区,期间,数值\nsince-quarter,371503,2023年1—9月,900\nsince-half,371503,2023年6月累计,600\n"
                                + "since-year,371503,2023年1—12月,1200\nsince-year,371503,2024年全年,1300\n")),
                4);
        created(importWith("?year=2023", "text/csv", utf8("指标,地区,1—3月,1—6月\nsince-quarter,371503,300,600\n")), 2);
        created(
                importFile("text/csv", utf8("指标,地区,2023年1—12月\nsince-quarter,371503,1200\nsince-half,371503,1200\n")),
                2);
        get("/v1/actuals?indicator=since-quarter")
                .body("items.period", contains("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"));
        get("/v1/actuals?indicator=since-half").body("items.period", contains("2023-H1", "2023-H2"));
        get("/v1/actuals?indicator=since-year").body("items.period", contains("2023", "2024"));
        importCsv("指标,地区,期间,数值\nsince-quarter,371503,2024-Q1,1\nsince-quarter,371503,2024年1—3月,1\n")
                .statusCode(400)
                .body("violations.code", contains("repeated"))
                .body("violations.message", contains(containsString("is at 2 already")));
    }

    @Test
    void aCumulativeFigureThatEndsWithNoPeriodOfItsIndicatorIsRefusedWithOneThatWouldBeRight() {
        accumulated("ends-quarter", "QUARTER");
        accumulated("ends-year", "YEAR");
        givenIndicator("ends-by-quarter", "QUARTER", 0);
        ValidatableResponse refused =
                importCsv("指标,地区,期间,数值\nends-quarter,371503,2023年1—5月,1\nends-year,371503,2023年1—9月,1\n"
                        + "ends-by-quarter,371503,2023年1—9月,1\nends-by-quarter,371503,2023年1—5月,1\n"
                        + "ends-by-quarter,371503,2023年1—3月,1\n");
        assertEquals(
                List.of(
                        "2:3 period frequency",
                        "3:3 period frequency",
                        "4:3 period cumulative",
                        "5:3 period frequency"),
                faults(refused));
        refused.body(
                        "violations[0].message",
                        equalTo("it is accumulated to 2023-05, and no period of the indicator ends with that month"))
                .body(
                        "violations.expected",
                        contains(
                                "a period of the indicator such as 2023年1—6月",
                                "a period of the indicator such as 2023年1—12月",
                                "the period's own figure, for a period such as 2023-Q3",
                                "a period of the indicator such as 2023-Q2"));
    }

    @Test
    void aCumulativeFigureIsTakenByAnIndicatorThatIsReportedSo() {
        givenIndicator("by-period");
        putIndicator("saved-by-year", """
                        {"name":"用水","unit":"万立方米","direction":"LOWER","decimals":2,"frequency":"MONTH","aggregation":"SUM","reporting":"YEAR_TO_DATE"}
                        """).statusCode(201);
        created(importFile("text/csv", utf8("指标,地区,2023年1—9月,2023年1-10月累计\nsaved-by-year,371503,900,1000\n")), 2);
        get("/v1/actuals?indicator=saved-by-year").body("items.period", contains("2023-09", "2023-10"));
        created(importFile("text/csv", utf8("指标,地区,期间,数值\nsaved-by-year,371503,2023-11,1100\n")), 1);
        ValidatableResponse refused = importCsv(
                "指标,地区,期间,数值\nby-period,371503,2023年1—9月,9\nsaved-by-year,371503,2023年2～9月,9\nby-period,371503,2023-08,9\n");
        assertEquals(List.of("2:3 period cumulative", "3:3 period cumulative"), faults(refused));
        refused.body("violations.expected", hasItem(containsString("2023-09")))
                .body("detail", containsString("2 fault(s) in 3 rows"));
        get("/v1/actuals?indicator=by-period").body("items", hasSize(0));
    }

    @Test
    void besideAColumnOfFiguresSinceJanuaryAMonthsOwnFigureIsNotTakenForOne() {
        accumulated("own-since", "MONTH");
        accumulated("own-quarter", "QUARTER");
        givenIndicator("own-period");
        String file = """
                指标,地区,9月,1—9月,三季度,10月
                own-since,371503,1,9,,
                own-since,371521,1,,,10
                own-since,371522,,9,,
                own-period,371503,1,,,
                own-period,371521,1,9,,
                own-quarter,371503,,9,3,
                own-quarter,371521,,9,,
                own-since,371503,,9,,
                """;
        ValidatableResponse partial = importWith("?mode=partial&year=2018", "text/csv", utf8(file))
                .then()
                .statusCode(200);
        assertEquals(
                List.of(
                        "2:3 value not-cumulative",
                        "3:3 value not-cumulative",
                        "3:6 value not-cumulative",
                        "6:4 period cumulative",
                        "7:5 value not-cumulative",
                        "9:4 period repeated"),
                told(partial));
        partial.body("rejected", equalTo(8)).body("created", equalTo(4));
        partial.body(
                        "violations[0].message",
                        equalTo("the table has columns such as \"1—9月\", and figures since January are taken only from"
                                + " those"))
                .body(
                        "violations[0].expected",
                        equalTo("this cell empty, and the figure since January in such a column"));
        get("/v1/actuals?indicator=own-since")
                .body("items.collect { it.region + ' ' + it.period }", contains("371522 2018-09"));
        get("/v1/actuals?indicator=own-period").body("items.value", contains(1, 1));
        get("/v1/actuals?indicator=own-quarter").body("items.region", contains("371521"));
    }

    @Test
    void theOwnFigureOfFebruaryIsNotTakenForThatOfTwoMonths() {
        putIndicator("own-combined", """
                {"name":"own-combined","unit":"个","direction":"HIGHER","decimals":1,"frequency":"MONTH","aggregation":"SUM",
                 "combinedFirstMonths":true}
                """).statusCode(201);
        String file = "指标,地区,2月,1—2月\nown-combined,371503,3,20\nown-combined,371521,3,\nown-combined,371522,,20\n";
        ValidatableResponse partial = importWith("?mode=partial&year=2018", "text/csv", utf8(file))
                .then()
                .statusCode(200);
        assertEquals(List.of("2:3 value not-cumulative", "3:3 value not-cumulative"), told(partial));
        get("/v1/actuals?indicator=own-combined").body("items.region", contains("371522"));
    }

    @ParameterizedTest
    @CsvSource({"mixed-notation,false,false", "mixed-notation-other-way,true,false", "mixed-notation-tried,false,true"})
    void aMonthThatIsNotSaidToBeAccumulatedIsRefusedBesideRowsThatAre(String code, boolean reversed, boolean dryRun) {
        accumulated(code, "MONTH");
        List<String> rows = List.of(
                code + ",371503,2018年10月,1",
                code + ",371503,2018年1—10月,10",
                code + ",371503,2018年9月,1",
                code + ",371503,2018年1月,1",
                code + ",371521,2018年10月,10");
        String file = "指标,地区,期间,数值\n" + String.join("\n", reversed ? rows.reversed() : rows) + "\n";
        ValidatableResponse partial = importWith("?mode=partial&dryRun=" + dryRun, "text/csv", utf8(file))
                .then()
                .statusCode(200);
        assertEquals(
                reversed
                        ? List.of("4:3 period not-cumulative", "6:3 period not-cumulative")
                        : List.of("2:3 period not-cumulative", "4:3 period not-cumulative"),
                told(partial));
        partial.body("rows", equalTo(5))
                .body("created", equalTo(3))
                .body("rejected", equalTo(2))
                .body("violations.expected", hasItem(containsString("2018年1—10月")));
        get("/v1/actuals?indicator=" + code)
                .body(
                        "items.collect { it.region + ' ' + it.period + ' ' + it.value }",
                        dryRun
                                ? hasSize(0)
                                : containsInAnyOrder("371503 2018-01 1", "371503 2018-10 10", "371521 2018-10 10"));
    }

    @Test
    void aFirstQuarterThatIsSaidToBeSinceJanuaryTellsThemApartInEveryLayout() {
        accumulated("mixed-quarter", "QUARTER");
        ValidatableResponse wide =
                importWith("?year=2018", "text/csv", utf8("""
                        指标,地区,1—3月,二季度
                        mixed-quarter,371503,10,12
                        """)).then();
        assertEquals(List.of("2:4 value not-cumulative"), faults(wide));
        ValidatableResponse rows = importCsv("""
                指标,地区,期间,数值
                mixed-quarter,371503,2018年1—3月,10
                mixed-quarter,371503,2018年二季度,12
                """);
        assertEquals(List.of("3:3 period not-cumulative"), faults(rows));
    }

    @Test
    void aRowThatIsThereTwiceIsSoughtAmongThoseThatAreTaken() {
        accumulated("mixed-twice", "MONTH");
        ValidatableResponse refused = importCsv("""
                指标,地区,期间,数值
                mixed-twice,371503,2018年10月,1
                mixed-twice,371503,2018年1—10月,10
                mixed-twice,371503,2018年1—10月,10
                """);
        assertEquals(List.of("2:3 period not-cumulative", "4:3 period repeated"), faults(refused));
        refused.body("violations[1].message", containsString("is at 3 already"));
    }

    @Test
    void februaryIsRefusedBesideARowOfTwoMonths() {
        putIndicator("mixed-combined", """
                {"name":"mixed-combined","unit":"个","direction":"HIGHER","decimals":1,"frequency":"MONTH","aggregation":"SUM",
                 "combinedFirstMonths":true}
                """).statusCode(201);
        ValidatableResponse refused = importCsv("""
                指标,地区,期间,数值
                mixed-combined,371503,2018年2月,3
                mixed-combined,371503,2018年1—2月,20
                mixed-combined,371503,2018年3月,4
                mixed-combined,371521,2018年2月,9
                """);
        assertEquals(List.of("2:3 period not-cumulative"), faults(refused));
    }

    @Test
    void whereThatColumnStandsDoesNotMatter() {
        accumulated("own-after", "MONTH");
        givenIndicator("own-alone");
        byte[] workbook = TestWorkbook.of(row(1, "指标", "地区", "2018年1—9月", "2018年9月")
                        + row(2, "own-after", "371503", "9", "1")
                        + row(3, "own-alone", "371503", "9", "1"))
                .bytes();
        ValidatableResponse partial = importWith("?mode=partial", ImportResource.WORKBOOK, workbook)
                .then()
                .statusCode(200);
        assertEquals(List.of("2:4 value not-cumulative", "3:3 period cumulative"), told(partial));
        partial.body("rejected", equalTo(3)).body("changes.after.value", contains(1));
        get("/v1/actuals?indicator=own-after").body("items", hasSize(0));
    }

    @Test
    void aNumberOrADurationThatIsShownAsADateIsNoPeriod() {
        givenIndicator("shown-as-date");
        String rows = row(1, "指标", "地区", "期间", "数值");
        int line = 2;
        for (String period :
                List.of("<c s=\"7\"><v>1</v></c>", "<c s=\"8\"><v>9</v></c>", "<c s=\"9\"><v>2024</v></c>")) {
            rows += "<row r=\"%d\"><c t=\"str\"><v>shown-as-date</v></c><c><v>371503</v></c>%s<c><v>5</v></c></row>"
                    .formatted(line, period);
            line++;
        }
        ValidatableResponse refused =
                importFile(WORKBOOK, TestWorkbook.of(rows).bytes()).then();
        assertEquals(List.of("2:3 period period", "3:3 period period", "4:3 period period"), faults(refused));
        refused.body("violations.message", everyItem(containsString("is a date before 1950")))
                .body("violations.expected", everyItem(equalTo("the month as text, such as 2023-09")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/jsonl; charset=UTF-8"})
    void linesOfJsonAreReadOneByOne(String type) {
        String indicator = "lines-" + type.length();
        givenIndicator(indicator);
        String line = "{\"indicator\":\"%s\",\"region\":\"371503\",\"period\":\"2023-%02d\",\"value\":%s}\n";
        created(
                importFile(
                        type, utf8(line.formatted(indicator, 1, "1.50") + "\r\n" + line.formatted(indicator, 2, "2"))),
                2);
        get("/v1/actuals?indicator=" + indicator).body("items.value", contains(1.5f, 2));
        String faulty = line.formatted("nothing", 1, "1")
                + "{\"indicator\":\n"
                + line.formatted(indicator, 3, "\"1,000\"")
                + line.formatted(indicator, 13, "1")
                + "7\n"
                + line.formatted(indicator, 4, "1.234");
        assertEquals(
                List.of(
                        "1:1 indicator unknown-indicator",
                        "2:14 null json",
                        "3:1 value type",
                        "4:1 period period",
                        "5:1 null type",
                        "6:1 value decimals"),
                faults(importFile(type, utf8(faulty)).then()));
    }

    @Test
    void faultsOfJsonThatTheDatabaseFindsHaveTheirPlaceToo() {
        givenIndicator("placed");
        String array = """
                [
                  {"indicator":"placed","region":"371503","period":"2023-01","value":1.234},
                  {"indicator":"placed","region":"371503","period":"2023-Q1","value":x}
                ]""";
        assertEquals(
                List.of("2:3 [0].value decimals", "3:70 null json"),
                faults(importFile("application/json", utf8(array)).then()));
        assertEquals(
                List.of("2:3 [0].value decimals", "3:3 [1].period frequency"),
                faults(importFile("application/json", utf8(array.replace(":x}", ":1}")))
                        .then()));
    }

    @Test
    void aWorkbookIsReadAsCsvIs() {
        givenIndicator("book");
        byte[] wide = TestWorkbook.of(row(1, "2023年主要指标") + row(3, "指标", "地区", "年份", "1月", "2月", "3月")
                        + "<row r=\"4\"><c t=\"inlineStr\"><is><t>book</t></is></c><c><v>371503</v></c><c><v>2023</v></c>"
                        + "<c><v>0.30000000000000004</v></c><c/><c><v>3</v></c></row>")
                .bytes();
        created(importFile(WORKBOOK, wide), 2);
        get("/v1/actuals?indicator=book")
                .body("items.value", contains(0.3f, 3))
                .body("items.period", contains("2023-01", "2023-03"));
        byte[] faulty = TestWorkbook.of(row(1, "指标", "地区", "期间", "数值", "状态")
                        + row(2, "book", "371503", "2023-04", "1,23", "done")
                        + "<row r=\"5\"><c t=\"inlineStr\"><is><t>book</t></is></c><c><v>371503</v></c><c s=\"1\"><v>45030</v></c>"
                        + "<c t=\"e\"><v>#N/A</v></c></row>"
                        + "<row r=\"6\"><c t=\"inlineStr\"><is><t>book</t></is></c><c><v>371503</v></c><c><v>2023.1</v></c>"
                        + "<c s=\"3\"><v>0.125</v></c></row>"
                        + "<row r=\"7\"><c t=\"inlineStr\"><is><t>book</t></is></c><c><v>999999</v></c><c><v>202305</v></c>"
                        + "<c><v>1.255</v></c><c/><c><v>1</v></c></row>"
                        + "<row r=\"8\"><c t=\"inlineStr\"><is><t>book</t></is></c><c><v>999999</v></c><c><v>202305</v></c>"
                        + "<c><v>1.255</v></c></row>")
                .bytes();
        assertEquals(
                List.of(
                        "2:4 value number",
                        "2:5 status status",
                        "5:4 value cell-error",
                        "5:3 period repeated",
                        "6:3 period period",
                        "6:4 value percent",
                        "7:6 null columns",
                        "7:4 value decimals",
                        "7:2 region unknown-region",
                        "8:4 value decimals",
                        "8:2 region unknown-region"),
                faults(importFile(WORKBOOK, faulty).then()));
        importFile(WORKBOOK, utf8("PK no workbook")).then().statusCode(400).body("violations.code", contains("xlsx"));
    }

    @Test
    void aFormulaThatWasNeverComputedIsToldWhereverItStands() {
        givenIndicator("formula");
        String names = "<c t=\"inlineStr\"><is><t>formula</t></is></c><c><v>371503</v></c>";
        byte[] wide = TestWorkbook.of(row(1, "指标", "地区", "2023-01", "2023-02", "2023-03", "2023-04", "2023-05")
                        + "<row r=\"2\">" + names
                        + "<c><f>1+1</f><v /></c><c><f>1+1</f></c><c><f>1+1</f><v>2</v></c>"
                        + "<c t=\"str\"><f>IF(TRUE,\"\",1)</f><v></v></c><c><v/></c></row>")
                .bytes();
        assertEquals(
                List.of("2:3 value cell-error", "2:4 value cell-error"),
                faults(importFile(WORKBOOK, wide).then()));
        byte[] computed = TestWorkbook.of(row(1, "指标", "地区", "期间", "数值") + "<row r=\"2\">" + names
                        + "<c t=\"inlineStr\"><is><t>2023-01</t></is></c><c><f>1+1</f><v/></c></row>")
                .bytes();
        assertEquals(
                List.of("2:4 value cell-error"),
                faults(importFile(WORKBOOK, computed).then()));
        get("/v1/actuals?indicator=formula").body("items", hasSize(0));
    }

    @Test
    void aWorkbookThatIsSentAsCsvIsNamed() {
        importFile("application/vnd.ms-excel", TestWorkbook.of("").bytes())
                .then()
                .statusCode(400)
                .body("violations.code", contains("xlsx"))
                .body("violations.expected", contains(containsString(WORKBOOK)));
        importFile("text/csv", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})
                .then()
                .statusCode(400)
                .body("violations.code", contains("xlsx"));
    }

    /// Nothing is half stored, and nothing but a problem is answered, whatever is sent.
    @Test
    void hostileBytesAreRefusedWhole() {
        givenIndicator("hostile");
        Random random = new Random(20260607);
        String rows = "hostile,371503,2023年1月,\"1,234\"\n,,,\nhostile,371521,202302,5\n";
        byte[][] files = {
            utf8("指标,地区,期间,数值\n" + rows),
            ("指标,地区,期间,数值\n" + rows).getBytes(GB18030),
            utf8("[{\"indicator\":\"hostile\",\"region\":\"371503\",\"period\":\"2023-01\",\"value\":5}]"),
            utf8("{\"indicator\":\"hostile\",\"region\":\"371503\",\"period\":\"2023-01\",\"value\":5}\n{}\n"),
            TestWorkbook.of(row(1, "指标", "地区", "期间", "数值") + row(2, "hostile", "371503", "2023-01", "5"))
                    .bytes()
        };
        String[] types = {"text/csv", "text/csv", "application/json", "application/x-ndjson", WORKBOOK};
        int stored = 0;
        for (int round = 0; round < 600; round++) {
            int which = round % files.length;
            byte[] bytes = files[which].clone();
            int places = 1 + random.nextInt(6);
            for (int i = 0; i < places; i++) {
                bytes[random.nextInt(bytes.length)] = (byte)
                        (random.nextBoolean() ? random.nextInt(256) : "\n\r\",;\t{}[]\0".charAt(random.nextInt(11)));
            }
            String type = random.nextInt(20) == 0 ? types[random.nextInt(types.length)] : types[which];
            Response answer = importFile(type, bytes);
            assertTrue(List.of(200, 400).contains(answer.statusCode()), answer.asString());
            if (answer.statusCode() == 200) {
                stored += answer.<Integer>path("created");
            }
        }
        int present = get("/v1/actuals?indicator=hostile&limit=1000")
                .extract()
                .<List<?>>path("items")
                .size();
        assertEquals(stored, present);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
