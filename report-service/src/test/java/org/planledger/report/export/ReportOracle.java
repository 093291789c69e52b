package org.planledger.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What a report in Chinese has to say of a result as the JSON gives it, without white space. Written apart from the
/// report.
final class ReportOracle {
    static final String NOTHING = "—";
    static final String PART_HEADINGS = "任务任务名称牵头单位指标目标完成值完成率序时进度比状态信号";
    static final String RED_HEADINGS = "任务任务名称指标目标完成值状态差距今后每月需完成预计突破月份牵头单位";

    private static final Map<String, String> STATES = Map.of(
            "TARGET_NOT_SET", "未定值",
            "NOT_STARTED", "未开始",
            "NO_DATA", "无数据",
            "BREACHED", "已突破",
            "ACHIEVED", "已完成",
            "MISSED", "未完成",
            "ON_TRACK", "达序时",
            "BEHIND", "滞后",
            "FAR_BEHIND", "严重滞后");
    private static final Map<String, String> SIGNALS = Map.of("NONE", "无", "BLUE", "蓝", "YELLOW", "黄", "RED", "红");
    private static final Map<String, String> GOALS = Map.of(
            "AT_LEAST", "不低于%s%s",
            "AT_MOST", "不高于%s%s",
            "EXACTLY", "等于%s%s",
            "ABOUT", "约%s%s",
            "INCREASE", "上升",
            "DECREASE", "下降");

    /// The names of lead units by their codes; the others are called by these.
    private final Map<String, String> units;

    ReportOracle(Map<String, String> units) {
        this.units = units;
    }

    /// The row of a part's table.
    String row(JsonNode result) {
        return String.join(
                "",
                task(result),
                leads(result),
                result.at("/context/indicatorName").asText(),
                target(result),
                value(result),
                percent(result.at("/attainment")),
                percent(result.at("/paceRatio")),
                STATES.get(result.get("state").asText()),
                SIGNALS.get(result.get("signal").asText()));
    }

    /// The row of the red list.
    ///
    /// @param shortfall in words
    String redRow(JsonNode result, String shortfall) {
        JsonNode required = result.at("/requiredPerMonth");
        return String.join(
                "",
                task(result),
                result.at("/context/indicatorName").asText(),
                target(result),
                value(result),
                STATES.get(result.get("state").asText()),
                shortfall,
                required.isMissingNode() ? NOTHING : number(required.decimalValue()) + unit(result),
                result.at("/breachMonth").asText(NOTHING),
                leads(result));
    }

    private static String task(JsonNode result) {
        JsonNode title = result.at("/context/taskTitle");
        return result.at("/context/task").asText() + (title.isMissingNode() ? NOTHING : title.asText());
    }

    private String leads(JsonNode result) {
        List<String> names = new ArrayList<>();
        result.at("/context/lead").forEach(code -> names.add(units.getOrDefault(code.asText(), code.asText())));
        return names.isEmpty() ? NOTHING : String.join("、", names);
    }

    private static String target(JsonNode result) {
        return result.at("/context/phrase").asText("") + goal(result);
    }

    private static String goal(JsonNode result) {
        JsonNode bound = result.at("/context/bound");
        String comparator = result.at("/context/comparator").asText("");
        if (comparator.isEmpty() || bound.isMissingNode() && !comparator.endsWith("CREASE")) {
            return "未定值";
        }
        String measure = switch (result.at("/context/measure").asText()) {
            case "GROWTH" -> "增长";
            case "REDUCTION" -> "降低";
            case "GROWTH_AVERAGE" -> "年均增长";
            default -> "";
        };
        String yearly = result.at("/context/recurrence").asText().equals("YEARLY") ? "每年" : "";
        if (comparator.equals("BETWEEN")) {
            return yearly + measure + number(bound.decimalValue()) + "至"
                    + number(result.at("/context/boundHigh").decimalValue()) + unit(result);
        }
        return yearly
                + measure
                + GOALS.get(comparator)
                        .formatted(bound.isMissingNode() ? "" : number(bound.decimalValue()), unit(result));
    }

    static String unit(JsonNode result) {
        return result.at("/context/measure").asText().equals("AMOUNT")
                ? result.at("/context/unit").asText()
                : "%";
    }

    private static String value(JsonNode result) {
        JsonNode through = result.at("/through");
        JsonNode value = result.at("/value");
        return (value.isMissingNode() ? NOTHING : number(value.decimalValue()) + unit(result))
                + (through.isMissingNode() ? "" : "截至" + through.asText());
    }

    static String percent(JsonNode ratio) {
        return ratio.isMissingNode() ? NOTHING : number(ratio.decimalValue().multiply(BigDecimal.valueOf(100))) + "%";
    }

    /// With a comma between thousands.
    static String number(BigDecimal number) {
        String digits = number.abs().stripTrailingZeros().toPlainString();
        int end = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder shown = new StringBuilder(digits);
        for (int i = end - 3; i > 0; i -= 3) {
            shown.insert(i, ',');
        }
        return (number.signum() < 0 ? "-" : "") + shown;
    }
}
