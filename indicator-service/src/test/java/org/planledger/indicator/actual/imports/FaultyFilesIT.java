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
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.importJson;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.post;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

/// Files that are refused, and what is said of them.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class FaultyFilesIT {
    private static final String HEADER = "indicator,region,period,value\n";

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
    }

    @Test
    void everyFaultOfACsvFileIsToldWithItsLineAndNothingIsStored() {
        givenIndicator("faulty", "QUARTER", 1);
        post("faulty/371503/2022-Q1", "1").statusCode(201);
        importCsv("""
                        indicator,region,period,value,status,source,note
                        faulty,371503,2023-Q1,1.5,,,
                        nothing,371503,2023-Q1,1,,,
                        faulty,999999,2023-Q1,1,,,
                        faulty,371503,2023-04,1,,,
                        faulty,371503,2023-Q2,1.25,,,
                        faulty,371503,2023-Q3,,,,
                        faulty,371503,2023-Q4,"1,23",,,
                        faulty,371503,2027-Q1,1,,,
                        faulty,371503,2023-02-29,1,,,
                        faulty,371503,2022-Q2,1,DONE,,
                        faulty,371503
                        faulty,371503,2023-Q1,2,,,
                        nothing,999998,2023-13,9999999999999999,MAYBE,,
                        """)
                .statusCode(400)
                .body("detail", equalTo("16 fault(s) in 13 rows; nothing was stored"))
                .body(
                        "violations.collect { it.line + ' ' + it.field + ' ' + it.code }",
                        contains(
                                "3 indicator unknown-indicator",
                                "4 region unknown-region",
                                "5 period frequency",
                                "6 value decimals",
                                "7 value not-null",
                                "8 value number",
                                "9 period future",
                                "10 period period",
                                "11 status status",
                                "12 null columns",
                                "13 period repeated",
                                "14 period period",
                                "14 value number",
                                "14 status status",
                                "14 indicator unknown-indicator",
                                "14 region unknown-region"))
                .body(
                        "violations.findAll { it.line == 5 }.expected",
                        contains("a quarterly indicator takes a quarter such as 2023-Q2"))
                .body("violations.findAll { it.line == 13 }.message", contains(containsString("is at 2 already")));
        get("/v1/actuals?indicator=faulty").body("items.period", contains("2022-Q1"));
    }

    @Test
    void everyFaultOfAJsonFileIsToldWithItsPlaceAndNothingIsStored() {
        givenIndicator("faulty-json");
        importJson("""
                        [{"indicator":"faulty-json","region":"371503","period":"2023-01","value":1},
                         {"indicator":"faulty-json","region":"371503","period":202302,"value":"1","colour":"red"},
                         7,
                         {"indicator":"faulty-json","region":"999999","period":"2023-03","value":1e400},
                         {"indicator":"faulty-json","region":"371503","period":"2023-04","value":1e-400,"note":"\\u0000"},
                         {"indicator":"faulty-json","region":"371503","period":"2023-01","value":2},
                         {"value":null}]
                        """)
                .statusCode(400)
                .body(
                        "violations.collect { it.field + ' ' + it.code }",
                        contains(
                                "[1].colour unknown-field",
                                "[1].period type",
                                "[1].value type",
                                "[2] type",
                                "[3].value number",
                                "[3].region unknown-region",
                                "[4].value number",
                                "[4].note control-character",
                                "[5].period repeated",
                                "[6].indicator not-null",
                                "[6].region not-null",
                                "[6].period not-null",
                                "[6].value not-null"));
        get("/v1/actuals?indicator=faulty-json").body("items", hasSize(0));
    }

    @Test
    void figuresThatAreRepeatedInAFileWithoutOtherFaultsAreToldToo() {
        givenIndicator("repeated");
        importCsv(
                        "indicator,region,period,value\nrepeated,371503,2023-01,1\nrepeated,371503,2023-01,1\nrepeated,371503,2023-01,2\n")
                .statusCode(400)
                .body("violations.line", contains(3, 4))
                .body("violations.code", everyItem(equalTo("repeated")));
        get("/v1/actuals?indicator=repeated").body("items", hasSize(0));
    }

    @Test
    void aFileOfFaultsIsAnsweredWithTheFirstThousandAndTheirNumber() {
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int line = 2; line <= 3001; line++) {
            file.append("no-such,371503,2023-01,")
                    .append(line % 2 == 0 ? "x" : "1")
                    .append('\n');
        }
        importCsv(file.toString())
                .statusCode(400)
                .body("violations", hasSize(1000))
                .body("violations[0].line", equalTo(2))
                .body("violations[0].code", equalTo("number"))
                .body("violations[1].line", equalTo(2))
                .body("violations[1].code", equalTo("unknown-indicator"))
                .body("violations[999].line", equalTo(668))
                .body("violations.expected", everyItem(notNullValue()))
                .body("detail", containsString("4500 fault(s) in 3000 rows, of which the first 1000 are listed"));
    }

    @Test
    void aFileWhoseHeaderIsWrongIsRefused() {
        importCsv("indicator,region,period,number,number\nx,371503,2023-01,1,1\n")
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ' ' + it.code }",
                        contains("1 missing-column", "1 unknown-column", "1 unknown-column", "2 unknown-indicator"));
    }

    @Test
    void whatIsNoCsvAndNoJsonIsRefusedWithTheLine() {
        givenIndicator("malformed");
        importCsv("").statusCode(400);
        importCsv("indicator,region,period,value\nmalformed,371503,2023-01,1\nmalformed,371503,\"2023-02,1\n")
                .statusCode(400)
                .body("violations.line", hasItem(3));
        importCsv("indicator,region,period,value\nmalformed,371503,\"2023-02\"x,1\n")
                .statusCode(400);
        importCsv("indicator,region,period,value\n\"" + "x".repeat(300_000))
                .statusCode(400)
                .body("violations.code", contains("too-long"));
        importJson("").statusCode(400);
        importJson("{}").statusCode(400).body("violations.code", contains("json"));
        importJson("[{\"indicator\":\"malformed\",\n\"region\"").statusCode(400);
        importJson("[] []").statusCode(400);
        importJson("[{\"value\":1,\"value\":2}]").statusCode(400);
        given().contentType("application/xml")
                .body("<x/>")
                .post("/v1/actuals/imports")
                .then()
                .statusCode(415);
        byte[] broken = "indicator,region,period,value,status,source,note\nmalformed,371503,2023-01,1,,,\u00e9\n"
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        importCsv(broken)
                .then()
                .statusCode(400)
                .body("violations.code", contains("encoding"))
                .body("violations.line", contains(2));
        byte[] random = new byte[10 << 20];
        new Random(7).nextBytes(random);
        importCsv(random).then().statusCode(400);
        given().contentType("application/json")
                .body(random)
                .post("/v1/actuals/imports")
                .then()
                .statusCode(400);
        get("/v1/actuals?indicator=malformed").body("items", hasSize(0));
    }

    @Test
    void rowsWithoutAnythingInThemArePassedOverAndLinesStayRight() {
        givenIndicator("blank-rows");
        importCsv("\n\n,,,\nIndicator,REGION,period,Value\n\n   \n,,,\n , ,\t,\nblank-rows,371503,2023-01,x\n\n"
                        + "blank-rows,371503,\"2023\n-13\",1\n\n\nblank-rows,371503,2023-13,1")
                .statusCode(400)
                .body("detail", equalTo("3 fault(s) in 3 rows; nothing was stored"))
                .body("violations.line", contains(9, 11, 15));
        importCsv("\uFEFF\"Indicator\",REGION,period,Value\r\nblank-rows,371503,2023-01,1\r\n,,,\r\n,,,,,,\r\n   \r\n")
                .statusCode(200)
                .body("rows", equalTo(1));
    }

    @Test
    void aSeparatorThatIsNoneIsRefused() {
        importCsv("sep=|\nindicator|region|period|value\n")
                .statusCode(400)
                .body("violations.code", contains("separator"))
                .body("violations.line", contains(1))
                .body("violations.expected", everyItem(notNullValue()));
    }

    @Test
    void whatIsInNoEncodingOfTextIsNamedOnce() {
        givenIndicator("encoded-once");
        String row = "encoded-once,371503,2023-01,1,数据\n";
        String file = "indicator,region,period,value,note\n" + row;
        refusedForItsEncoding(file.getBytes(StandardCharsets.UTF_16LE), "NUL", 1);
        refusedForItsEncoding(file.getBytes(StandardCharsets.UTF_16BE), "NUL", 1);
        refusedForItsEncoding(
                (HEADER + "x\u00E9,371503,2023-01,1\n").getBytes(StandardCharsets.ISO_8859_1), "GB18030", 2);
        byte[] flawed = (file + row).getBytes(StandardCharsets.UTF_8);
        flawed[flawed.length - 20] = (byte) 0xFF;
        refusedForItsEncoding(flawed, "UTF-8", 3);
    }

    @Test
    void whatWasReadBeforeAWrongByteIsToldWithIt() {
        givenIndicator("before-broken");
        String rows = """
                指标,region,period,value
                before-broken,371503,2023-01,abc
                no-such,371503,2023-01,1
                before-broken,371503,2023-02,1
                before-broken,371503,2023-02,1
                ??
                """;
        byte[] file = rows.getBytes(StandardCharsets.UTF_8);
        file[file.length - 3] = (byte) 0xFF;
        file[file.length - 2] = (byte) 0xFE;
        importCsv(file)
                .then()
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ' ' + it.code }",
                        contains("2 number", "3 unknown-indicator", "5 repeated", "6 encoding"))
                .body("violations[3].message", containsString("UTF-8"));
        get("/v1/actuals?indicator=before-broken").body("items", hasSize(0));
    }

    private static void refusedForItsEncoding(byte[] file, String said, int line) {
        importCsv(file)
                .then()
                .statusCode(400)
                .body("violations", hasSize(1))
                .body("violations[0].code", equalTo("encoding"))
                .body("violations[0].line", equalTo(line))
                .body("violations[0].message", containsString(said))
                .body("violations[0].expected", containsString("UTF-8"));
    }

    @Test
    void overlongUtf8IsRefusedInATextThatIsSaidToBeUtf8() {
        byte[] file = (HEADER + "x\u00C0\u00AF,371503,2023-01,1\n").getBytes(StandardCharsets.ISO_8859_1);
        importFile("text/csv; charset=utf-8", file)
                .then()
                .statusCode(400)
                .body("violations.code", contains("encoding"))
                .body("violations.line", contains(2));
    }

    @Test
    void overlongUtf8IsRefusedInJsonToo() {
        givenIndicator("overlong");
        byte[] file =
                "[{\"indicator\":\"overlong\",\"region\":\"371503\",\"period\":\"2023-01\",\"value\":1,\"note\":\"\u00C0\u00AF\"}]"
                        .getBytes(StandardCharsets.ISO_8859_1);
        importFile("application/json", file).then().statusCode(400).body("violations.code", contains("encoding"));
        get("/v1/actuals?indicator=overlong").body("items", hasSize(0));
    }

    @Test
    void aFileThatSaysToBeEncodedOtherwiseIsNotRead() {
        givenIndicator("encoded");
        byte[] file = (HEADER + "encoded,371503,2023-01,1\n").getBytes(StandardCharsets.UTF_8);
        importFile("text/csv; charset=iso-8859-1", file)
                .then()
                .statusCode(415)
                .body("detail", containsString("iso-8859-1"));
        importFile("application/jsonl; charset=gbk", "{}".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415);
        importFile("text/csv", file, "Content-Encoding", "gzip")
                .then()
                .statusCode(415)
                .body("detail", containsString("gzip"));
        importFile("application/json", "[]".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "br")
                .then()
                .statusCode(415);
        get("/v1/actuals?indicator=encoded").body("items", hasSize(0));
        importFile("text/csv; charset=UTF-8", file, "Content-Encoding", "identity")
                .then()
                .statusCode(200);
    }

    @Test
    void numbersThatWouldBeEndlessAreFaultsOfTheirField() {
        givenIndicator("endless");
        List<String> numbers = List.of("1e-999999999", "9e2147483648", "1e99999999999", "7".repeat(100_000));
        StringBuilder csv = new StringBuilder(HEADER);
        List<String> json = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String period = "2023-0" + (i + 1);
            csv.append("endless,371503,%s,%s\n".formatted(period, numbers.get(i)));
            json.add("{\"indicator\":\"endless\",\"region\":\"371503\",\"period\":\"%s\",\"value\":%s}"
                    .formatted(period, numbers.get(i)));
        }
        importCsv(csv.toString())
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ' ' + it.field + ' ' + it.code }",
                        contains("2 value scientific", "3 value scientific", "4 value scientific", "5 value number"));
        importJson("[" + String.join(",", json) + "]")
                .statusCode(400)
                .body(
                        "violations.collect { it.field + ' ' + it.code }",
                        contains("[0].value number", "[1].value number", "[2].value number", "[3].value number"));
        get("/v1/actuals?indicator=endless").body("items", hasSize(0));
    }

    @Test
    void aReasonThatIsMissingIsToldAtTheValueWhereThereIsNoColumnForIt() {
        givenIndicator("unreasoned");
        importCsv("指标,地区,期间,数值,状态\nunreasoned,371503,2023-01,1,FINAL\n").statusCode(200);
        importCsv("指标,地区,数值,期间\nunreasoned,371503,2,2023-01\n")
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.field + ' ' + it.code }",
                        contains("2:3 reason reason-required"));
        importCsv("指标,地区,数值,期间,原因\nunreasoned,371503,2,2023-01,\n")
                .statusCode(400)
                .body("violations.column", contains(5));
    }

    @Test
    void aReasonThatIsMissingIsToldBesideTheOtherFaultsOfTheFigure() {
        givenIndicator("unreasoned-too");
        importCsv("指标,地区,期间,数值,状态\nunreasoned-too,371503,2023-01,1,FINAL\nunreasoned-too,371503,2023-02,1,\n")
                .statusCode(200);
        String tooLong = "x".repeat(2001);
        importCsv("指标,地区,期间,数值,状态,来源,原因\n"
                        + "unreasoned-too,371503,2023-01,1.234,FINAL,,\n"
                        + "unreasoned-too,371503,2023-02,1.234,,,\n")
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ' ' + it.code }",
                        contains("2 decimals", "2 reason-required", "3 decimals"))
                .body("bulk.rejected", equalTo(2));
        for (String row : List.of("1,," + tooLong + ",", "1x,,,", "2,DONE,,")) {
            importCsv("指标,地区,期间,数值,状态,来源,原因\nunreasoned-too,371503,2023-01," + row + "\n")
                    .statusCode(400)
                    .body("violations.code", hasSize(2))
                    .body("violations.code", hasItem("reason-required"));
        }
        for (String row : List.of("1,DONE,,", "2,,," + tooLong, "1.234,,,更正")) {
            importCsv("指标,地区,期间,数值,状态,来源,原因\nunreasoned-too,371503,2023-01," + row + "\n")
                    .statusCode(400)
                    .body("violations.code", hasSize(1));
        }
    }

    @Test
    void ofARepeatedFigureItIsToldTooWhatIsStoredAgainstIt() {
        givenIndicator("repeated-final");
        importCsv("indicator,region,period,value,status\nrepeated-final,371503,2023-01,1,FINAL\n"
                        + "repeated-final,371503,2023-02,1,FINAL\n")
                .statusCode(200);
        importCsv("""
                        indicator,region,period,value
                        repeated-final,371503,2023-01,1
                        repeated-final,371503,2023-01,2
                        repeated-final,371503,2023-02,2
                        repeated-final,371503,2023-02,1
                        """)
                .statusCode(400)
                .body("detail", equalTo("4 fault(s) in 4 rows; nothing was stored"))
                .body(
                        "violations.collect { it.line + ' ' + it.code }",
                        containsInAnyOrder("3 reason-required", "3 repeated", "4 reason-required", "5 repeated"));
    }

    @Test
    void whatTheFileItselfHasStoredStandsNotAgainstARepeatedFigure() {
        givenIndicator("repeated-partly");
        StringBuilder file = new StringBuilder("indicator,region,period,value,status\n");
        for (int month = 0; month < 10_000; month++) {
            int year = 1990 + month % 30;
            file.append("repeated-partly,371503,%d-%02d,%d,FINAL%n".formatted(year, month / 30 % 12 + 1, month));
        }
        file.append("repeated-partly,371503,1990-01,7,\n");
        importWith("?mode=partial", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("created", equalTo(360))
                .body("rejected", equalTo(9641))
                .body("faults", equalTo(9641));
    }

    @Test
    void aRepeatedFigureThatIsStoredAlreadyIsToldWhileOthersAreStored() {
        givenIndicator("repeated-late");
        importCsv("indicator,region,period,value\nrepeated-late,371503,2023-12,1\n")
                .statusCode(200);
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int month = 0; month < 1_400; month++) {
            file.append("repeated-late,371503,%d-%02d,5%n".formatted(1900 + month / 12, month % 12 + 1));
        }
        file.append("repeated-late,371503,2023-12,2\nrepeated-late,371503,2023-12,3\n");
        importWith("?mode=partial", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("created", equalTo(1_400))
                .body("updated", equalTo(1))
                .body("violations.collect { it.line + ' ' + it.code }", contains("1403 repeated"));
    }

    @Test
    void rowsThatAreFaultyThemselvesAreToldToBeRepeatedToo() {
        givenIndicator("faulty-twice");
        importCsv("indicator,region,period,value,status\n"
                        + "faulty-twice,371503,2023-01,1,\n"
                        + "faulty-twice,371503,2023-01,1,DONE\n"
                        + "faulty-twice,371503,2023-01,\"1,00\",\n"
                        + "faulty-twice,371503,2023-01,1.001,\n"
                        + "faulty-twice,371503,2023-01,2,\n")
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ' ' + it.code }",
                        contains(
                                "3 status",
                                "3 repeated",
                                "4 number",
                                "4 repeated",
                                "5 decimals",
                                "5 repeated",
                                "6 repeated"))
                .body("detail", containsString("7 fault(s) in 5 rows"))
                .body("bulk.created", equalTo(1))
                .body("bulk.rejected", equalTo(4));
    }

    @Test
    void whatIsNoRowIsCountedAmongTheRows() {
        importCsv(HEADER + "x\n")
                .statusCode(400)
                .body("detail", containsString("2 fault(s) in 1 rows"))
                .body("violations.code", contains("columns", "unknown-indicator"));
        importJson("[null]").statusCode(400).body("detail", containsString("1 fault(s) in 1 rows"));
    }

    @Test
    void everyFaultOfARowSaysWhatWouldBeRight() {
        importCsv("indicator,region,period,value,status,source,note\nn\u0001,r,p,x,S,\u0001,\u0001\n,,,,,,x\n")
                .statusCode(400)
                .body("violations.expected", everyItem(notNullValue()));
    }
}
