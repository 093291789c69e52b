package org.planledger.report;

import static java.util.Map.entry;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.access.Ticket;
import org.planledger.kernel.testing.AccessMatrix;
import org.planledger.kernel.testing.AccessMatrix.Call;
import org.planledger.kernel.testing.AuditedOperations;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.kernel.testing.TestLogin;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.Upstream;

/// Who may call which operation, and what is recorded of the calls.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class AccessMatrixIT {
    private static final String TRIAL = """
            {"asOf":"2023-09","indicators":[{"code":"jobs","frequency":"MONTH","aggregation":"SUM","direction":"HIGHER"}],
             "targets":[{"id":"t","indicator":"jobs","comparator":"AT_LEAST","value":1,"from":"2023-01","to":"2023-12"}]}
            """;

    @ConfigProperty(name = "console.tickets")
    Path tickets;

    @TestHTTPResource
    URI service;

    private void enter() {
        Suite suite = new Suite(service);
        Http plans = suite.plans;
        plans.put("/v1/regions/990000", "{\"name\":\"矩阵省\",\"level\":\"PROVINCE\"}")
                .ok();
        for (String region : new String[] {"990100", "990200"}) {
            plans.put(
                            "/v1/regions/" + region,
                            "{\"name\":\"市%s\",\"level\":\"CITY\",\"parent\":\"990000\"}".formatted(region))
                    .ok();
        }
        plans.put("/v1/units/990100-a", "{\"region\":\"990100\",\"name\":\"矩阵局\"}")
                .ok();
        String planned = plans.put("/v1/plans/matrix", """
                        {"title":"矩阵计划","region":"990100","from":"2023-01","to":"2023-12","status":"IN_FORCE",
                         "parts":[{"title":"第一部分","sections":[]}],
                         "tasks":[{"number":"1","title":"任务","text":"任务","part":1,"lead":["990100-a"]}]}
                        """).ok().token();
        suite.indicators.put("/v1/indicators/matrix", """
                        {"name":"新增就业","unit":"人","direction":"HIGHER","decimals":0,"frequency":"MONTH","aggregation":"SUM"}
                        """).ok();
        suite.indicators.put("/v1/targets/matrix", """
                        {"plan":"matrix","task":"1","indicator":"matrix","region":"990100","comparator":"AT_LEAST",
                         "value":1200,"from":"2023-01","to":"2023-12"}
                        """).ok();
        String posted = suite.indicators
                .put("/v1/actuals/matrix/990100/2023-01", "{\"value\":1}")
                .ok()
                .token();
        Suite.onceFollowed(() -> suite.report.get("/v1/targets/matrix/result?after=" + planned + "&after=" + posted))
                .ok();
    }

    private String ticket() {
        String ticket = Ticket.make();
        try {
            Files.createDirectories(tickets);
            Files.writeString(Ticket.file(tickets, ticket), TestLogin.everything());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return ticket;
    }

    @Test
    void everyOperationIsOpenToWhomTheReviewedTableSaysAndIsRecorded() throws IOException {
        enter();
        Map<String, Supplier<Call>> calls = Map.ofEntries(
                entry("listAuditRecords", () -> Call.get("/v1/audit-records?limit=1")),
                entry("readChanges", () -> Call.get("/v1/changes?limit=1")),
                entry("listCorrections", () -> Call.get("/v1/corrections?plan=matrix&since=2023-01-01T00:00:00Z")),
                entry("ConsoleResource.start", () -> Call.get("/console")),
                entry("ConsoleResource.enter", () -> Call.get("/console/enter?ticket=" + ticket())),
                entry("ConsoleResource.leave", () -> Call.post("/console/leave", "{}")),
                entry("evaluate", () -> Call.post("/v1/evaluations", TRIAL)),
                entry("getPlanHistory", () -> Call.get("/v1/plans/matrix/history")),
                entry("exportPlanReport", () -> Call.get("/v1/plans/matrix/report.pdf?asOf=2023-06")),
                entry("listResults", () -> Call.get("/v1/plans/matrix/results?asOf=2023-06")),
                entry("exportResultsCsv", () -> Call.get("/v1/plans/matrix/results.csv?asOf=2023-06")),
                entry("exportResultsXlsx", () -> Call.get("/v1/plans/matrix/results.xlsx?asOf=2023-06")),
                entry("getSummary", () -> Call.get("/v1/plans/matrix/summary?by=part&asOf=2023-06")),
                entry("exportSummaryCsv", () -> Call.get("/v1/plans/matrix/summary.csv?by=part&asOf=2023-06")),
                entry("listRankings", () -> Call.get("/v1/rankings?by=region&asOf=2023-06")),
                entry("exportRankingsCsv", () -> Call.get("/v1/rankings.csv?by=region&asOf=2023-06")),
                entry("getBreakdown", () -> Call.get("/v1/targets/matrix/breakdown?asOf=2023-06")),
                entry("getTargetHistory", () -> Call.get("/v1/targets/matrix/history")),
                entry("getResult", () -> Call.get("/v1/targets/matrix/result?asOf=2023-06")),
                entry("getTotal", () -> Call.get("/v1/totals?indicator=matrix&region=990100&from=2023-01&to=2023-06")),
                entry("listWarnings", () -> Call.get("/v1/warnings?plan=matrix&asOf=2023-06")));
        AccessMatrix.assertAsReviewed(
                Path.of("openapi.yaml"), Path.of("src", "test", "resources", "access-matrix.csv"), calls);
        AuditedOperations.assertEachIsRecorded(
                Path.of("openapi.yaml"),
                calls,
                Map.of(
                        "evaluate",
                        "a trial calculation, sent by POST because it is long",
                        "ConsoleResource.leave",
                        "takes a cookie away, and changes nothing in the ledger"));
    }
}
