package org.planledger.report.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The three services in a test: what a clerk would enter, with as few words as possible. Everything that an instance
/// enters has codes of its own, so that tests leave each other alone.
public final class Suite {
    public static final String REGION = "371503";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration LONGEST_FOLLOWING = Duration.ofMinutes(2);
    private static final int UNAVAILABLE = 503;

    public final Http plans;
    public final Http indicators;
    public final Http report;
    public final String plan;
    private String planWritten;
    private String indicatorWritten;

    /// @param report where the report-service under test is
    public Suite(URI report) {
        this(Upstream.plans().url(), Upstream.indicators().url(), report);
    }

    public Suite(URI plans, URI indicators, URI report) {
        this.plans = new Http(plans);
        this.indicators = new Http(indicators);
        this.report = new Http(report);
        this.plan = "plan-" + NUMBER.incrementAndGet();
    }

    /// A code that no other test uses.
    public String code(String name) {
        return plan + "-" + name;
    }

    public String unit(String name) {
        return REGION + "-" + code(name).replace("-", "");
    }

    public String putUnit(String name) {
        planWritten = plans.put(
                        "/v1/units/" + unit(name),
                        "{\"region\": \"%s\", \"name\": \"%s\"}".formatted(REGION, code(name)))
                .ok()
                .token();
        return planWritten;
    }

    /// @param tasks each as {@link #task} makes it
    public String putPlan(String status, String... tasks) {
        planWritten = plans.put("/v1/plans/" + plan, """
                        {"title": "计划 %s", "region": "%s", "from": "2023-01", "to": "2023-12", "status": "%s",
                         "parts": [{"title": "第一部分", "sections": []}, {"title": "第二部分", "sections": []}],
                         "tasks": [%s]}
                        """.formatted(plan, REGION, status, String.join(",", tasks)))
                .ok()
                .token();
        return planWritten;
    }

    public String task(String number, int part, String... leads) {
        return task(number, part, List.of(leads), List.of(), List.of());
    }

    public String task(
            String number, int part, List<String> leads, List<String> cooperating, List<String> participating) {
        return """
                {"number": "%1$s", "title": "任务%1$s", "text": "任务%1$s", "part": %2$d, "lead": [%3$s],
                 "cooperating": [%4$s], "participating": [%5$s]}
                """.formatted(number, part, units(leads), units(cooperating), units(participating));
    }

    private String units(List<String> names) {
        return names.stream().map(name -> "\"" + unit(name) + "\"").collect(Collectors.joining(","));
    }

    /// @param fields the fields beside name, unit and direction, such as `"frequency": "MONTH", …`
    public String putIndicator(String name, String direction, String fields) {
        indicatorWritten = indicators
                .put(
                        "/v1/indicators/" + code(name),
                        "{\"name\": \"指标%s\", \"unit\": \"个\", \"direction\": \"%s\", \"decimals\": 4, %s}"
                                .formatted(code(name), direction, fields))
                .ok()
                .token();
        return indicatorWritten;
    }

    public String putMonthlySum(String name) {
        return putIndicator(name, "HIGHER", "\"frequency\": \"MONTH\", \"aggregation\": \"SUM\"");
    }

    /// @param fields the fields beside plan, task, indicator, region and window, such as `"comparator": …`
    public String putTarget(String name, String task, String indicator, String fields) {
        indicatorWritten = indicators
                .put("/v1/targets/" + code(name), """
                        {"plan": "%s", "task": "%s", "indicator": "%s", "region": "%s", "from": "2023-01",
                         "to": "2023-12", %s}
                        """.formatted(plan, task, code(indicator), REGION, fields))
                .ok()
                .token();
        return indicatorWritten;
    }

    /// @param fields of the goal and its reason
    public String revise(String target, String month, String fields) {
        indicatorWritten = indicators
                .putAs("clerk", "/v1/targets/" + code(target) + "/revisions/" + month, "{" + fields + "}")
                .ok()
                .token();
        return indicatorWritten;
    }

    public String post(String indicator, String period, String value) {
        indicatorWritten = indicators
                .put(figure(indicator, period), "{\"value\": %s}".formatted(value))
                .ok()
                .token();
        return indicatorWritten;
    }

    public String withdraw(String indicator, String period) {
        return indicators.delete(figure(indicator, period)).ok().token();
    }

    private String figure(String indicator, String period) {
        return "/v1/actuals/" + code(indicator) + "/" + REGION + "/" + period;
    }

    /// What report-service answers about the plan when it has seen the write and what was entered before.
    ///
    /// @param path what follows the plan's code, such as `results?asOf=2023-09`
    public Http.Answer reported(String path, String token) {
        return onceFollowed(() -> report.get(ofPlan(path, token)));
    }

    /// The same for one who has the answer that the tag stands for.
    public Http.Answer reportedUnless(String tag, String path, String token) {
        return onceFollowed(() -> report.getUnless(tag, ofPlan(path, token)));
    }

    private String ofPlan(String path, String token) {
        return "/v1/plans/" + plan + "/" + path + (path.contains("?") ? "&" : "?") + after(token);
    }

    /// report-service waits ten seconds for a write; to read whole feeds takes it longer on a slow machine.
    public static Http.Answer onceFollowed(Supplier<Http.Answer> question) {
        Instant end = Instant.now().plus(LONGEST_FOLLOWING);
        Http.Answer answer = question.get();
        while (answer.status() == UNAVAILABLE && Instant.now().isBefore(end)) {
            answer = question.get();
        }
        return answer;
    }

    /// The query parameters by which report-service waits for the write and for what was entered before: the plan comes
    /// with another feed than what is measured of it.
    public String after(String token) {
        return Stream.of(token, planWritten, indicatorWritten)
                .filter(Objects::nonNull)
                .map(written -> "after=" + written)
                .collect(Collectors.joining("&"));
    }

    /// The result of one target when the write was seen and what was entered before.
    public JsonNode result(String target, String token) {
        return onceFollowed(() -> report.get("/v1/targets/" + code(target) + "/result?" + after(token)))
                .ok()
                .json()
                .get("result");
    }
}
