package org.planledger.plan;

import static java.util.Map.entry;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.AccessMatrix;
import org.planledger.kernel.testing.AccessMatrix.Call;
import org.planledger.kernel.testing.AuditedOperations;
import org.planledger.kernel.testing.MatrixCaller;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.document.adopt.IndicatorServiceStub;

/// Who may call which operation, and what is recorded of the calls.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(IndicatorServiceStub.class)
class AccessMatrixIT {
    private static final String REGION = "{\"name\":\"矩阵市\",\"level\":\"CITY\",\"parent\":\"990000\"}";
    private static final String UNIT = "{\"region\":\"990100\",\"name\":\"矩阵局\"}";
    private static final String READINGS = "{\"former\":{\"tasks\":[]},\"latter\":{\"tasks\":[]}}";
    private static final String READING = """
            {"region":"990100","reading":{"plan":{"title":"识读 %d","from":"2023-01","to":"2023-12"},"tasks":[]}}
            """;
    private static final String ENTRY = "{\"kind\":\"PROBLEM\",\"text\":\"缺资金\"}";
    private static final String SLIP = """
            {"plan":"matrix","task":"1","target":"matrix-1","asOf":"2023-05","colour":"BLUE","addressee":"990100-a",
             "deadline":"2099-12-31","text":"请说明"}
            """;

    private static int numbers;

    @BeforeEach
    void things() {
        Api.putRegion("990000", "{\"name\":\"矩阵省\",\"level\":\"PROVINCE\"}");
        Api.putRegion(MatrixCaller.REGION, REGION);
        Api.putRegion(MatrixCaller.OTHER_REGION, "{\"name\":\"别市\",\"level\":\"CITY\",\"parent\":\"990000\"}");
        Api.putUnit(MatrixCaller.UNIT, "矩阵局");
        Api.putPlan("matrix", plan("IN_FORCE"));
    }

    private static String plan(String status) {
        return """
                {"title":"矩阵计划","region":"990100","from":"2023-01","to":"2023-12","status":"%s",
                 "parts":[{"title":"第一部分","sections":[]}],
                 "tasks":[{"number":"1","title":"任务","text":"任务","part":1,"lead":["990100-a"]}]}
                """.formatted(status);
    }

    private static String draft() {
        String code = "matrix-draft-" + ++numbers;
        Api.putPlan(code, plan("DRAFT"));
        return "/v1/plans/" + code;
    }

    private static long entered() {
        return Api.post("/v1/plans/matrix/tasks/1/entries", ENTRY).jsonPath().getLong("id");
    }

    private static long issued() {
        return Api.post("/v1/slips", SLIP).jsonPath().getLong("id");
    }

    @Test
    void everyOperationIsOpenToWhomTheReviewedTableSaysAndIsRecorded() throws IOException {
        Map<String, Supplier<Call>> calls = Map.ofEntries(
                entry("listAuditRecords", () -> Call.get("/v1/audit-records?limit=1")),
                entry("readChanges", () -> Call.get("/v1/changes?limit=1")),
                entry(
                        "putDocument",
                        () -> Call.put("/v1/documents/plans/matrix-read-" + ++numbers, READING.formatted(numbers))),
                entry("listPlans", () -> Call.get("/v1/plans?limit=1")),
                entry("putPlan", () -> Call.put(draft(), plan("DRAFT"))),
                entry("getPlan", () -> Call.get("/v1/plans/matrix")),
                entry("deletePlan", () -> Call.delete(draft())),
                entry("putPlanStatus", () -> Call.put(draft() + "/status", "{\"status\":\"IN_FORCE\"}")),
                entry("listEntries", () -> Call.get("/v1/plans/matrix/entries?limit=1")),
                entry("getEntry", () -> Call.get("/v1/plans/matrix/entries/" + entered())),
                entry("listTasks", () -> Call.get("/v1/plans/matrix/tasks?limit=1")),
                entry("getTask", () -> Call.get("/v1/plans/matrix/tasks/1")),
                entry("listEntriesOfTask", () -> Call.get("/v1/plans/matrix/tasks/1/entries?limit=1")),
                entry("addEntry", () -> Call.post("/v1/plans/matrix/tasks/1/entries", ENTRY)),
                entry(
                        "readDocument",
                        () -> Call.post("/v1/documents", "text/plain", "一、甲\n1.乙。丙。".getBytes(StandardCharsets.UTF_8))),
                entry("compareReadings", () -> Call.post("/v1/documents/compare", READINGS)),
                entry("listRegions", () -> Call.get("/v1/regions?limit=1")),
                entry("putRegion", () -> Call.put("/v1/regions/990100", REGION)),
                entry("getRegion", () -> Call.get("/v1/regions/990100")),
                entry("listSlips", () -> Call.get("/v1/slips?limit=1")),
                entry("issueSlip", () -> Call.post("/v1/slips", SLIP)),
                entry("getSlip", () -> Call.get("/v1/slips/" + issued())),
                entry(
                        "addSlipStep",
                        () -> Call.post("/v1/slips/" + issued() + "/steps", "{\"action\":\"ANSWER\",\"text\":\"已办\"}")),
                entry("searchTasks", () -> Call.get("/v1/tasks?limit=1")),
                entry("listUnits", () -> Call.get("/v1/units?limit=1")),
                entry("putUnit", () -> Call.put("/v1/units/990100-a", UNIT)),
                entry("getUnit", () -> Call.get("/v1/units/990100-a")));
        AccessMatrix.assertAsReviewed(
                Path.of("openapi.yaml"), Path.of("src", "test", "resources", "access-matrix.csv"), calls);
        Map<String, Supplier<Call>> changing = new HashMap<>(calls);
        changing.put("putPlan", () -> Call.put(draft(), plan("DRAFT").replace("矩阵计划", "改名的计划")));
        changing.put("putRegion", () -> Call.put("/v1/regions/990100", REGION.replace("矩阵", "改名")));
        changing.put("putUnit", () -> Call.put("/v1/units/990100-a", UNIT.replace("矩阵", "改名")));
        AuditedOperations.assertEachIsRecorded(
                Path.of("openapi.yaml"),
                changing,
                Map.of(
                        "readDocument",
                        "a reading, sent by POST because it is a file",
                        "compareReadings",
                        "a comparison, sent by POST because it is long"));
    }
}
