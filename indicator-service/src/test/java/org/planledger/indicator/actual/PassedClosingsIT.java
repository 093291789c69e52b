package org.planledger.indicator.actual;

import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.delete;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.importWith;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putClosing;
import static org.planledger.indicator.Service.putIndicator;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Somebody;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.period.Period;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;

/// Whoever posts passes over those closings that they may reopen, and over no others.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
@As(user = "chief of the county", roles = Role.APPROVER, regionsBelow = "330102")
class PassedClosingsIT {
    private static final String CLOSE = "{\"status\":\"CLOSED\"}";
    private static final String HEADER = "indicator,region,period,value\n";
    private static final List<String> INDICATORS = List.of("passed-both", "passed-city", "passed-county");

    @Inject
    PostingTransaction transaction;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("330000", "浙", null);
        PlanFeedStub.region("330100", "浙一", "330000");
        PlanFeedStub.region("330102", "浙一二", "330100");
        PlanFeedStub.region("330102Z01", "浙一二开发区", "330102");
        PlanFeedStub.region("330103", "浙一三", "330100");
        PlanFeedStub.planOf("330100", "IN_FORCE", "plan-passed-city", "1");
        PlanFeedStub.planOf("330102", "IN_FORCE", "plan-passed-county", "1");
        PlanFeedStub.planOf("330102", "DRAFT", "plan-passed-draft", "1");
    }

    @BeforeEach
    void begin() {
        asEverybody(PassedClosingsIT::targets);
    }

    private static void targets() {
        for (String indicator : INDICATORS) {
            putIndicator(indicator, """
                            {"name":"新增","unit":"人","direction":"HIGHER","decimals":2,"frequency":"MONTH",
                            "aggregation":"SUM"}
                            """).statusCode(anyOf(is(200), is(201)));
        }
        target("city", "passed-city", "330102");
        target("city", "passed-city", "330103");
        target("city", "passed-both", "330102");
        target("county", "passed-county", "330102");
        target("county", "passed-county", "330102Z01");
        target("county", "passed-both", "330102");
        target("draft", "passed-county", "330103");
    }

    private static void target(String plan, String indicator, String region) {
        putTarget("passed-%s-%s-%s".formatted(plan, indicator, region.toLowerCase(Locale.ROOT)), """
                        {"plan":"plan-passed-%s","task":"1","indicator":"%s","region":"%s","comparator":"AT_LEAST",
                        "value":1,"from":"2023-01","to":"2023-12"}
                        """.formatted(
                                plan, indicator, region))
                .statusCode(anyOf(is(200), is(201)));
    }

    private static void close(String... scopes) {
        asEverybody(() -> {
            for (String scope : scopes) {
                putClosing(scope, CLOSE, "Posted-By", "Wang").statusCode(201);
            }
        });
    }

    @Test
    void aCountyDoesNotPostIntoWhatAPlanOfTheCityHasClosed() {
        post("passed-city/330102/2023-01", "1").statusCode(201);
        close("plans/plan-passed-city/2023-01");
        putClosing("plans/plan-passed-city/2023-01", "{\"status\":\"OPEN\",\"reason\":\"迟报\"}")
                .statusCode(403);
        post("passed-city/330102/2023-01", "2")
                .statusCode(409)
                .body("detail", containsString("2023-01 of the plan \"plan-passed-city\" was closed on"))
                .body("violations.field", contains("period"))
                .body("violations.code", contains("closed"))
                .body("violations.expected", contains(containsString("an approver who may reopen it")));
        post("passed-city/330102/2023-01", "2.345")
                .statusCode(409)
                .body("violations.code", contains("closed", "decimals"));
        delete("/v1/actuals/passed-city/330102/2023-01").statusCode(409);
        post("passed-city/330102/2023-01", "1").statusCode(200).body("outcome", equalTo("UNCHANGED"));
        post("passed-city/330102/2023-02", "1").statusCode(201);
        post("passed-county/330102/2023-01", "1").statusCode(201);
    }

    @Test
    void aCountyPostsIntoWhatItsOwnPlanOrTheCountyItselfHasClosed() {
        close("plans/plan-passed-county/2023-03", "330102/2023-03");
        post("passed-county/330102/2023-03", "1").statusCode(201);
        post("passed-county/330102Z01/2023-03", "1").statusCode(201);
        post("passed-city/330102/2023-03", "1").statusCode(201);
        importCsv(HEADER + "passed-county,330102,2023-03,2\npassed-county,330102Z01,2023-03,2\n")
                .statusCode(200)
                .body("updated", equalTo(2));
        delete("/v1/actuals/passed-county/330102/2023-03").statusCode(204);
    }

    /// What several have closed is closed until none of them is left that holds for who posts.
    @Test
    void whatThePlanOfTheCityHasClosedAsWellStaysClosed() {
        close("330102/2023-04", "plans/plan-passed-county/2023-04", "plans/plan-passed-city/2023-04");
        post("passed-both/330102/2023-04", "1")
                .statusCode(409)
                .body("detail", containsString("of the plan \"plan-passed-city\""));
        importCsv(HEADER + "passed-both,330102,2023-04,1\n")
                .statusCode(400)
                .body("violations.message", contains(containsString("of the plan \"plan-passed-city\"")));
    }

    @Test
    void anImportTellsEachRowThatTheCityHasClosed() {
        close("plans/plan-passed-city/2023-05", "plans/plan-passed-county/2023-05", "330102/2023-05");
        String rows = HEADER + "passed-city,330102,2023-05,1\npassed-county,330102,2023-05,1\n"
                + "passed-both,330102,2023-05,2.345\npassed-city,330102,2023-06,1\n";
        importCsv(rows)
                .statusCode(400)
                .body("violations.collect { it.line + ' ' + it.code }", contains("2 closed", "4 decimals", "4 closed"));
        importWith("?mode=partial", "text/csv", rows.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("created", equalTo(2))
                .body("rejected", equalTo(2));
        get("/v1/actuals/passed-city/330102/2023-05").statusCode(404);
    }

    /// A file is checked some thousands of rows at a time, and closings are learnt as their regions and months come.
    @Test
    void whatTheCityHasClosedIsToldHoweverLateInAFileItComes() {
        close("plans/plan-passed-county/2023-07", "plans/plan-passed-city/2023-07", "plans/plan-passed-city/2023-08");
        String file = HEADER + "passed-county,330102Z01,2023-07,1\n"
                + "passed-county,330102Z01,2023-07,1\n".repeat(10_000)
                + "passed-county,330102,2023-07,1\npassed-city,330102,2023-07,1\npassed-city,330102,2023-08,1\n";
        importWith("?mode=partial&dryRun=true", "text/csv", file.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(200)
                .body("changes.place", contains("2", "10003"))
                .body("rejected", equalTo(10_002));
    }

    /// Somebody else's draft is not told by its code, and holds like any plan.
    @Test
    void aDraftHoldsWhoDoesNotReachAllItsTargets() {
        close("plans/plan-passed-draft/2023-09");
        post("passed-county/330102/2023-09", "1").statusCode(201);
        Somebody other = Somebody.who("chief of the other county", Role.APPROVER, "330103");
        other.put("/v1/actuals/passed-county/330103/2023-09", "{\"value\":1}").statusCode(201);
        asEverybody(() -> target("draft", "passed-both", "330102"));
        other.put("/v1/actuals/passed-county/330103/2023-09", "{\"value\":2}")
                .statusCode(409)
                .body("detail", containsString("2023-09 of this figure was closed"));
    }

    /// Each posts into what is closed exactly where they may reopen every closing of it; to close again what is
    /// closed changes nothing and is refused to who may not.
    @Test
    void whoeverMayReopenAClosingPostsIntoIt() {
        List<Somebody> approvers = new ArrayList<>();
        for (List<String> regions : List.of(
                List.of("330102"),
                List.of("330103"),
                List.of("330102", "330103"),
                List.of("330102Z01"),
                List.of("330100"),
                List.of("*"))) {
            approvers.add(Somebody.who("of " + regions, Role.APPROVER, regions.toArray(String[]::new)));
        }
        close("plans/plan-passed-city/2023-10", "plans/plan-passed-county/2023-10", "330103/2023-10");
        List<String> found = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (Somebody approver : approvers) {
            expect(approver, "passed-city/330102", found, expected, "plans/plan-passed-city");
            expect(approver, "passed-city/330103", found, expected, "plans/plan-passed-city", "330103");
            expect(
                    approver,
                    "passed-both/330102",
                    found,
                    expected,
                    "plans/plan-passed-city",
                    "plans/plan-passed-county");
            expect(approver, "passed-county/330102Z01", found, expected, "plans/plan-passed-county");
        }
        assertEquals(expected, found);
        assertEquals(
                Set.of("409", "stored"),
                Set.copyOf(found.stream()
                        .map(each -> each.substring(each.lastIndexOf(' ') + 1))
                        .filter(each -> !each.equals("403"))
                        .toList()));
    }

    private static void expect(
            Somebody approver, String figure, List<String> found, List<String> expected, String... closings) {
        String value = Integer.toString(found.size() + 1);
        int status = approver.put("/v1/actuals/" + figure + "/2023-10", "{\"value\":" + value + "}")
                .extract()
                .statusCode();
        boolean mayReopen = true;
        for (String closing : closings) {
            mayReopen &= approver.put("/v1/closings/" + closing + "/2023-10", CLOSE)
                            .extract()
                            .statusCode()
                    == 200;
        }
        String of = approver.name() + " " + figure + " ";
        found.add(of + (status < 300 ? "stored" : status));
        expected.add(of + (mayReopen ? "stored" : status == 403 ? "403" : "409"));
    }

    /// Postings of several logins are stored together.
    @Test
    void ofPostingsThatAreStoredTogetherEachIsHeldToItsOwnRights() {
        close("plans/plan-passed-city/2023-11", "plans/plan-passed-county/2023-11");
        List<PostingAnswer> answers = transaction.store(List.of(
                posting("passed-city", "330102", true, "330102"),
                posting("passed-city", "330103", true, "330100"),
                posting("passed-county", "330102", true, "330102"),
                posting("passed-county", "330102Z01", false, "330102"),
                posting("passed-both", "330102", true, "330100")));
        assertEquals(
                List.of("Refused", "Stored", "Stored", "Refused", "Stored"),
                answers.stream()
                        .map(answer -> answer.getClass().getSimpleName())
                        .toList());
        asEverybody(() -> get("/v1/actuals?indicator=passed-city&from=2023-11&to=2023-11")
                .body("items.region", everyItem(equalTo("330103"))));
    }

    private static Posting posting(String indicator, String region, boolean approves, String regionBelow) {
        return new Posting(
                new FigureKey(indicator, region, Period.parse("2023-11")),
                new Figure(BigDecimal.ONE, ActualStatus.PROVISIONAL, null, null, null),
                false,
                List.of(),
                null,
                null,
                new PostingRights(approves, new Reach(false, Set.of(), Set.of(regionBelow), true, Set.of())),
                false,
                null);
    }
}
