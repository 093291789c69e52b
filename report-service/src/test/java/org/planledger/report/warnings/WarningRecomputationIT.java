package org.planledger.report.warnings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// Warnings of seeded random plans against what the results themselves say, asked month by month and day by day.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
class WarningRecomputationIT {
    private static final Instant RECORDED = Instant.parse("2022-01-01T00:00:00Z");
    private static final Set<String> LATE = Set.of("BEHIND", "FAR_BEHIND", "BREACHED", "MISSED");
    private static final int TARGETS = 14;

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private record Window(YearMonth from, YearMonth to) {}

    private final Map<String, Window> windows = new TreeMap<>();
    private int seen;
    private int longRuns;

    @Test
    void sinceAndMonthsLateAreThoseOfTheResults() {
        for (int seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            windows.clear();
            Recorded recorded = randomPlan(random);
            for (LocalDate today : List.of(LocalDate.of(2023, 10, 15), LocalDate.of(2023, 10, 9))) {
                for (String asOf : List.of("2023-09", "2023-05", "2022-12", "2024-02", "2022-05")) {
                    compare(recorded, today, YearMonth.parse(asOf), "seed " + seed + " on " + today + " as of " + asOf);
                }
            }
        }
        clock.set(TestClock.USUAL);
        assertTrue(seen > 150 && longRuns > 60, seen + " warnings, " + longRuns + " of several months");
    }

    private Recorded randomPlan(Random random) {
        Recorded recorded = new Recorded(service);
        recorded.putPlan(
                "2022-07",
                "2023-12",
                "IN_FORCE",
                random.nextBoolean()
                        ? "{}"
                        : "{\"scheme\": \"POINTS\", \"yellowFromPoints\": 5, \"redAbovePoints\": 12}");
        for (int i = 0; i < TARGETS; i++) {
            String name = "t" + i;
            boolean cap = random.nextInt(3) == 0;
            String aggregation = random.nextInt(3) == 0 ? "MEAN" : "SUM";
            recorded.putIndicator(
                    name,
                    "\"direction\": \"%s\", \"frequency\": \"%s\", \"aggregation\": \"%s\", \"reporting\": \"PERIOD\","
                                    .formatted(
                                            cap ? "LOWER" : "HIGHER",
                                            random.nextInt(4) == 0 ? "QUARTER" : "MONTH",
                                            aggregation)
                            + " \"dueDay\": " + (1 + random.nextInt(28)));
            Window window = new Window(
                    YearMonth.of(2022, 7).plusMonths(random.nextInt(8)),
                    YearMonth.of(2023, 12).minusMonths(random.nextInt(8)));
            windows.put(recorded.code(name), window);
            boolean yearly = random.nextInt(3) == 0;
            int months = yearly ? 12 : 12 + random.nextInt(6);
            String goal = random.nextInt(10) == 0
                    ? "\"status\": \"PENDING\""
                    : "\"comparator\": \"%s\", \"value\": %d"
                            .formatted(cap ? "AT_MOST" : "AT_LEAST", aggregation.equals("MEAN") ? 50 : 50 * months);
            recorded.putTarget(
                    name,
                    random.nextBoolean() ? "1" : "2",
                    name,
                    goal
                            + ", \"recurrence\": \"%s\", \"from\": \"%s\", \"to\": \"%s\""
                                    .formatted(yearly ? "YEARLY" : "TOTAL", window.from(), window.to()));
            post(recorded, name, random);
        }
        return recorded;
    }

    /// Good and bad stretches, with gaps, some of which stay open to the end.
    private static void post(Recorded recorded, String name, Random random) {
        int level = 50;
        int last = 20 - random.nextInt(5);
        for (int i = 0; i < last; i++) {
            YearMonth month = YearMonth.of(2022, 1).plusMonths(i);
            if (i % 4 == 0) {
                level = 25 + random.nextInt(50);
            }
            if (random.nextInt(7) > 0) {
                recorded.record(name, month.toString(), Integer.toString(level + random.nextInt(15)), RECORDED);
            }
        }
        for (int quarter = 1; quarter <= 7 - random.nextInt(3); quarter++) {
            String period = (2022 + (quarter - 1) / 4) + "-Q" + (1 + (quarter - 1) % 4);
            recorded.record(name, period, Integer.toString(100 + random.nextInt(100)), RECORDED);
        }
    }

    private void compare(Recorded recorded, LocalDate today, YearMonth asOf, String where) {
        set(today);
        JsonNode warnings = recorded.answer("/v1/warnings?limit=1000&plan=%s&asOf=%s".formatted(recorded.plan, asOf))
                .ok()
                .json()
                .get("warnings");
        Map<String, String> told = new TreeMap<>();
        warnings.forEach(warning -> told.put(
                warning.get("target").asText(),
                "%s since %s before %s late %d"
                        .formatted(
                                warning.get("signal").asText(),
                                warning.get("since").asText(),
                                warning.path("signalBefore").asText("-"),
                                warning.get("monthsLate").asInt())));
        assertEquals(recomputed(recorded, today, asOf), told, where);
    }

    private void set(LocalDate date) {
        clock.set(date.atTime(12, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant());
    }

    private record Seen(YearMonth month, String state, String signal) {}

    private Map<String, String> recomputed(Recorded recorded, LocalDate today, YearMonth asOf) {
        Map<String, List<Seen>> byTarget = new TreeMap<>();
        for (YearMonth month = YearMonth.of(2022, 7); !month.isAfter(asOf); month = month.plusMonths(1)) {
            LocalDate allDue = month.plusMonths(2).atDay(1);
            set(month.equals(asOf) || today.isBefore(allDue) ? today : allDue);
            see(recorded, month, byTarget);
        }
        if (byTarget.isEmpty()) {
            set(today);
            see(recorded, asOf, byTarget);
        }
        Map<String, String> expected = new TreeMap<>();
        byTarget.forEach((target, months) -> {
            Seen present = months.getLast();
            if (!present.signal().equals("NONE")) {
                expected.put(target, told(windows.get(target), asOf, months));
                seen++;
            }
        });
        return expected;
    }

    private static void see(Recorded recorded, YearMonth month, Map<String, List<Seen>> byTarget) {
        for (JsonNode result :
                recorded.ofPlan("results?limit=1000&asOf=" + month).get("results")) {
            byTarget.computeIfAbsent(result.get("target").asText(), target -> new ArrayList<>())
                    .add(new Seen(
                            month,
                            result.get("state").asText(),
                            result.get("signal").asText()));
        }
    }

    private String told(Window window, YearMonth asOf, List<Seen> months) {
        Seen present = months.getLast();
        YearMonth last = asOf.isAfter(window.to()) ? window.to() : asOf;
        List<Seen> ofWindow = new ArrayList<>();
        for (Seen month : months) {
            if (!month.month().isBefore(window.from()) && month.month().isBefore(last)) {
                ofWindow.add(month);
            }
        }
        ofWindow.add(new Seen(last, present.state(), present.signal()));
        int first = ofWindow.size() - 1;
        while (first > 0 && ofWindow.get(first - 1).signal().equals(present.signal())) {
            first--;
        }
        int late = 0;
        while (late < ofWindow.size()
                && LATE.contains(ofWindow.get(ofWindow.size() - 1 - late).state())) {
            late++;
        }
        if (ofWindow.size() - first > 1) {
            longRuns++;
        }
        return "%s since %s before %s late %d"
                .formatted(
                        present.signal(),
                        ofWindow.get(first).month(),
                        first == 0 ? "-" : ofWindow.get(first - 1).signal(),
                        late);
    }
}
