package org.planledger.indicator.actual.imports;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importFile;
import static org.planledger.indicator.Service.importJson;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.actual.imports.workbook.TestWorkbook.row;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.actual.imports.workbook.TestWorkbook;
import org.planledger.kernel.testing.PostgresTestResource;

/// What is answered to files, and to the same file again.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ImportAnswersIT {
    private static final String HEADER = "indicator,region,period,value\n";

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("371503");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0001", "\\ud800", "\\u007f", "\\udc00x"})
    void aFaultThatQuotesCharactersThatNoTextHasIsToldAndKept(String escaped) {
        String refused = importJson("[{\"" + escaped + "\":1,\"status\":\"" + escaped + "\"}]")
                .statusCode(400)
                .body("violations.code", hasItems("unknown-field", "control-character"))
                .body("violations[0].field", equalTo("[0].\uFFFD" + (escaped.endsWith("x") ? "x" : "")))
                .extract()
                .path("bulk.id");
        get("/v1/actuals/imports/" + refused)
                .statusCode(200)
                .body("problem.violations[0].code", equalTo("unknown-field"));
        get("/v1/actuals/imports").statusCode(200);
    }

    @Test
    void whatWasAnsweredLongAgoIsReadWithWhateverCharactersItHas() throws SQLException {
        String id = importJson("[{}]").statusCode(400).extract().path("bulk.id");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update import set answer = replace(answer, '[0].value', 'a\\u0001') where id = ?::uuid")) {
            statement.setString(1, id);
            assertEquals(1, statement.executeUpdate());
        }
        get("/v1/actuals/imports/" + id).statusCode(200).body("problem.violations.field", hasItem("a\u0001"));
        get("/v1/actuals/imports").statusCode(200);
    }

    @Test
    void aFileThatIsRefusedTellsWhatItWouldHaveDoneAndWhereToLookItUp() {
        givenIndicator("told");
        importCsv(HEADER + "told,371503,2023-01,1\ntold,371503,2023-02,2\n").statusCode(200);
        String id = importCsv(HEADER + "told,371503,2023-01,1\ntold,371503,2023-02,3\ntold,371503,2023-03,x\n"
                        + "told,371503,2023-04,4\ntold,371503,2023-04,5\ntold\n")
                .statusCode(400)
                .body("bulk.rows", equalTo(6))
                .body("bulk.created", equalTo(1))
                .body("bulk.updated", equalTo(1))
                .body("bulk.unchanged", equalTo(1))
                .body("bulk.rejected", equalTo(3))
                .extract()
                .path("bulk.id");
        get("/v1/actuals/imports/" + id)
                .statusCode(200)
                .body("phase", equalTo("REFUSED"))
                .body("problem.bulk.id", equalTo(id))
                .body("problem.bulk.created", equalTo(1))
                .body("problem.bulk.rejected", equalTo(3));
    }

    @Test
    void aFileThatCannotBeReadToItsEndTellsWhereToLookItUp() {
        givenIndicator("broken-off");
        String id = importJson(
                        "[{\"indicator\":\"broken-off\",\"region\":\"371503\",\"period\":\"2023-01\",\"value\":1},{")
                .statusCode(400)
                .body("bulk.rows", notNullValue())
                .body("bulk.created", nullValue())
                .extract()
                .path("bulk.id");
        get("/v1/actuals/imports/" + id).statusCode(200).body("phase", equalTo("REFUSED"));
    }

    @Test
    void theSameBytesUnderTheSameKeyAreTheSameWhateverTheirEncodingIsCalled() {
        givenIndicator("same-bytes");
        byte[] body = (HEADER + "same-bytes,371503,2023-01,1\n").getBytes(StandardCharsets.UTF_8);
        String id = importFile("text/csv", body, "Idempotency-Key", "same-bytes")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        for (String type : new String[] {"text/csv; charset=utf-8", "text/csv;charset=GB18030", "application/csv"}) {
            importFile(type, body, "Idempotency-Key", "same-bytes")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(id));
        }
        importFile("text/csv; charset=utf-8", HEADER.getBytes(StandardCharsets.UTF_8), "Idempotency-Key", "same-bytes")
                .then()
                .statusCode(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void anEmptyGuardIsRefused(String nothing) {
        givenIndicatorOnce("empty-guard");
        importFile(
                        "text/csv",
                        (HEADER + "empty-guard,371503,2023-01,1\n").getBytes(StandardCharsets.UTF_8),
                        "Idempotency-Key",
                        nothing)
                .then()
                .statusCode(400)
                .body("violations.field", contains("Idempotency-Key"))
                .body("violations.code", contains("empty"));
        given().header("Accept-Language", "en")
                .header("If-Match", nothing)
                .contentType("application/json")
                .body("{\"value\":1}")
                .put("/v1/actuals/empty-guard/371503/2023-01")
                .then()
                .statusCode(400)
                .body("violations.field", contains("If-Match"));
        get("/v1/actuals/empty-guard/371503/2023-01").statusCode(404);
    }

    private static void givenIndicatorOnce(String code) {
        if (given().get("/v1/indicators/" + code).statusCode() == 404) {
            givenIndicator(code);
        }
    }

    @Test
    void decimalsAreAnsweredAsTheyWerePosted() {
        givenIndicator("scale-kept");
        post("scale-kept/371503/2023-01", "1.50").statusCode(201).body(containsString("\"value\":1.50,"));
        byte[] body = (HEADER + "scale-kept,371503,2023-01,2.00\nscale-kept,371503,2023-02,3.10\n")
                .getBytes(StandardCharsets.UTF_8);
        String id =
                importFile("text/csv", body, "Idempotency-Key", "scale-kept").path("id");
        for (Response answer : List.of(
                importFile("text/csv", body, "Idempotency-Key", "scale-kept"),
                given().get("/v1/actuals/imports/" + id))) {
            answer.then()
                    .statusCode(200)
                    .body(containsString("\"before\":{\"value\":1.50,"))
                    .body(containsString("\"after\":{\"value\":2.00,"))
                    .body(containsString("\"after\":{\"value\":3.10,"));
        }
        importJson("[{\"indicator\":\"scale-kept\",\"region\":\"371503\",\"period\":\"2023-01\",\"value\":4.0}]")
                .statusCode(200)
                .body(containsString("\"before\":{\"value\":2.00,"))
                .body(containsString("\"after\":{\"value\":4.0,"));
        get("/v1/actuals/scale-kept/371503/2023-01").body(containsString("\"value\":4.0,"));
    }

    @Test
    void aRowOfAWorkbookWithoutItsLastCellsHasEmptyOnes() {
        givenIndicator("short-row");
        importFile(
                        ImportResource.WORKBOOK,
                        TestWorkbook.of(row(1, "指标", "地区", "期间", "数值")
                                        + row(2, "short-row", "371503")
                                        + row(3, "short-row", "371503", "2023-01"))
                                .bytes())
                .then()
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains("2:3 not-null", "2:4 not-null", "3:4 not-null"));
        importFile(
                        ImportResource.WORKBOOK,
                        TestWorkbook.of(row(1, "指标", "地区", "期间", "数值", "上月")
                                        + row(2, "short-row", "371503", "2023-01")
                                        + row(3, "short-row", "371503", "2023-02", "5"))
                                .bytes())
                .then()
                .statusCode(200)
                .body("rows", equalTo(1))
                .body("created", equalTo(1));
    }

    @Test
    void whatStaffWriteIsReadOrToldAsWhatItIs() {
        givenIndicator("written");
        importCsv("指标,地区,期间,数值\nwritten,371503,2023/4/1,.5\nwritten,371503,2023年5月31日,—\n"
                        + "written,371503,2023-06-30,6\n")
                .statusCode(200)
                .body("rows", equalTo(2))
                .body("changes.period", contains("2023-04", "2023-06"));
        importCsv("指标,地区,期间,数值\nwritten,371503,2023-04-15,1\nwritten,371503,2023-07,1e3\n")
                .statusCode(400)
                .body(
                        "violations.collect { it.line + ':' + it.column + ' ' + it.code }",
                        contains("2:3 day", "3:4 scientific"));
        importCsv("指标,地区,2022年,\n,,1月,2月\nwritten,371503,1,…\n")
                .statusCode(200)
                .body("changes.period", contains("2022-01"));
    }
}
