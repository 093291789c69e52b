package org.planledger.indicator;

import static java.util.Map.entry;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putClosing;
import static org.planledger.indicator.Service.putTarget;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.actual.imports.workbook.TestWorkbook;
import org.planledger.kernel.testing.AccessMatrix;
import org.planledger.kernel.testing.AccessMatrix.Call;
import org.planledger.kernel.testing.AuditedOperations;
import org.planledger.kernel.testing.MatrixCaller;
import org.planledger.kernel.testing.PostgresTestResource;

/// Who may call which operation, and what is recorded of the calls.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class AccessMatrixIT {
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String INDICATOR = """
            {"name":"新增就业","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
            """;
    private static final String TARGET = """
            {"plan":"matrix","task":"1","indicator":"matrix","region":"990100","comparator":"AT_LEAST","value":%d,
             "from":"2023-01","to":"2023-12"}
            """;

    private static int numbers;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("990000", "矩阵省", null);
        PlanFeedStub.region(MatrixCaller.REGION, "矩阵市", "990000");
        PlanFeedStub.region(MatrixCaller.OTHER_REGION, "别市", "990000");
        PlanFeedStub.planOf(MatrixCaller.REGION, "IN_FORCE", "matrix", "1=990100-a");
    }

    private static String newIndicator() {
        String code = "matrix-" + ++numbers;
        givenIndicator(code);
        return "/v1/indicators/" + code;
    }

    private static String newTarget() {
        String id = "matrix-target-" + ++numbers;
        putTarget(id, TARGET.formatted(1)).statusCode(201);
        return "/v1/targets/" + id;
    }

    private static String proposal() {
        return """
                {"plan":"matrix","region":"990100","proposals":[{
                "indicator":{"code":"matrix","name":"矩阵","unit":"人","direction":"HIGHER","decimals":0,"aggregation":"SUM"},
                "target":{"id":"matrix-proposed-%d","task":"1","indicator":"matrix","comparator":"AT_LEAST","value":1,
                "from":"2023-01","to":"2023-12"}}]}
                """.formatted(++numbers);
    }

    private static String newFigure() {
        int number = ++numbers;
        String key = "matrix/990100/" + (1990 + number / 12) + "-" + "%02d".formatted(1 + number % 12);
        post(key, "1").statusCode(201);
        return "/v1/actuals/" + key;
    }

    private static String newImport() {
        return importCsv(newRow()).statusCode(200).extract().path("id");
    }

    private static Call imported(String contentType, String body) {
        return imported(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Call imported(String contentType, byte[] body) {
        return Call.post("/v1/actuals/imports", contentType, body);
    }

    /// A file with a value that was not posted before, so that it stores something.
    private static String newRow() {
        return "indicator,region,period,value\nmatrix,990100,2022-01,%d\n".formatted(++numbers);
    }

    private static String newObject() {
        return "{\"indicator\":\"matrix\",\"region\":\"990100\",\"period\":\"2022-01\",\"value\":%d}"
                .formatted(++numbers);
    }

    @Test
    void everyOperationIsOpenToWhomTheReviewedTableSaysAndIsRecorded() throws IOException {
        givenIndicator("matrix");
        putTarget("matrix", TARGET.formatted(1)).statusCode(201);
        importCsv("""
                indicator,region,period,value
                matrix,990100,2021-01,1
                matrix,990100,2021-02,7
                matrix,990100,2021-03,2
                matrix,990100,2021-04,6
                matrix,990100,2021-05,3
                matrix,990100,2021-06,5
                matrix,990100,2021-07,14
                matrix,990100,2021-08,100
                """).statusCode(200);
        putClosing("990100/2020-01", "{\"status\":\"CLOSED\"}").statusCode(201);
        putClosing("plans/matrix/2020-01", "{\"status\":\"CLOSED\"}").statusCode(201);
        Map<String, Supplier<Call>> calls = Map.ofEntries(
                entry("listAuditRecords", () -> Call.get("/v1/audit-records?limit=1")),
                entry("listActuals", () -> Call.get("/v1/actuals?indicator=matrix&limit=1")),
                entry("listImports", () -> Call.get("/v1/actuals/imports?limit=1")),
                entry("importActuals", () -> imported("text/csv; charset=UTF-8", newRow())),
                entry("ImportResource.importWorkbook", () -> imported(WORKBOOK, TestWorkbook.ofCsv(newRow()))),
                entry(
                        "ImportResource.importWorkbookAndMark",
                        () -> imported(WORKBOOK, TestWorkbook.ofCsv(newRow())).accepting(WORKBOOK)),
                entry("ImportResource.importJson", () -> imported("application/json", "[" + newObject() + "]")),
                entry("ImportResource.importJsonLines", () -> imported("application/x-ndjson", newObject() + "\n")),
                entry("getImport", () -> Call.get("/v1/actuals/imports/" + newImport())),
                entry("getTemplate", () -> Call.get("/v1/actuals/template?month=2023-01&region=990100")),
                entry("listWarnings", () -> Call.get("/v1/actuals/warnings?indicator=matrix")),
                entry(
                        "explainWarnings",
                        () -> Call.put(
                                "/v1/actuals/warnings/matrix/990100/2021-08/explanation", "{\"reason\":\"新厂投产\"}")),
                entry("auditSeries", () -> Call.get("/v1/actuals/matrix/990100/audit")),
                entry("putActual", () -> Call.put(newFigure(), "{\"value\":2}")),
                entry("getActual", () -> Call.get("/v1/actuals/matrix/990100/2021-01")),
                entry("deleteActual", () -> Call.delete(newFigure())),
                entry("listRevisions", () -> Call.get("/v1/actuals/matrix/990100/2021-01/revisions")),
                entry("listCalendar", () -> Call.get("/v1/calendar?month=2023-01&limit=1")),
                entry("summarizeCalendar", () -> Call.get("/v1/calendar/summary?month=2023-01")),
                entry("readChanges", () -> Call.get("/v1/changes?limit=1")),
                entry("listClosings", () -> Call.get("/v1/closings?limit=1")),
                entry("putPlanClosing", () -> Call.put("/v1/closings/plans/matrix/2020-02", "{\"status\":\"CLOSED\"}")),
                entry("getPlanClosing", () -> Call.get("/v1/closings/plans/matrix/2020-01")),
                entry("listPlanClosingHistory", () -> Call.get("/v1/closings/plans/matrix/2020-01/history")),
                entry("putClosing", () -> Call.put("/v1/closings/990100/2020-02", "{\"status\":\"CLOSED\"}")),
                entry("getClosing", () -> Call.get("/v1/closings/990100/2020-01")),
                entry("listClosingHistory", () -> Call.get("/v1/closings/990100/2020-01/history")),
                entry("putHolidays", () -> Call.put("/v1/holidays/2048", "[]")),
                entry("getHolidays", () -> Call.get("/v1/holidays/2023")),
                entry("listIndicators", () -> Call.get("/v1/indicators?limit=1")),
                entry("putIndicator", () -> Call.put("/v1/indicators/matrix-new-" + ++numbers, INDICATOR)),
                entry("getIndicator", () -> Call.get("/v1/indicators/matrix")),
                entry("deleteIndicator", () -> Call.delete(newIndicator())),
                entry("adoptTargets", () -> Call.post("/v1/target-proposals", proposal())),
                entry("listTargets", () -> Call.get("/v1/targets?plan=matrix&limit=1")),
                entry("putTarget", () -> Call.put(newTarget(), TARGET.formatted(2))),
                entry("getTarget", () -> Call.get("/v1/targets/matrix")),
                entry("deleteTarget", () -> Call.delete(newTarget())),
                entry("listTargetRevisions", () -> Call.get("/v1/targets/matrix/revisions")),
                entry(
                        "putTargetRevision",
                        () -> Call.put(
                                newTarget() + "/revisions/2023-07",
                                "{\"comparator\":\"AT_LEAST\",\"value\":3,\"reason\":\"调整\"}")));
        AccessMatrix.assertAsReviewed(
                Path.of("openapi.yaml"), Path.of("src", "test", "resources", "access-matrix.csv"), calls);
        Map<String, Supplier<Call>> changing = new HashMap<>(calls);
        changing.put("explainWarnings", () -> {
            post("matrix/990100/2021-08", "101");
            return calls.get("explainWarnings").get();
        });
        changing.put("putPlanClosing", () -> Call.put("/v1/closings/plans/matrix/2020-03", "{\"status\":\"CLOSED\"}"));
        changing.put("putClosing", () -> Call.put("/v1/closings/990100/2020-03", "{\"status\":\"CLOSED\"}"));
        changing.put("putHolidays", () -> Call.put("/v1/holidays/2048", "[{\"date\":\"2048-01-01\",\"name\":\"元旦\"}]"));
        AuditedOperations.assertEachIsRecorded(Path.of("openapi.yaml"), changing, Map.of());
    }
}
