package org.planledger.report.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.ServiceProcess;
import org.planledger.kernel.testing.TestPostgres;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.Upstream;

/// The packaged services, where withdrawals are forgotten within seconds.
class AwayTooLongIT {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);
    private static final Map<String, String> FORGETFUL =
            Map.of("changes.tombstones-kept", "0S", "changes.purge-every", "1S");

    @Test
    void whatWasWithdrawnAndForgottenMeanwhileDisappearsAndTheRestIsAnsweredAllTheTime() throws Exception {
        try (ServiceProcess plans = Upstream.start("plan-service", FORGETFUL);
                ServiceProcess indicators = Upstream.start("indicator-service", withPlans(plans));
                ServiceProcess report = ServiceProcess.start(
                        "report-service",
                        Map.of(
                                "quarkus.datasource.jdbc.url", TestPostgres.newDatabase(),
                                "quarkus.datasource.username", "postgres",
                                "quarkus.datasource.password", "postgres",
                                "follow.plan-url", plans.url().toString(),
                                "follow.indicator-url", indicators.url().toString()))) {
            Suite draft = new Suite(plans.url(), indicators.url(), report.url());
            draft.putPlan("DRAFT", draft.task("1", 1));
            Suite suite = new Suite(plans.url(), indicators.url(), report.url());
            suite.putPlan("IN_FORCE", suite.task("1", 1));
            suite.putMonthlySum("jobs");
            suite.putTarget("stays", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1");
            suite.putTarget("goes", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1");
            String token = suite.post("jobs", "2023-01", "110");
            Http.Answer before = suite.reported("results", token).ok();
            assertEquals(2, before.json().get("results").size());
            assertEquals(
                    200,
                    draft.report.get("/v1/plans/" + draft.plan + "/results").status());

            report.kill();
            suite.indicators.delete("/v1/targets/" + suite.code("goes")).ok();
            suite.plans.delete("/v1/plans/" + draft.plan).ok();
            awaitForgotten(
                    suite.plans, before.json().at("/freshness/plan/cursor").asText());
            awaitForgotten(
                    suite.indicators,
                    before.json().at("/freshness/indicator/cursor").asText());
            report.launch();
            report.awaitReady();

            Instant end = Instant.now().plus(LONGEST_WAIT);
            while (isThere(suite.report, "/v1/targets/" + suite.code("goes") + "/result")
                    || isThere(draft.report, "/v1/plans/" + draft.plan + "/results")) {
                assertTrue(Instant.now().isBefore(end), "what was withdrawn is still there");
                assertEquals(
                        "110",
                        suite.report
                                .get("/v1/targets/" + suite.code("stays") + "/result")
                                .ok()
                                .json()
                                .at("/result/value")
                                .asText());
                TimeUnit.MILLISECONDS.sleep(20);
            }
            String later = suite.post("jobs", "2023-02", "5");
            assertEquals("115", suite.result("stays", later).get("value").asText());
            String metrics = suite.report.get("/q/metrics").ok().body();
            assertTrue(metrics.contains("feed_restarts_total{feed=\"plan\"} 1.0"), metrics);
            assertTrue(metrics.contains("feed_restarts_total{feed=\"indicator\"} 1.0"), metrics);

            whatIndicatorServiceKnowsOfPlansIsReadAnew(plans, indicators, draft);
        }
    }

    private static void whatIndicatorServiceKnowsOfPlansIsReadAnew(
            ServiceProcess plans, ServiceProcess indicators, Suite draft) {
        Suite next = new Suite(plans.url(), indicators.url(), plans.url());
        next.putPlan("IN_FORCE", next.task("1", 1));
        next.putMonthlySum("jobs");
        next.putTarget("new", "1", "jobs", "\"comparator\": \"AT_LEAST\", \"value\": 1");
        Http.Answer refused = next.indicators.put(
                "/v1/targets/" + next.code("of-draft"), """
                        {"plan": "%s", "task": "1", "indicator": "%s", "region": "371503", "from": "2023-01",
                         "to": "2023-12", "comparator": "AT_LEAST", "value": 1}
                        """.formatted(draft.plan, next.code("jobs")));
        assertEquals(400, refused.status(), refused.body());
        assertTrue(refused.body().contains("unknown-plan"), refused.body());
    }

    private static Map<String, String> withPlans(ServiceProcess plans) {
        return Map.of(
                "changes.tombstones-kept",
                "0S",
                "changes.purge-every",
                "1S",
                "indicator.plan-service.url",
                plans.url().toString().replaceAll("/$", ""));
    }

    private static boolean isThere(Http service, String path) {
        return service.get(path).status() != 404;
    }

    private static void awaitForgotten(Http service, String cursor) throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST_WAIT);
        while (service.get("/v1/changes?limit=1&after=" + cursor).status() != 410) {
            assertTrue(Instant.now().isBefore(end), "the cursor " + cursor + " is still good");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
