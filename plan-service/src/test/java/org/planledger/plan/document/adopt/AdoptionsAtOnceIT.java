package org.planledger.plan.document.adopt;

import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.planledger.plan.document.adopt.Confirming.goal;
import static org.planledger.plan.document.adopt.Confirming.reading;
import static org.planledger.plan.document.adopt.Confirming.task;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.plan.Api;

/// Readings that are confirmed at the same time are taken one after the other: nothing is made twice, and nobody is
/// refused for what another has just made.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(IndicatorServiceStub.class)
class AdoptionsAtOnceIT {
    private static final int AT_ONCE = 6;

    @BeforeEach
    void directory() {
        Confirming.putRegions();
    }

    /// A reading that names units of the series.
    private static String readingOf(String series) {
        List<String> tasks = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            String units = "\"lead\":[\"%1$s%2$d局\"],\"cooperating\":[\"%1$s%2$d办\"],".formatted(series, i);
            tasks.add(task(String.valueOf(i), units, goal("新建学校", "所", "新建学校1所")));
        }
        return reading(tasks.toArray(String[]::new));
    }

    private static List<Response> answers(List<Callable<Response>> requests) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(requests.size());
        List<Response> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Response>> sent = requests.stream()
                    .map(request -> senders.submit(() -> {
                        begin.await();
                        return request.call();
                    }))
                    .toList();
            for (Future<Response> each : sent) {
                answers.add(each.get());
            }
        }
        return answers;
    }

    @Test
    void theSameReadingOfOnePlanIsMadeOnce() throws Exception {
        String reading = readingOf("同时");
        List<Response> answers = answers(Collections.nCopies(AT_ONCE, () -> Confirming.sent("at-once-same", reading)));
        List<Integer> statuses =
                answers.stream().map(Response::statusCode).sorted().toList();
        List<Integer> expected = new ArrayList<>(Collections.nCopies(AT_ONCE - 1, 200));
        expected.add(201);
        assertEquals(expected, statuses, () -> answers.getFirst().asString());
        Api.get("/v1/units?limit=1000&q=同时").then().body("items", hasSize(20));
    }

    @Test
    void plansThatNameTheSameNewUnitsShareThem() throws Exception {
        String reading = readingOf("共用");
        List<Callable<Response>> requests = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            String plan = "at-once-shared-" + i;
            requests.add(() -> Confirming.sent(plan, reading));
        }
        TreeSet<String> codes = new TreeSet<>();
        long made = 0;
        for (Response answer : answers(requests)) {
            assertEquals(201, answer.statusCode(), answer.asString());
            codes.addAll(answer.jsonPath().getList("units.code", String.class));
            made += answer.jsonPath().getList("units.origin", String.class).stream()
                    .filter("CREATED"::equals)
                    .count();
        }
        assertEquals(20, codes.size());
        assertEquals(20, made);
        assertTrue(Api.get("/v1/plans/at-once-shared-0").asString().contains(codes.first()));
    }
}
