package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.actual.imports.workbook.TestWorkbook.row;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.actual.imports.workbook.TestWorkbook;
import org.planledger.kernel.testing.PostgresTestResource;

/// Tables with a faulty column in their header: their rows are checked with it, and none is stored.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class FaultyHeadersIT {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("370102");
    }

    @BeforeEach
    void indicator() {
        putIndicator("headed", """
                {"name":"新增就业","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                """);
    }

    private static ValidatableResponse send(String parameters, String file) {
        return importWith(parameters, CSV, file.getBytes(StandardCharsets.UTF_8))
                .then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?dryRun=true", "?mode=partial", "?mode=partial&dryRun=true"})
    void faultsOfTheHeaderAndOfTheRowsAreToldInOnePassAndNothingIsStored(String parameters) {
        send(parameters, """
                        指标,地区,2025年1月,2025年2月,合计
                        headed,370102,abc,2,3
                        nope,370102,1,,
                        """)
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains("1:5 unknown-column", "2:3 number", "3:1 unknown-indicator"))
                .body("violations.expected", everyItem(notNullValue()))
                .body("detail", equalTo("3 fault(s) in 3 rows; nothing was stored"))
                .body("bulk.rows", equalTo(3))
                .body("bulk.created", equalTo(1))
                .body("bulk.updated", equalTo(0))
                .body("bulk.unchanged", equalTo(0))
                .body("bulk.rejected", equalTo(2));
        get("/v1/actuals?indicator=headed").body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?mode=partial"})
    void aFaultyHeaderAboveSoundRowsKeepsThemFromBeingStored(String parameters) {
        send(parameters, """
                        指标,地区,单位,期间,数值,同比增长
                        headed,370102,人,2025-01,1,2%
                        headed,370102,人,2025-02,2,
                        headed,370102,人,2025-02,2,
                        """)
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains("1:3 unknown-column", "1:6 unknown-column", "4:4 repeated"))
                .body("bulk.rows", equalTo(3))
                .body("bulk.created", equalTo(2))
                .body("bulk.rejected", equalTo(1));
        get("/v1/actuals?indicator=headed").body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?mode=partial"})
    void aPeriodThatHasTwoColumnsKeepsTheFileFromBeingStored(String parameters) {
        send(parameters, """
                        指标,地区,2025年1月,2025-01,2025年2月
                        headed,370102,1,1,abc
                        nope,370102,,,3
                        """)
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains("1:4 repeated-column", "2:5 number", "3:1 unknown-indicator"))
                .body("violations[0].message", equalTo("it is the same period as \"2025年1月\" in column 3"));
        get("/v1/actuals?indicator=headed").body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"指标代码,指标,行政区划代码,行政区划", "指标,指标代码,行政区划,行政区划代码"})
    void besideCodesThereMayBeNamesForPeople(String columns) {
        boolean codesFirst = columns.startsWith("指标代码");
        String row = codesFirst ? "headed,任意名称,370102,历下区" : "任意名称,headed,历下区,370102";
        send("?dryRun=true", columns + ",期间,数值\n" + row + ",2025-03,1\n")
                .statusCode(200)
                .body("changes.indicator", contains("headed"))
                .body("changes.region", contains("370102"));
        send("", "指标代码,指标,指标代码,地区,期间,数值\nheaded,任意,headed,370102,2025-03,1\n")
                .statusCode(400)
                .body("violations.collect { it.column + ' ' + it.code }", contains("3 repeated-column"));
    }

    @Test
    void aWorkbookIsReadPastAnUnknownColumnToo() {
        byte[] file = TestWorkbook.of(row(1, "指标", "地区", "合计", "2025年1月", "2025年2月")
                        + row(2, "headed", "370102", "9", "x", "1")
                        + row(3, "nope", "370102", "9", "1"))
                .bytes();
        importFile(XLSX, file)
                .then()
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains("1:3 unknown-column", "2:4 number", "3:1 unknown-indicator"));
        get("/v1/actuals?indicator=headed").body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?mode=partial"})
    void monthsWithoutAYearHideNoFaultOfTheRows(String parameters) {
        send(parameters, """
                        指标,地区,1月,2月
                        headed,370102,abc,2
                        nope,370102,1,
                        headed,999999,1.234,3
                        """)
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains(
                                "1:3 missing-column",
                                "2:3 number",
                                "3:1 unknown-indicator",
                                "4:3 decimals",
                                "4:2 unknown-region"))
                .body("detail", equalTo("5 fault(s) in 5 rows; nothing was stored"))
                .body("bulk.rejected", equalTo(5));
        get("/v1/actuals?indicator=headed").body("items", hasSize(0));
    }

    @Test
    void aColumnThatIsMissingHidesNoFaultOfTheOthers() {
        send("", """
                        指标,期间,数值
                        headed,2025-13,1
                        headed,2025-01,1.234
                        nope,2025-01,x
                        """)
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains(
                                "1:null missing-column",
                                "2:2 period",
                                "3:3 decimals",
                                "4:3 number",
                                "4:1 unknown-indicator"));
    }

    @Test
    void textInAColumnWithoutAHeaderHidesNoFaultOfItsRow() {
        givenIndicator("headed-beside");
        send("?mode=partial", """
                        指标,地区,期间,数值,
                        headed-beside,370102,2025-01,abc,旧数
                        nope,370102,2025-01,1,旧数
                        headed-beside,370102,2025-02,2,
                        headed-beside,370102,2025-03,3,旧数
                        ,,,,注
                        """)
                .statusCode(200)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains(
                                "2:5 columns",
                                "2:4 number",
                                "3:5 columns",
                                "3:1 unknown-indicator",
                                "5:5 columns",
                                "6:5 columns"))
                .body("rows", equalTo(5))
                .body("created", equalTo(1))
                .body("rejected", equalTo(4));
        get("/v1/actuals?indicator=headed-beside").body("items.period", contains("2025-02"));
    }

    @Test
    void ofAWideRowTextWithoutAHeaderIsToldOnceAndNoneOfItsFiguresIsStored() {
        givenIndicator("headed-wide");
        send("?mode=partial", """
                        指标,地区,2025年5月,2025年6月,
                        headed-wide,370102,1,2.345,旧数
                        """)
                .statusCode(200)
                .body("violations.collect { it.column + ' ' + it.code }", contains("5 columns", "4 decimals"))
                .body("rejected", equalTo(2))
                .body("created", equalTo(0));
    }

    @Test
    void aWrongCharacterIsOneFaultAtItsPlaceAndTheOthersAreToldToo() {
        send("", """
                        指标,地区,期间,数值,状态,备注
                        headed,370102,2025-01,1~2,,
                        nope,370102,2025-01,1,,
                        headed,370102,2025-02,1,,"a~b"
                        headed,370102,2025-0~3,1,终值~,
                        headed,370102,2025-04,abc,,
                        headed~,370102,2025-05,1,,
                        """.replace('~', '\0'))
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains(
                                "2:4 control-character",
                                "3:1 unknown-indicator",
                                "4:6 control-character",
                                "5:3 control-character",
                                "5:5 control-character",
                                "6:4 number",
                                "7:1 control-character"))
                .body("violations.expected", everyItem(notNullValue()));
    }

    @Test
    void whereNoRowNamesTheIndicatorsOnlyTheFirstIsToldWhatItLacks() {
        send("", "代码,地区,期间,数值\nheaded,370102,abc,2\n")
                .statusCode(400)
                .body("violations.line", everyItem(equalTo(1)))
                .body("violations.code", hasItem("missing-column"))
                .body("bulk.rows", equalTo(0));
    }
}
