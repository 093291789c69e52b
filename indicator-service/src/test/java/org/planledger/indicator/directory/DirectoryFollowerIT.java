package org.planledger.indicator.directory;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.planledger.indicator.Service.get;
import static org.planledger.indicator.Service.givenIndicator;
import static org.planledger.indicator.Service.importCsv;
import static org.planledger.indicator.Service.post;
import static org.planledger.indicator.Service.putTarget;
import static org.planledger.kernel.testing.LoggedIn.asEverybody;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.indicator.PlanFeedStub;
import org.planledger.kernel.access.Role;
import org.planledger.kernel.testing.As;
import org.planledger.kernel.testing.PostgresTestResource;

/// What plan-service changes is known here although nobody asks for it. Without that these tests would wait until
/// they are stopped.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(PlanFeedStub.class)
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class DirectoryFollowerIT {
    private static final String HEADER = "indicator,region,period,value\n";

    @Inject
    DirectoryStore store;

    @Inject
    MeterRegistry meters;

    @BeforeAll
    static void directory() {
        PlanFeedStub.region("350000", "闽", null);
        PlanFeedStub.region("350100", "闽一", "350000");
        PlanFeedStub.region("350200", "闽二", "350000");
    }

    @AfterEach
    void back() {
        PlanFeedStub.setAway(false);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static int posted(String key) {
        return post(key, "1").extract().statusCode();
    }

    @Test
    @As(user = "unit", roles = Role.REPORTER, regionsBelow = "*", units = "350100-new")
    void aTaskThatMovesToAnotherUnitTakesItsFiguresThereAndBack() throws InterruptedException {
        PlanFeedStub.plan("plan-moving", "1=350100-old");
        asEverybody(() -> {
            givenIndicator("follow-moved");
            putTarget("follow-moved-1", """
                            {"plan":"plan-moving","task":"1","indicator":"follow-moved","region":"350100",
                            "comparator":"AT_LEAST","value":1,"from":"2023-01","to":"2023-12"}
                            """).statusCode(201);
        });
        post("follow-moved/350100/2023-01", "1").statusCode(403);
        PlanFeedStub.plan("plan-moving", "1=350100-new");
        await(() -> posted("follow-moved/350100/2023-01") == 201);
        PlanFeedStub.plan("plan-moving", "1=350100-old");
        await(() -> posted("follow-moved/350100/2023-02") == 403);
    }

    @Test
    @As(
            user = "city",
            roles = {Role.REPORTER, Role.PLANNER},
            regionsBelow = "350200",
            units = "*")
    void aRegionThatMovesToAnotherOneTakesItsFiguresThere() throws InterruptedException {
        asEverybody(() -> givenIndicator("follow-region"));
        PlanFeedStub.region("350102", "闽一二", "350100");
        post("follow-region/350102/2023-01", "1").statusCode(403);
        PlanFeedStub.region("350102", "闽一二", "350200");
        await(() -> posted("follow-region/350102/2023-01") == 201);
    }

    @Test
    void aNameThatASecondRegionIsGivenStandsForNeither() throws InterruptedException {
        givenIndicator("follow-name");
        PlanFeedStub.region("350103", "同名区", "350100");
        await(() -> store.known("350103", null, null).region());
        importCsv(HEADER + "follow-name,同名区,2023-01,1\n").statusCode(200);
        PlanFeedStub.region("350203", "同名区", "350200");
        await(() -> importCsv(HEADER + "follow-name,同名区,2023-02,1\n").extract().statusCode() == 400);
        importCsv(HEADER + "follow-name,同名区,2023-03,1\n")
                .body("violations.code", contains("ambiguous"))
                .body("violations.expected[0]", containsString("350103, 350203"));
    }

    @Test
    void itGoesOnOncePlanServiceIsBack() throws InterruptedException {
        givenIndicator("follow-away");
        PlanFeedStub.region("350104", "闽一四", "350100");
        await(() -> store.known("350104", null, null).region());
        Counter failures = meters.get("feed.failures").tag("feed", "plan").counter();
        double before = failures.count();
        PlanFeedStub.setAway(true);
        PlanFeedStub.region("350105", "闽一五", "350100");
        post("follow-away/350104/2023-01", "1").statusCode(201);
        get("/q/health/ready").statusCode(200);
        await(() -> failures.count() > before);
        PlanFeedStub.setAway(false);
        await(() -> store.known("350105", null, null).region());
    }

    /// A poll that is not answered is not asked again.
    @Test
    void whileNothingChangesItIsNotAsked() throws InterruptedException {
        PlanFeedStub.region("350106", "闽一六", "350100");
        await(() -> store.known("350106", null, null).region());
        int polls = PlanFeedStub.longPolls();
        int requests = PlanFeedStub.requests();
        TimeUnit.SECONDS.sleep(2);
        assertEquals(polls, Math.max(polls, PlanFeedStub.longPolls() - 1), "but for the one that waits");
        assertEquals(requests, PlanFeedStub.requests());
    }

    @Test
    void anOperatorSeesHowCurrentItIs() throws InterruptedException {
        await(() -> store.progress().currentAt() != null);
        get("/q/health/ready")
                .statusCode(200)
                .body(
                        "checks.find { it.name.startsWith('Directory') }.data.currentAt",
                        equalTo(store.progress().currentAt().toString()));
        get("/q/metrics").body(containsString("feed_lag_seconds{feed=\"plan\"}"));
    }
}
