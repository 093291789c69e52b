package org.planledger.report.corrections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.PostgresTestResource;
import org.planledger.report.testing.Feeds;
import org.planledger.report.testing.Http;
import org.planledger.report.testing.Recorded;
import org.planledger.report.testing.TestClock;

/// What was known at a moment, histories and corrections agree with trial calculations from figures that are replayed
/// one after the other up to the moment.
@QuarkusTest
@WithTestResource(PostgresTestResource.class)
@WithTestResource(Feeds.class)
class ReplayIT {
    private static final Instant NOW = Instant.parse("2024-02-15T04:00:00Z");
    private static final String[] KINDS = {
        "\"aggregation\": \"SUM\", \"reporting\": \"PERIOD\"",
        "\"aggregation\": \"LAST\", \"reporting\": \"PERIOD\", \"combinedFirstMonths\": true",
        "\"aggregation\": \"MEAN\", \"reporting\": \"PERIOD\", \"combinedFirstMonths\": true",
        "\"aggregation\": \"SUM\", \"reporting\": \"YEAR_TO_DATE\""
    };
    /// Each an indicator, its goal and its window; `d` is the first indicator by the third.
    private static final String[][] TARGETS = {
        {"i0", "\"comparator\": \"AT_LEAST\", \"value\": 600", "2023-01", "2023-12"},
        {"i0", "\"comparator\": \"AT_MOST\", \"value\": 500", "2023-03", "2023-10"},
        {"i0", "\"comparator\": \"AT_LEAST\", \"value\": 5, \"measure\": \"GROWTH\"", "2023-01", "2023-12"},
        {"i0", "\"comparator\": \"AT_LEAST\", \"value\": 300, \"recurrence\": \"YEARLY\"", "2022-07", "2023-12"},
        {"i0", "\"comparator\": \"AT_LEAST\", \"value\": 5, \"measure\": \"GROWTH_AVERAGE\"", "2023-01", "2023-12"},
        {
            "i1", "\"comparator\": \"AT_LEAST\", \"value\": 90, \"baseline\": {\"period\": \"2022-12\", \"value\": 20}",
            "2023-01", "2023-12"
        },
        {"i1", "\"comparator\": \"INCREASE\"", "2023-02", "2023-12"},
        {"i1", "\"status\": \"PENDING\"", "2023-01", "2023-12"},
        {"i2", "\"comparator\": \"ABOUT\", \"value\": 60, \"tolerance\": 0.1", "2023-01", "2023-12"},
        {"i2", "\"comparator\": \"DECREASE\"", "2023-01", "2023-06"},
        {"i3", "\"comparator\": \"AT_LEAST\", \"value\": 90", "2023-04", "2023-12"},
        {"i3", "\"comparator\": \"AT_LEAST\", \"value\": 5, \"measure\": \"REDUCTION\"", "2023-04", "2023-12"},
        {"d", "\"comparator\": \"AT_LEAST\", \"value\": 100", "2023-01", "2023-12"},
        {"d", "\"comparator\": \"AT_LEAST\", \"value\": 3, \"measure\": \"GROWTH\"", "2023-01", "2023-12"}
    };

    @TestHTTPResource
    URI service;

    @Inject
    TestClock clock;

    private final Random random = new Random(23);
    private final List<Posted> posted = new ArrayList<>();
    private Recorded recorded;

    /// @param value null for a withdrawal
    private record Posted(String indicator, YearMonth period, BigDecimal value, Instant at) {
        String figure() {
            return indicator + "/" + period;
        }
    }

    /// Half of the figures come in time; the others, revisions and withdrawals come at any time, each at a moment of
    /// its own.
    @BeforeEach
    void postFiguresAndRevisions() {
        clock.set(NOW);
        recorded = new Recorded(service);
        recorded.putPlan("2022-07", "2023-12");
        for (int i = 0; i < KINDS.length; i++) {
            recorded.putIndicator(
                    "i" + i, direction("i" + i) + ", \"frequency\": \"MONTH\", \"dueDay\": 10, " + KINDS[i]);
        }
        recorded.putIndicator("d", direction("d") + ", " + derived());
        for (int i = 0; i < TARGETS.length; i++) {
            recorded.putTarget("t" + i, Integer.toString(1 + i % 2), TARGETS[i][0], fields(i));
        }
        Set<Instant> moments = new HashSet<>();
        for (YearMonth month = YearMonth.of(2022, 1); month.getYear() < 2024; month = month.plusMonths(1)) {
            for (int i = 0; i < KINDS.length; i++) {
                Instant due = month.plusMonths(1)
                        .atDay(8)
                        .atStartOfDay(ZoneId.of("UTC"))
                        .toInstant();
                int revisions = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(3);
                for (int revision = 0; revision < revisions; revision++) {
                    Instant at = due.plusSeconds(
                            revision == 0 && random.nextBoolean() ? i : random.nextInt(150 * 24 * 3600));
                    if (at.isBefore(NOW) && moments.add(at)) {
                        BigDecimal value = random.nextInt(6) == 0 ? null : BigDecimal.valueOf(random.nextInt(1000), 1);
                        posted.add(new Posted("i" + i, month, value, at));
                    }
                }
            }
        }
        posted.sort((a, b) -> a.at().compareTo(b.at()));
        posted.removeIf(each -> each.value() == null && isFirst(each));
        posted.forEach(each -> recorded.record(
                each.indicator(),
                each.period().toString(),
                each.value() == null ? null : each.value().toPlainString(),
                each.at()));
    }

    private boolean isFirst(Posted given) {
        return posted.stream()
                .noneMatch(each ->
                        each.figure().equals(given.figure()) && each.at().isBefore(given.at()));
    }

    private static String direction(String indicator) {
        return "\"direction\": \"%s\"".formatted(indicator.equals("i2") ? "LOWER" : "HIGHER");
    }

    private String derived() {
        return "\"numerator\": \"%s\", \"denominator\": \"%s\", \"factor\": 100"
                .formatted(recorded.code("i0"), recorded.code("i2"));
    }

    private static String fields(int target) {
        return "%s, \"from\": \"%s\", \"to\": \"%s\""
                .formatted(TARGETS[target][1], TARGETS[target][2], TARGETS[target][3]);
    }

    /// The figures by indicator and month after all posts up to the moment were made one after the other.
    private Map<String, Map<YearMonth, BigDecimal>> replayed(Instant until) {
        Map<String, Map<YearMonth, BigDecimal>> figures = new TreeMap<>();
        for (Posted each : posted) {
            if (!each.at().isAfter(until)) {
                Map<YearMonth, BigDecimal> series = figures.computeIfAbsent(each.indicator(), i -> new TreeMap<>());
                if (each.value() == null) {
                    series.remove(each.period());
                } else {
                    series.put(each.period(), each.value());
                }
            }
        }
        return figures;
    }

    /// The results by target when the posts up to the moment are known, asked for on the date.
    private Map<String, JsonNode> naive(YearMonth asOf, Instant until, LocalDate date) {
        Map<String, Map<YearMonth, BigDecimal>> figures = replayed(until);
        List<String> indicators = new ArrayList<>();
        for (int i = 0; i < KINDS.length; i++) {
            indicators.add("{\"code\": \"%s\", \"decimals\": 4, \"frequency\": \"MONTH\", %s, %s}"
                    .formatted(recorded.code("i" + i), direction("i" + i), KINDS[i]));
        }
        indicators.add(
                "{\"code\": \"%s\", \"decimals\": 4, %s, %s}".formatted(recorded.code("d"), direction("d"), derived()));
        List<String> observations = new ArrayList<>();
        figures.forEach((indicator, series) -> series.forEach(
                (month, value) -> observations.add("{\"indicator\": \"%s\", \"period\": \"%s\", \"value\": %s}"
                        .formatted(recorded.code(indicator), month, value.toPlainString()))));
        List<String> targets = new ArrayList<>();
        for (int i = 0; i < TARGETS.length; i++) {
            targets.add("{\"id\": \"%s\", \"indicator\": \"%s\", \"overdue\": %d, %s}"
                    .formatted(
                            recorded.code("t" + i),
                            recorded.code(TARGETS[i][0]),
                            overdue(TARGETS[i], asOf, date, figures),
                            fields(i)));
        }
        JsonNode answer = new Http(service)
                .post(
                        "/v1/evaluations",
                        "application/json",
                        "{\"asOf\": \"%s\", \"planInForce\": true, \"indicators\": %s, \"observations\": %s, \"targets\": %s}"
                                .formatted(asOf, indicators, observations, targets))
                .ok()
                .json();
        return byTarget(answer.get("results"));
    }

    private static int overdue(
            String[] target, YearMonth asOf, LocalDate date, Map<String, Map<YearMonth, BigDecimal>> figures) {
        if (target[0].equals("d")) {
            String[] numerator = {"i0", target[1], target[2], target[3]};
            String[] denominator = {"i2", target[1], target[2], target[3]};
            return Math.max(overdue(numerator, asOf, date, figures), overdue(denominator, asOf, date, figures));
        }
        YearMonth last = YearMonth.parse(target[3]);
        int year = (asOf.isBefore(last) ? asOf : last).getYear();
        int overdue = 0;
        for (YearMonth month = YearMonth.parse(target[2]); !month.isAfter(last); month = month.plusMonths(1)) {
            YearMonth each = month;
            Set<YearMonth> reported = figures.getOrDefault(target[0], Map.of()).keySet();
            boolean counts = !target[1].contains("YEARLY") || month.getYear() == year;
            boolean isReported = reported.contains(month)
                    || (target[0].equals("i3")
                            && reported.stream()
                                    .anyMatch(later -> later.isAfter(each) && later.getYear() == each.getYear()));
            if (counts && !isReported && isDue(target, month) && date.isAfter(deadline(month))) {
                overdue++;
            }
        }
        return overdue;
    }

    /// Of the indicators that report January and February together, February's figure is due where both are in the
    /// window.
    private static boolean isDue(String[] target, YearMonth month) {
        boolean combined = target[0].equals("i1") || target[0].equals("i2");
        boolean halfway = month.getMonthValue() == 2 && month.equals(YearMonth.parse(target[2]));
        return !combined || (month.getMonthValue() > 1 && !halfway);
    }

    /// Nothing is known of days off, so that weekends alone are free.
    private static LocalDate deadline(YearMonth month) {
        LocalDate tenth = month.plusMonths(1).atDay(10);
        return tenth.plusDays(
                switch (tenth.getDayOfWeek()) {
                    case SATURDAY -> 2;
                    case SUNDAY -> 1;
                    default -> 0;
                });
    }

    private static Map<String, JsonNode> byTarget(JsonNode results) {
        Map<String, JsonNode> byTarget = new TreeMap<>();
        results.forEach(result -> {
            ObjectNode plain = result.deepCopy();
            plain.remove("context");
            byTarget.put(plain.get("target").asText(), plain);
        });
        return byTarget;
    }

    private static LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void resultsAreThoseOfTheFiguresKnownAtTheMoment() {
        for (int round = 0; round < 40; round++) {
            Posted some = posted.get(random.nextInt(posted.size()));
            Instant moment = some.at().plus(Duration.ofNanos(1000L * (random.nextInt(3) - 1)));
            YearMonth asOf = YearMonth.of(2022, 6).plusMonths(random.nextInt(22));
            assertEquals(
                    naive(asOf, moment, dateOf(moment)),
                    byTarget(recorded.ofPlan("results?asOf=%s&knownAt=%s".formatted(asOf, moment))
                            .get("results")),
                    asOf + " known at " + moment);
        }
    }

    @Test
    void historiesAreThoseOfTheFiguresKnownAtTheMoment() {
        for (int i = 0; i < TARGETS.length; i++) {
            Instant moment = posted.get(random.nextInt(posted.size())).at();
            String target = recorded.code("t" + i);
            JsonNode history = recorded.answer(
                            "/v1/targets/%s/history?asOf=2024-01&knownAt=%s".formatted(target, moment))
                    .ok()
                    .json();
            assertTrue(history.get("months").size() >= 6);
            for (JsonNode month : history.get("months")) {
                YearMonth asOf = YearMonth.parse(month.get("month").asText());
                assertEquals(
                        naive(asOf, moment, dateOf(moment)).get(target), month.get("result"), asOf + " at " + moment);
            }
        }
    }

    /// A correction that is not listed has changed nothing; of those that are listed every changed month is told.
    @Test
    void correctionsChangeWhatTheReplayChanges() {
        Map<String, Set<String>> told = told();
        int checked = 0;
        int silent = 0;
        for (Posted each : posted) {
            if (!corrects(each) || random.nextInt(6) > 0) {
                continue;
            }
            Set<String> expected = expected(each);
            String key = each.figure() + " " + each.at();
            assertEquals(expected, told.getOrDefault(key, Set.of()), key);
            checked++;
            silent += expected.isEmpty() ? 1 : 0;
        }
        assertTrue(checked > 10 && silent < checked, checked + " corrections, of which without effect " + silent);
    }

    private boolean corrects(Posted given) {
        Posted before = null;
        for (Posted each : posted) {
            if (each.figure().equals(given.figure()) && each.at().isBefore(given.at())) {
                before = each;
            }
        }
        return before != null && !isSame(before.value(), given.value());
    }

    private static boolean isSame(BigDecimal a, BigDecimal b) {
        return a == null || b == null ? a == b : a.compareTo(b) == 0;
    }

    private Set<String> expected(Posted correction) {
        Set<String> expected = new TreeSet<>();
        LocalDate date = dateOf(correction.at());
        YearMonth lastFull = YearMonth.from(date).minusMonths(1);
        for (YearMonth month = YearMonth.of(2022, 7); !month.isAfter(lastFull); month = month.plusMonths(1)) {
            Map<String, JsonNode> before = naive(month, correction.at().minusNanos(1000), date);
            Map<String, JsonNode> after = naive(month, correction.at(), date);
            for (int i = 0; i < TARGETS.length; i++) {
                String target = recorded.code("t" + i);
                boolean inWindow = !month.isBefore(YearMonth.parse(TARGETS[i][2]))
                        && !month.isAfter(YearMonth.parse(TARGETS[i][3]));
                if (inWindow && !before.get(target).equals(after.get(target))) {
                    expected.add(target + " " + month + " " + stand(before.get(target)) + stand(after.get(target)));
                }
            }
        }
        return expected;
    }

    private static String stand(JsonNode result) {
        return result.get("state").asText() + " " + result.get("signal").asText() + " ";
    }

    /// By figure and moment.
    private Map<String, Set<String>> told() {
        Map<String, Set<String>> told = new TreeMap<>();
        JsonNode list = recorded.answer("/v1/corrections?limit=1000&plan=" + recorded.plan)
                .ok()
                .json();
        for (JsonNode correction : list.get("corrections")) {
            Set<String> changes = new TreeSet<>();
            for (JsonNode target : correction.get("targets")) {
                for (JsonNode range : target.get("months")) {
                    YearMonth to = YearMonth.parse(range.get("to").asText());
                    YearMonth month = YearMonth.parse(range.get("from").asText());
                    for (; !month.isAfter(to); month = month.plusMonths(1)) {
                        changes.add("%s %s %s %s %s %s "
                                .formatted(
                                        target.get("target").asText(),
                                        month,
                                        range.get("oldState").asText(),
                                        range.get("oldSignal").asText(),
                                        range.get("newState").asText(),
                                        range.get("newSignal").asText()));
                    }
                }
            }
            String figure = correction.get("indicator").asText().replace(recorded.plan + "-", "") + "/"
                    + correction.get("period").asText();
            told.put(figure + " " + correction.get("recordedAt").asText(), changes);
        }
        return told;
    }
}
