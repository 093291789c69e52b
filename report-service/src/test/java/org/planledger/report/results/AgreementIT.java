package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Suite;
import org.planledger.report.testing.TestClock;
import org.planledger.report.testing.Upstream;

/// What is answered from the copy agrees with a trial calculation from the figures as they were posted, and a summary
/// with a plain count of the results.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Upstream.class)
class AgreementIT {
    private static final String[] GOALS = {
        "\"comparator\": \"AT_LEAST\", \"value\": 700",
        "\"comparator\": \"AT_MOST\", \"value\": 900.5",
        "\"comparator\": \"ABOUT\", \"value\": 600, \"tolerance\": 0.1",
        "\"comparator\": \"BETWEEN\", \"value\": 50, \"valueHigh\": 70",
        "\"comparator\": \"INCREASE\"",
        "\"comparator\": \"DECREASE\", \"baseline\": {\"period\": \"2022-12\", \"value\": 55}",
        "\"comparator\": \"AT_LEAST\", \"value\": 5, \"measure\": \"GROWTH\"",
        "\"comparator\": \"AT_LEAST\", \"value\": 5, \"measure\": \"REDUCTION\"",
        "\"comparator\": \"AT_LEAST\", \"value\": 1200, \"recurrence\": \"YEARLY\","
                + " \"milestones\": [{\"month\": \"2023-03\", \"value\": 200.25},"
                + " {\"month\": \"2023-09\", \"value\": 900}]",
        "\"comparator\": \"AT_LEAST\", \"value\": 900, \"baseline\": {\"period\": \"2022-12\", \"value\": 20}",
        "\"status\": \"PENDING\"",
    };
    private static final String[] KINDS = {
        "\"frequency\": \"MONTH\", \"aggregation\": \"SUM\", \"reporting\": \"PERIOD\"",
        "\"frequency\": \"MONTH\", \"aggregation\": \"MEAN\", \"reporting\": \"PERIOD\"",
        "\"frequency\": \"MONTH\", \"aggregation\": \"LAST\", \"reporting\": \"PERIOD\"",
        "\"frequency\": \"MONTH\", \"aggregation\": \"SUM\", \"reporting\": \"YEAR_TO_DATE\"",
        "\"frequency\": \"QUARTER\", \"aggregation\": \"SUM\", \"reporting\": \"PERIOD\"",
        "\"frequency\": \"MONTH\", \"aggregation\": \"MEAN\", \"reporting\": \"PERIOD\", \"combinedFirstMonths\": true",
        "\"frequency\": \"MONTH\", \"aggregation\": \"SUM\", \"reporting\": \"PERIOD\", \"combinedFirstMonths\": true"
    };

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    @Test
    void resultsAgreeWithATrialCalculationFromTheSameFigures() {
        clock.set(TestClock.USUAL);
        Suite suite = new Suite(service);
        Random random = new Random(7);
        suite.putPlan("IN_FORCE", suite.task("1", 1), suite.task("2", 2));
        List<String> indicators = new ArrayList<>();
        List<String> observations = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        String token = null;
        for (int kind = 0; kind < KINDS.length; kind++) {
            String name = "i" + kind;
            suite.putIndicator(name, kind % 2 == 0 ? "HIGHER" : "LOWER", KINDS[kind]);
            indicators.add("{\"code\": \"%s\", \"direction\": \"%s\", \"decimals\": 4, %s}"
                    .formatted(suite.code(name), kind % 2 == 0 ? "HIGHER" : "LOWER", KINDS[kind]));
            Map<String, String> figures = new TreeMap<>();
            for (int i = 0; i < 40; i++) {
                String period = KINDS[kind].contains("QUARTER")
                        ? "%d-Q%d".formatted(2022 + random.nextInt(2), 1 + random.nextInt(4))
                        : "%d-%02d".formatted(2022 + random.nextInt(2), 1 + random.nextInt(12));
                // Later posts revise earlier ones, and now and then one is withdrawn.
                if (figures.containsKey(period) && random.nextInt(4) == 0) {
                    figures.remove(period);
                    token = suite.withdraw(name, period);
                } else {
                    figures.put(
                            period,
                            BigDecimal.valueOf(random.nextInt(1_000_000), 4).toPlainString());
                    token = suite.post(name, period, figures.get(period));
                }
            }
            figures.forEach(
                    (period, value) -> observations.add("{\"indicator\": \"%s\", \"period\": \"%s\", \"value\": %s}"
                            .formatted(suite.code(name), period, value)));
            for (int goal = 0; goal < GOALS.length; goal++) {
                if (GOALS[goal].contains("milestones") && !KINDS[kind].contains("SUM")) {
                    continue;
                }
                String fields =
                        KINDS[kind].contains("QUARTER") ? GOALS[goal].replace("2022-12", "2022-Q4") : GOALS[goal];
                String target = "t" + kind + "-" + goal;
                token = suite.putTarget(target, Integer.toString(1 + goal % 2), name, fields);
                targets.add("{\"id\": \"%s\", \"indicator\": \"%s\", \"from\": \"2023-01\", \"to\": \"2023-12\", %s}"
                        .formatted(suite.code(target), suite.code(name), fields));
            }
        }
        for (String asOf : List.of("2022-12", "2023-01", "2023-06", "2023-12")) {
            Map<String, JsonNode> trial = byTarget(new Http(service)
                    .post(
                            "/v1/evaluations",
                            "application/json",
                            "{\"asOf\": \"%s\", \"indicators\": %s, \"observations\": %s, \"targets\": %s}"
                                    .formatted(asOf, indicators, observations, targets))
                    .ok()
                    .json()
                    .get("results"));
            JsonNode reported = suite.reported("results?limit=1000&asOf=" + asOf, token)
                    .ok()
                    .json()
                    .get("results");
            assertEquals(trial, byTarget(reported));
            assertSummary(suite.reported("summary?asOf=" + asOf, token).ok().json(), reported);
        }
    }

    /// What is overdue, and the signal and context that come of it, a trial does not know.
    private static Map<String, JsonNode> byTarget(JsonNode results) {
        Map<String, JsonNode> byTarget = new TreeMap<>();
        results.forEach(result -> {
            ObjectNode plain = result.deepCopy();
            plain.remove(List.of("context", "overdue"));
            if (plain.get("signal").asText().equals("BLUE")) {
                plain.put("signal", "NONE");
            }
            byTarget.put(plain.get("target").asText(), plain);
        });
        return byTarget;
    }

    private static void assertSummary(JsonNode summary, JsonNode results) {
        assertGroup(summary.get("total"), results, 0);
        assertGroup(summary.at("/groups/0"), results, 1);
        assertGroup(summary.at("/groups/1"), results, 2);
    }

    /// @param part 0 for all
    private static void assertGroup(JsonNode group, JsonNode results, int part) {
        Map<String, Integer> states = new TreeMap<>();
        Map<String, Integer> signals = new TreeMap<>();
        List<BigDecimal> scores = new ArrayList<>();
        int targets = 0;
        for (JsonNode result : results) {
            if (part == 0 || result.at("/context/part").asInt() == part) {
                targets++;
                states.merge(result.get("state").asText(), 1, Integer::sum);
                signals.merge(result.get("signal").asText(), 1, Integer::sum);
                if (result.has("score")) {
                    scores.add(result.get("score").decimalValue());
                }
            }
        }
        assertEquals(targets, group.get("targets").asInt());
        assertEquals(states, counts(group.get("states")));
        assertEquals(signals, counts(group.get("signals")));
        assertEquals(scores.isEmpty(), !group.has("score"));
        if (!scores.isEmpty()) {
            BigDecimal mean = scores.stream()
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .multiply(BigDecimal.valueOf(100))
                    .divide(BigDecimal.valueOf(scores.size()), 2, RoundingMode.HALF_UP);
            // The results are rounded to 4 places, the group's score is not made of rounded ones.
            BigDecimal difference =
                    mean.subtract(group.get("score").decimalValue()).abs();
            assertEquals(-1, difference.compareTo(new BigDecimal("0.02")), mean + " against " + group);
        }
    }

    private static Map<String, Integer> counts(JsonNode object) {
        Map<String, Integer> counts = new TreeMap<>();
        object.properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asInt()));
        return counts;
    }
}
