package org.planledger.indicator.actual.imports;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.importJson;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.actual.imports.workbook.TestWorkbook.row;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.actual.imports.workbook.TestWorkbook;
import org.planledger.indicator.directory.Directory;
import org.planledger.kernel.testing.PostgresTestResource;

/// Files that say names in place of codes.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class NamedFiguresIT {
    @Inject
    Directory directory;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("350000", "闽省", null);
        PlanFeedStub.region("350100", "闽一市", "350000");
        PlanFeedStub.region("350121", "同名县", "350100");
        PlanFeedStub.region("350122", "同名县", "350100");
        PlanFeedStub.region("350123", "开发区（北）", "350100");
    }

    /// A name that is only known of one of several regions would be taken for that of this one.
    @BeforeEach
    void allIsKnown() {
        directory.refresh();
    }

    private static void indicator(String code, String name) {
        putIndicator(code, """
                        {"name":"%s","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                        """.formatted(name)).statusCode(201);
    }

    @Test
    void indicatorsAndRegionsMayBeNamedWhereTheNameIsUnique() {
        indicator("named-one", "城镇新增就业（命名）");
        importCsv("指标,地区,期间,数值\n城镇新增就业(命名),闽一市,2023-01,1\n 城镇新增就业（命名） ,开发区(北),2023-01,2\n"
                        + "named-one,350121,2023-01,3\n")
                .statusCode(200)
                .body("created", equalTo(3))
                .body("changes.indicator", contains("named-one", "named-one", "named-one"))
                .body("changes.region", contains("350100", "350123", "350121"));
        get("/v1/actuals/named-one/350100/2023-01").statusCode(200);
        importCsv("指标,地区,2023-01\n城镇新增就业（命名）,闽一市,9\n").statusCode(200).body("updated", equalTo(1));
    }

    @Test
    void blanksAndLineBreaksInANameAreNone() {
        indicator("named-broken", "城镇 新增就业（换行）");
        importCsv("指标名称,地区名称,2023-01\n\"城镇新增\n就业(换行)\",闽  一　市,1\n")
                .statusCode(200)
                .body("changes.indicator", contains("named-broken"))
                .body("changes.region", contains("350100"));
        byte[] workbook = TestWorkbook.of(row(1, "指标名称", "地区名称", "2023-01") + row(2, "城镇新增就业\n（换行）", "开发区\n（北）", "2"))
                .bytes();
        importFile(ImportResource.WORKBOOK, workbook).then().statusCode(200).body("changes.region", contains("350123"));
    }

    @Test
    void aWorkbookMayNameThem() {
        indicator("named-workbook", "工作簿就业");
        byte[] workbook = TestWorkbook.of(row(1, "指标", "地区", "期间", "数值") + row(2, "工作簿就业", "闽省", "2023-01", "5"))
                .bytes();
        importFile(ImportResource.WORKBOOK, workbook)
                .then()
                .statusCode(200)
                .body("changes.indicator", contains("named-workbook"))
                .body("changes.region", contains("350000"));
    }

    @Test
    void aTextThatMayBeAMistypedCodeIsNotTakenForANameAlone() {
        indicator("typed-code", "大小写");
        indicator("typed-other", "typed-code");
        importCsv("指标,地区,期间,数值\nTYPED-CODE,350121,2023-01,1\n")
                .statusCode(400)
                .body("violations.code", contains("ambiguous"))
                .body("violations.expected", contains("one of the codes typed-code, typed-other"));
        importCsv("指标,地区,期间,数值\ntyped-code,350121,2023-01,1\n")
                .statusCode(200)
                .body("changes.indicator", contains("typed-code"));
    }

    @Test
    void ofANameThatSeveralHaveTheCodesToChooseFromAreTold() {
        indicator("named-same-a", "同名指标");
        indicator("named-same-b", "同名指标");
        importCsv("指标,地区,期间,数值\n同名指标,350121,2023-01,1\nnamed-same-a,同名县,2023-01,1\n")
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains("2:1 ambiguous", "3:2 ambiguous"))
                .body(
                        "violations.expected",
                        contains("one of the codes named-same-a, named-same-b", "one of the codes 350121, 350122"));
    }

    @Test
    void aCodeWinsOverAName() {
        indicator("named-code", "别名");
        indicator("named-other", "named-code");
        importCsv("指标,地区,期间,数值\nnamed-code,350121,2023-01,1\n")
                .statusCode(200)
                .body("changes.indicator", contains("named-code"));
    }

    @Test
    void whatIsNeitherCodeNorNameIsToldAsItIsWritten() {
        indicator("named-known", "认识的");
        importCsv("指标,地区,期间,数值\n不认识的,350121,2023-01,1\n认识的,不认识县,2023-01,1\n")
                .statusCode(400)
                .body("violations.code", contains("unknown-indicator", "unknown-region"))
                .body("violations[0].message", equalTo("there is no indicator \"不认识的\""))
                .body("violations[1].message", equalTo("there is no region \"不认识县\""));
    }

    @Test
    void theSameFigureByNameAndByCodeIsRepeated() {
        indicator("named-twice", "两次");
        importCsv("指标,地区,期间,数值\n两次,闽一市,2023-01,1\nnamed-twice,350100,2023-01,1\n")
                .statusCode(400)
                .body("violations.collect { it.line + ' ' + it.code }", contains("3 repeated"))
                .body("violations[0].message", equalTo("the same indicator, region and period is at 2 already"));
    }

    @Test
    void aSuspiciousFigureThatIsNamedHasItsPlace() {
        putIndicator("named-rate", """
                        {"name":"有疑问的率","unit":"%","direction":"HIGHER","decimals":1,"frequency":"MONTH","aggregation":"MEAN"}
                        """).statusCode(201);
        importCsv("指标,地区,期间,数值\n有疑问的率,闽一市,2023-01,50\n有疑问的率,闽一市,2023-02,120\n")
                .statusCode(200)
                .body("suspicions.place", contains("3"));
    }

    @Test
    void programsUseCodes() {
        indicator("named-program", "程序");
        importJson("[{\"indicator\":\"程序\",\"region\":\"350100\",\"period\":\"2023-01\",\"value\":1}]")
                .statusCode(400)
                .body("violations.code", contains("unknown-indicator"));
    }
}
