package org.planledger.indicator.directory;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putTarget;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.testing.PostgresTestResource;

@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
class DirectoryIT {
    private static final String TARGET =
            """
            {"plan":"%s","task":"%s","indicator":"directed","region":"371502","comparator":"AT_LEAST","value":1,
            "from":"2023-01","to":"2023-12"}
            """;

    @Inject
    DirectoryStore store;

    @Inject
    Directory directory;

    @AfterEach
    void back() {
        PlanFeedStub.setAway(false);
    }

    @Test
    void whatPlanServiceHasIsLearntWhenItIsAskedForAndForgottenWhenItIsWithdrawn() {
        givenIndicator("directed");
        PlanFeedStub.region("371502");
        PlanFeedStub.plan("plan-1", "1", "2");
        putTarget("directed-1", TARGET.formatted("plan-1", "2")).statusCode(201);
        putTarget("directed-2", TARGET.formatted("plan-1", "3")).statusCode(400).body("violations.code", contains("unknown-task"));
        PlanFeedStub.plan("plan-1", "3");
        putTarget("directed-2", TARGET.formatted("plan-1", "3")).statusCode(201);
        putTarget("directed-3", TARGET.formatted("plan-1", "2")).statusCode(400).body("violations.code", contains("unknown-task"));
        PlanFeedStub.withdraw("PLAN", "plan-1");
        putTarget("directed-3", TARGET.formatted("plan-2", "1")).statusCode(400).body("violations.code", contains("unknown-plan"));
        putTarget("directed-3", TARGET.formatted("plan-1", "3")).statusCode(400).body("violations.code", contains("unknown-plan"));
        get("/v1/targets/directed-2").statusCode(200);
    }

    @Test
    void whileItIsAwayKnownRegionsGoOnAndUnknownOnesAreUnavailable() {
        givenIndicator("away");
        PlanFeedStub.region("371524");
        post("away/371524/2023-01", "1").statusCode(201);
        PlanFeedStub.setAway(true);
        post("away/371524/2023-02", "1").statusCode(201);
        post("away/371525/2023-02", "1").statusCode(503).header("Retry-After", "1");
        importCsv("indicator,region,period,value\naway,371525,2023-01,1\n").statusCode(503);
        get("/q/health/ready").statusCode(200);
        PlanFeedStub.setAway(false);
        post("away/371525/2023-02", "1").statusCode(400).body("violations.code", contains("unknown-region"));
    }

    @Test
    void thoseWhoComeWhileAnotherIsReadingShareTheNextReading() throws InterruptedException {
        directory.refresh();
        CountDownLatch answers = new CountDownLatch(1);
        PlanFeedStub.hold(answers);
        int before = PlanFeedStub.requests();
        List<Thread> callers = new ArrayList<>();
        Thread first = Thread.ofPlatform().start(directory::refresh);
        callers.add(first);
        while (PlanFeedStub.requests() == before) {
            Thread.onSpinWait();
        }
        for (int caller = 0; caller < 10; caller++) {
            callers.add(Thread.ofPlatform().start(directory::refresh));
        }
        while (callers.stream().anyMatch(caller -> caller.getState() == Thread.State.RUNNABLE || caller.getState() == Thread.State.NEW)) {
            Thread.onSpinWait();
        }
        answers.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertEquals(before + 2, PlanFeedStub.requests());
    }

    @Test
    void aPageThatAnotherInstanceHasAppliedAlreadyIsLeftOut() {
        String cursor = store.cursor();
        PlanPage page = new PlanPage(List.of("379998"), List.of(), List.of(), List.of(), cursor, false);
        store.apply("not-" + cursor, page);
        assertFalse(store.known("379998", null, null).region());
        assertEquals(cursor, store.cursor());
    }
}
