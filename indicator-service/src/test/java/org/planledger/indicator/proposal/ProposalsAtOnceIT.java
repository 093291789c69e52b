package org.planledger.indicator.proposal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.indicator.Somebody;
import org.planledger.kernel.testing.PostgresTestResource;

/// Proposals that come at the same time are taken one after the other: nothing is made twice.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class ProposalsAtOnceIT {
    private static final int AT_ONCE = 6;
    private static final int GOALS = 20;
    private static final String REGION = "530403";
    private static final Somebody EVERYBODY = Somebody.everybody();

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("530000", "滇", null);
        PlanFeedStub.region("530400", "滇四", "530000");
        PlanFeedStub.region(REGION, "滇四三", "530400");
        PlanFeedStub.planOf("530400", "IN_FORCE", "at-once", "1=530403-a;;");
        for (int i = 0; i < AT_ONCE; i++) {
            PlanFeedStub.planOf("530400", "IN_FORCE", "at-once-" + i, "1=530403-a;;");
        }
    }

    /// Goals whose indicators have names of the series.
    private static Response propose(String plan, String series) {
        List<String> goals = new ArrayList<>();
        for (int i = 0; i < GOALS; i++) {
            goals.add("""
                    {"indicator":{"code":"%1$s","name":"%1$s第%2$d种","unit":"个","direction":"HIGHER","decimals":0,
                    "aggregation":"SUM"},"target":{"task":"1","comparator":"AT_LEAST","value":%2$d,"from":"2023-01",
                    "to":"2023-12"}}
                    """.formatted(series, i));
        }
        return EVERYBODY
                .request()
                .contentType("application/json")
                .body("{\"plan\":\"%s\",\"region\":\"%s\",\"proposals\":[%s]}"
                        .formatted(plan, REGION, String.join(",", goals)))
                .post("/v1/target-proposals");
    }

    private static List<JsonPath> answers(List<Callable<Response>> requests) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(requests.size());
        List<JsonPath> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> sent = requests.stream()
                    .map(request -> senders.submit(() -> {
                        begin.await();
                        return request.call();
                    }))
                    .toList();
            for (Future<Response> each : sent) {
                assertEquals(200, each.get().statusCode(), each.get().asString());
                answers.add(each.get().jsonPath());
            }
        }
        return answers;
    }

    private static long count(List<JsonPath> answers, String path, String outcome) {
        return answers.stream()
                .flatMap(answer -> answer.getList(path, String.class).stream())
                .filter(outcome::equals)
                .count();
    }

    @Test
    void theSameGoalsOfOnePlanAreMadeOnce() throws Exception {
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            requests.add(() -> propose("at-once", "at-once-same"));
        }
        List<JsonPath> answers = answers(requests);
        assertEquals(GOALS, count(answers, "targets.outcome", "CREATED"));
        assertEquals(GOALS * (AT_ONCE - 1), count(answers, "targets.outcome", "UNCHANGED"));
        assertEquals(GOALS, count(answers, "indicators.outcome", "CREATED"));
        assertEquals(GOALS, EVERYBODY.all("/v1/targets?plan=at-once", 100).size());
    }

    @Test
    void plansThatNeedTheSameNewIndicatorsShareThem() throws Exception {
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String plan = "at-once-" + i;
            requests.add(() -> propose(plan, "at-once-shared"));
        }
        List<JsonPath> answers = answers(requests);
        assertEquals(GOALS * AT_ONCE, count(answers, "targets.outcome", "CREATED"));
        assertEquals(GOALS, count(answers, "indicators.outcome", "CREATED"));
        answers.forEach(answer ->
                assertEquals(answers.getFirst().getList("targets.indicator"), answer.getList("targets.indicator")));
        assertEquals(GOALS, new TreeSet<>(answers.getFirst().getList("indicators.code", String.class)).size());
    }
}
