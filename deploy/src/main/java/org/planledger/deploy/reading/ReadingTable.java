package org.planledger.deploy.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.planledger.deploy.overview.DisplayWidth;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// What was read out of a document, as text for a terminal: what it says of the plan, then each task with
/// who is to do it and what it promises.
final class ReadingTable {
    private static final Map<String, Text> ROLES = Map.of(
            "lead", Text.of("牵头", "led by"),
            "cooperating", Text.of("配合", "with"),
            "participating", Text.of("参与", "and"));
    private static final int INDICATOR = 40;
    private static final int GOAL = 24;
    private static final String GAP = "  ";

    private final JsonNode reading;
    private final Language language;

    /// @param reading the answer of `POST /v1/documents`
    ReadingTable(JsonNode reading, Language language) {
        this.reading = reading;
        this.language = language;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        JsonNode plan = reading.path("plan");
        lines.add(plan.path("title").asText("-"));
        StringJoiner about = new StringJoiner(GAP);
        for (String field : List.of("documentNumber", "issuer", "issuedOn", "validity")) {
            if (plan.hasNonNull(field)) {
                about.add(plan.path(field).asText());
            }
        }
        about.add(plan.path("from").asText("?") + "..." + plan.path("to").asText("?"));
        lines.add(about.toString());
        reading.path("warnings").forEach(warning -> lines.add(warning.asText()));
        String part = null;
        int targets = 0;
        for (JsonNode task : reading.path("tasks")) {
            String printed = task.path("part").asText("");
            if (!printed.equals(part)) {
                part = printed;
                lines.add("");
                lines.add(part);
            }
            lines.add(heading(task));
            for (JsonNode target : task.path("targets")) {
                lines.add(target(target));
                targets++;
            }
        }
        lines.add("");
        lines.add(Text.of(
                        "%1$d 项任务，%2$d 个数量目标",
                        "%1$d tasks, %2$d goals", reading.path("tasks").size(), targets)
                .in(language));
        return lines;
    }

    private String heading(JsonNode task) {
        StringJoiner line = new StringJoiner(GAP);
        line.add(DisplayWidth.right(task.path("number").asText(), 5));
        line.add(task.path("title").asText("-"));
        for (String role : List.of("lead", "cooperating", "participating")) {
            if (!task.path(role).isEmpty()) {
                line.add(ROLES.get(role).in(language) + " " + names(task.path(role)));
            }
        }
        return line.toString();
    }

    private static String names(JsonNode units) {
        StringJoiner names = new StringJoiner("、");
        units.forEach(unit -> names.add(unit.asText()));
        return names.toString();
    }

    private static String target(JsonNode target) {
        return " ".repeat(7)
                + DisplayWidth.left(target.path("indicator").asText(), INDICATOR)
                + GAP
                + DisplayWidth.left(goal(target), GOAL)
                + GAP
                + DisplayWidth.right(target.path("confidence").asText(), 4)
                + GAP
                + target.path("phrase").asText().replaceAll("\\s+", " ");
    }

    private static String goal(JsonNode target) {
        String status = target.path("status").asText();
        String unit = target.path("unit").asText("");
        if (!status.equals("SET")) {
            return status + " " + unit;
        }
        String value = target.path("value").asText("");
        String high =
                target.hasNonNull("valueHigh") ? "–" + target.path("valueHigh").asText() : "";
        String sign = switch (target.path("comparator").asText()) {
            case "AT_LEAST" -> "≥ ";
            case "AT_MOST" -> "≤ ";
            case "EXACTLY" -> "= ";
            case "ABOUT" -> "≈ ";
            case "BETWEEN" -> "";
            case "INCREASE" -> "↑";
            default -> "↓";
        };
        String measure = target.path("measure").asText();
        return sign + value + high + unit + (measure.equals("AMOUNT") ? "" : " " + measure);
    }
}
