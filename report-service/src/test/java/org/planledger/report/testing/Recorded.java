package org.planledger.report.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A plan whose figures were recorded at times that the test chooses, with codes of its own. Needs [Feeds].
public final class Recorded {
    public static final String REGION = "371503";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Instant WRITTEN = Instant.parse("2022-12-01T00:00:00Z");

    public final Http report;
    public final String plan = "recorded-" + NUMBER.incrementAndGet();
    private final Map<String, Integer> revisions = new HashMap<>();
    /// The latest write to each feed.
    private final Map<String, String> tokens = new LinkedHashMap<>();

    public Recorded(URI report) {
        this.report = new Http(report);
    }

    public String code(String name) {
        return plan + "-" + name;
    }

    /// A plan in force with two tasks, each in a part of its own, of which nobody leads the second.
    public void putPlan(String from, String to) {
        putPlan(from, to, "IN_FORCE", "{}");
    }

    /// The same in another status or with other thresholds.
    public void putPlan(String from, String to, String status, String thresholds) {
        tokens.put("plan", Feeds.tellOfPlans("""
                {"kind": "PLAN", "key": "%1$s", "deleted": false, "changedAt": "%2$s", "plan":
                 {"code": "%1$s", "title": "计划", "region": "%3$s", "from": "%4$s", "to": "%5$s", "status": "%6$s",
                  "thresholds": %7$s, "parts": [{"title": "第一部分", "sections": []}, {"title": "第二部分", "sections": []}],
                  "tasks": [{"number": "1", "title": "任务1", "text": "一", "part": 1, "lead": ["%1$s-unit"],
                             "cooperating": [], "participating": []},
                            {"number": "2", "title": "任务2", "text": "二", "part": 2, "lead": [], "cooperating": [],
                             "participating": []}]}}
                """.formatted(plan, WRITTEN, REGION, from, to, status, thresholds)));
    }

    /// @param parent the region that it lies in; null for none
    public void putRegion(String code, String parent) {
        tokens.put("plan", Feeds.tellOfPlans("""
                {"kind": "REGION", "key": "%1$s", "deleted": false, "changedAt": "%2$s",
                 "region": {"code": "%1$s", "name": "地区%1$s", "level": "COUNTY"%3$s}}
                """.formatted(
                        code, WRITTEN, parent == null ? "" : ", \"parent\": \"" + parent + "\"")));
    }

    /// The unit that leads the first task of the plan.
    public void putUnit(String name) {
        tokens.put("plan", Feeds.tellOfPlans("""
                {"kind": "UNIT", "key": "%1$s-unit", "deleted": false, "changedAt": "%2$s",
                 "unit": {"code": "%1$s-unit", "region": "%3$s", "name": "%4$s"}}
                """.formatted(plan, WRITTEN, REGION, name)));
    }

    /// @param fields those beside code, name, unit and decimals, such as `"frequency": …`
    public void putIndicator(String name, String fields) {
        tell("INDICATOR", code(name), """
                "indicator": {"code": "%1$s", "name": "指标%1$s", "unit": "个", "decimals": 4, %2$s}
                """.formatted(code(name), fields));
    }

    /// A flow that is due on the tenth of the month after.
    public void putMonthlySum(String name) {
        putIndicator(
                name,
                "\"direction\": \"HIGHER\", \"frequency\": \"MONTH\", \"aggregation\": \"SUM\","
                        + " \"reporting\": \"PERIOD\", \"dueDay\": 10");
    }

    /// @param fields those beside plan, indicator, region, such as `"comparator": …, "from": …`; what is left out has
    /// its usual value
    public void putTarget(String name, String task, String indicator, String fields) {
        putTarget(name, plan, task, indicator, fields);
    }

    /// The same, in another plan.
    public void putTarget(String name, String ofPlan, String task, String indicator, String fields) {
        StringBuilder usual = new StringBuilder();
        Map.of(
                        "status", "\"SET\"",
                        "measure", "\"AMOUNT\"",
                        "recurrence", "\"TOTAL\"",
                        "strength", "\"PLAIN\"",
                        "weight", "1",
                        "milestones", "[]")
                .forEach((field, value) -> {
                    if (!fields.contains("\"" + field + "\"")) {
                        usual.append(", \"%s\": %s".formatted(field, value));
                    }
                });
        tell("TARGET", code(name), """
                "target": {"id": "%s", "plan": "%s", "task": "%s", "indicator": "%s", "region": "%s", %s%s}
                """.formatted(code(name), ofPlan, task, code(indicator), REGION, fields, usual));
    }

    /// A measure that promises recovery by a month.
    public void promise(long entry, String task, String month) {
        tokens.put("plan", Feeds.tellOfPlans("""
                {"kind": "MEASURE", "key": "%1$d", "deleted": false, "changedAt": "%4$s",
                 "measure": {"id": %1$d, "plan": "%2$s", "task": "%3$s", "kind": "MEASURE", "text": "增派施工队",
                             "promisedMonth": "%5$s", "postedBy": "李明", "recordedAt": "%4$s"}}
                """.formatted(entry, plan, task, WRITTEN, month)));
    }

    public void withdrawTarget(String name) {
        tokens.put("indicator", Feeds.tellOfIndicators("""
                {"kind": "TARGET", "key": "%s", "deleted": true, "changedAt": "%s"}
                """.formatted(code(name), WRITTEN)));
    }

    /// The next revision of a figure.
    ///
    /// @param value null to withdraw it
    public void record(String indicator, String period, String value, Instant at) {
        String key = code(indicator) + "/" + REGION + "/" + period;
        tell("ACTUAL", key, """
                "actual": {"indicator": "%s", "region": "%s", "period": "%s", "status": "PROVISIONAL", "revision": %d,
                           "recordedAt": "%s", "withdrawn": %b, "warnings": []%s}
                """.formatted(
                        code(indicator),
                        REGION,
                        period,
                        revisions.merge(key, 1, Integer::sum),
                        at,
                        value == null,
                        value == null ? "" : ", \"value\": " + value));
    }

    private void tell(String kind, String key, String what) {
        tokens.put("indicator", Feeds.tellOfIndicators("""
                {"kind": "%s", "key": "%s", "deleted": false, "changedAt": "%s", %s}
                """.formatted(kind, key, WRITTEN, what)));
    }

    /// What is answered when all that was published is seen.
    public Http.Answer answer(String path) {
        return report.get(path + (path.contains("?") ? "&" : "?") + after());
    }

    /// The same to whom the token is of.
    public Http.Answer answerTo(String token, String path) {
        return report.as(token).get(path + (path.contains("?") ? "&" : "?") + after());
    }

    public Http.Answer answerUnless(String tag, String path) {
        return report.getUnless(tag, path + (path.contains("?") ? "&" : "?") + after());
    }

    private String after() {
        return "after=" + String.join("&after=", tokens.values());
    }

    /// @param query with asOf and what else is asked; may be empty
    public JsonNode result(String target, String query) {
        return answer("/v1/targets/" + code(target) + "/result?" + query)
                .ok()
                .json()
                .get("result");
    }

    public JsonNode ofPlan(String path) {
        return answer("/v1/plans/" + plan + "/" + path).ok().json();
    }
}
