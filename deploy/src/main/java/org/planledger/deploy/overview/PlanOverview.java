package org.planledger.deploy.overview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// The target-versus-actual table of one plan, a row per part and a total, as text for a terminal.
public final class PlanOverview {
    private static final Text PART = new Text("部分", "part");
    private static final Text TARGETS = new Text("指标数", "targets");
    private static final Text TOTAL = new Text("合计", "total");
    private static final Text AS_OF = new Text("截至", "as of");
    private static final int WIDEST_PART = 44;
    private static final String GAP = "  ";

    private final String heading;
    private final Language language;
    private final List<Row> rows = new ArrayList<>();

    private record Row(String title, int targets, Map<Standing, Integer> counts) {}

    /// Reads the answer of `GET /v1/plans/{plan}/summary?by=part`.
    ///
    /// @param title the plan's title
    /// @param summary the answer
    /// @param language of the headings
    public PlanOverview(String title, JsonNode summary, Language language) {
        this.heading =
                title + GAP + AS_OF.in(language) + " " + summary.path("asOf").asText();
        this.language = language;
        for (JsonNode group : summary.path("groups")) {
            rows.add(row(group.path("title").asText(group.path("key").asText()), group));
        }
        rows.add(row(TOTAL.in(language), summary.path("total")));
    }

    private static Row row(String title, JsonNode group) {
        Map<Standing, Integer> counts = new EnumMap<>(Standing.class);
        for (Standing standing : Standing.values()) {
            counts.put(
                    standing,
                    standing.states().stream()
                            .mapToInt(state -> group.path("states").path(state).asInt())
                            .sum());
        }
        return new Row(title, group.path("targets").asInt(), counts);
    }

    /// The lines of the table.
    public List<String> lines() {
        int partWidth = Math.min(
                WIDEST_PART,
                rows.stream()
                        .mapToInt(row -> DisplayWidth.of(row.title()))
                        .max()
                        .orElse(0));
        List<String> lines = new ArrayList<>();
        lines.add(heading);
        String header = line(PART.in(language), partWidth, TARGETS.in(language), Standing::heading);
        lines.add(header);
        String rule = "-".repeat(DisplayWidth.of(header));
        lines.add(rule);
        rows.subList(0, rows.size() - 1).forEach(row -> lines.add(line(row, partWidth)));
        lines.add(rule);
        lines.add(line(rows.getLast(), partWidth));
        return lines;
    }

    private interface Cell {
        String text(Standing standing, Language language);
    }

    private String line(Row row, int partWidth) {
        return line(row.title(), partWidth, String.valueOf(row.targets()), (standing, spoken) -> {
            int count = row.counts().get(standing);
            return count == 0 ? "-" : String.valueOf(count);
        });
    }

    private String line(String title, int partWidth, String targets, Cell cell) {
        StringBuilder line = new StringBuilder(DisplayWidth.left(title, partWidth))
                .append(GAP)
                .append(DisplayWidth.right(targets, DisplayWidth.of(TARGETS.in(language))));
        for (Standing standing : Standing.values()) {
            line.append(GAP)
                    .append(DisplayWidth.right(
                            cell.text(standing, language), DisplayWidth.of(standing.heading(language))));
        }
        return line.toString();
    }
}
