package org.planledger.indicator.caller;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.awaitPublished;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Somebody;
import org.planledger.kernel.testing.PostgresTestResource;

/// That a figure is larger than its whole tells the whole, so it is told to who sees the whole.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class UnseenWholeIT {
    private static final String REGION = "530102";
    private static final Somebody EVERYBODY = Somebody.everybody();
    private static final Somebody OF_THE_PART = Somebody.reporter("part", "530100", "530102-part");
    private static final Somebody OF_BOTH = Somebody.reporter("both", "530100", "530102-both");

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("530000", "滇", null);
        PlanFeedStub.region("530100", "滇一", "530000");
        PlanFeedStub.region(REGION, "滇一二", "530100");
        PlanFeedStub.planOf("530100", "IN_FORCE", "parts", "1=530102-part+530102-both;;", "2=530102-both;;");
    }

    /// A part that both units answer for, and a whole of 30 in 2023-01 to 2023-12 that one of them does.
    private static void givenPartAndWhole(String code) {
        String part = code + "-part";
        String whole = code + "-whole";
        for (String indicator : List.of(part, whole)) {
            EVERYBODY
                    .put("/v1/indicators/" + indicator, """
                    {"name":"%s","unit":"x","direction":"HIGHER","decimals":2,"frequency":"MONTH","aggregation":"SUM"}
                    """.formatted(indicator))
                    .statusCode(201);
        }
        EVERYBODY
                .put("/v1/indicators/" + code, """
                {"name":"%s","unit":"%%","direction":"HIGHER","decimals":2,
                "numerator":"%s","denominator":"%s","factor":100}
                """.formatted(code, part, whole))
                .statusCode(201);
        target(part, "1");
        target(whole, "2");
        StringBuilder file = new StringBuilder("indicator,region,period,value\n");
        for (int month = 1; month <= 12; month++) {
            file.append("%s,%s,2023-%02d,30\n".formatted(whole, REGION, month));
        }
        imported(EVERYBODY, "", file.toString()).statusCode(200);
        awaitPublished();
    }

    private static void target(String indicator, String task) {
        EVERYBODY
                .put("/v1/targets/" + indicator, """
                {"plan":"parts","task":"%s","indicator":"%s","region":"%s","comparator":"AT_LEAST","value":1,
                "from":"2023-01","to":"2023-12"}
                """.formatted(task, indicator, REGION))
                .statusCode(201);
    }

    private static ValidatableResponse imported(Somebody who, String query, String file) {
        return who.request()
                .contentType("text/csv; charset=utf-8")
                .body(file)
                .post("/v1/actuals/imports" + query)
                .then();
    }

    private static String figure(String indicator, String period) {
        return "/v1/actuals/" + indicator + "/" + REGION + "/" + period;
    }

    private static ValidatableResponse post(Somebody who, String indicator, String value) {
        return who.put(figure(indicator, "2023-01"), "{\"value\":" + value + "}");
    }

    private static String warningsOf(String indicator) {
        return "/v1/actuals/warnings?indicator=" + indicator;
    }

    private static String explanation(String indicator) {
        return "/v1/actuals/warnings/" + indicator + "/" + REGION + "/2023-01/explanation";
    }

    @Test
    void aPostTellsOfTheWholeWhoSeesIt() {
        givenPartAndWhole("unseen-post");
        post(OF_THE_PART, "unseen-post-part", "31").statusCode(201).body("warnings", empty());
        post(OF_THE_PART, "unseen-post-part", "31").statusCode(200).body("warnings", empty());
        for (String path : List.of(
                figure("unseen-post-part", "2023-01"),
                "/v1/actuals?indicator=unseen-post-part",
                figure("unseen-post-part", "2023-01") + "/revisions")) {
            String warnings =
                    path.startsWith("/v1/actuals?") || path.endsWith("revisions") ? "items[0].warnings" : "warnings";
            OF_BOTH.get(path).statusCode(200).body(warnings, contains("PART"));
            OF_THE_PART.get(path).statusCode(200).body(warnings, nullValue());
        }
        post(OF_BOTH, "unseen-post-part", "31").statusCode(200).body("warnings.expected", contains("at most 30"));
        post(OF_BOTH, "unseen-post-part", "32").statusCode(200).body("warnings.expected", contains("at most 30"));
    }

    @Test
    void everyPostOfABatchTellsWhoPostsIt() throws Exception {
        givenPartAndWhole("unseen-batch");
        List<Callable<List<String>>> posts = new ArrayList<>();
        List<List<String>> expected = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            boolean ofBoth = month % 2 == 0;
            String figure = figure("unseen-batch-part", "2023-%02d".formatted(month));
            posts.add(() -> (ofBoth ? OF_BOTH : OF_THE_PART)
                    .put(figure, "{\"value\":31}")
                    .statusCode(201)
                    .extract()
                    .path("warnings.code"));
            expected.add(ofBoth ? List.of("PART") : List.of());
        }
        List<List<String>> told = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(posts.size())) {
            for (Future<List<String>> answer : senders.invokeAll(posts)) {
                told.add(answer.get());
            }
        }
        assertEquals(expected, told);
    }

    @Test
    void anImportAndItsTrialTellAndCountWhatTheSenderSees() {
        givenPartAndWhole("unseen-import");
        String file = "indicator,region,period,value\nunseen-import-part,%s,2023-01,31\n".formatted(REGION);
        for (String query : List.of("?dryRun=true", "")) {
            String id = imported(OF_THE_PART, query, file)
                    .statusCode(200)
                    .body("warnings", equalTo(0))
                    .body("suspicions", empty())
                    .extract()
                    .path("id");
            OF_THE_PART
                    .get("/v1/actuals/imports/" + id)
                    .body("answer.warnings", equalTo(0))
                    .body("answer.suspicions", empty());
        }
        file = file.replace(",31", ",32");
        for (String query : List.of("?dryRun=true", "")) {
            imported(OF_BOTH, query, file)
                    .statusCode(200)
                    .body("warnings", equalTo(1))
                    .body("suspicions.expected", contains("at most 30"));
        }
    }

    @Test
    void warningsThatTellOfTheWholeAreThereForWhoSeesIt() {
        givenPartAndWhole("unseen-list");
        imported(EVERYBODY, "", """
                indicator,region,period,value
                unseen-list-part,%1$s,2022-01,1
                unseen-list-part,%1$s,2022-02,1
                unseen-list-part,%1$s,2022-03,1
                unseen-list-part,%1$s,2022-04,1
                unseen-list-part,%1$s,2022-05,1
                unseen-list-part,%1$s,2022-06,1
                unseen-list-part,%1$s,2022-07,1
                unseen-list-part,%1$s,2022-08,1
                unseen-list-part,%1$s,2022-09,1
                unseen-list-part,%1$s,2022-10,1
                unseen-list-part,%1$s,2022-11,1
                unseen-list-part,%1$s,2022-12,1
                unseen-list-part,%1$s,2023-01,310
                """.formatted(REGION)).statusCode(200);
        OF_BOTH.get(warningsOf("unseen-list-part")).body("items.code", containsInAnyOrder("JUMP", "PART"));
        OF_THE_PART.get(warningsOf("unseen-list-part")).body("items.code", contains("JUMP"));
        String why = "{\"reason\":\"补报\"}";
        OF_THE_PART.put(explanation("unseen-list-part"), why).statusCode(200).body("code", contains("JUMP"));
        OF_THE_PART.put(explanation("unseen-list-part"), "{\"reason\":\"再报\"}").statusCode(409);
        OF_BOTH.get(warningsOf("unseen-list-part") + "&open=true").body("items.code", contains("PART"));
        OF_BOTH.put(explanation("unseen-list-part"), why).statusCode(200);
        OF_BOTH.get(warningsOf("unseen-list-part") + "&open=true").body("items", empty());
    }

    @Test
    void whoIsNotToldOfAWarningDoesNotExplainItByTheReasonOfTheFigure() {
        givenPartAndWhole("unseen-reason");
        OF_THE_PART
                .put(figure("unseen-reason-part", "2023-01"), "{\"value\":31,\"reason\":\"补报\"}")
                .statusCode(201);
        OF_BOTH.get(warningsOf("unseen-reason-part")).body("items.state", contains("OPEN"));
        OF_BOTH.put(figure("unseen-reason-part", "2023-01"), "{\"value\":32,\"reason\":\"补报\"}")
                .statusCode(200);
        OF_BOTH.get(warningsOf("unseen-reason-part")).body("items.state", contains("SUPERSEDED", "EXPLAINED"));
    }

    @Test
    void aWarningThatIsNotSeenIsNotThereToBeExplained() {
        givenPartAndWhole("unseen-only");
        post(OF_THE_PART, "unseen-only-part", "31").statusCode(201);
        OF_THE_PART.put(explanation("unseen-only-part"), "{\"reason\":\"补报\"}").statusCode(404);
        OF_BOTH.get(warningsOf("unseen-only-part")).body("items.state", contains("OPEN"));
    }
}
