package org.planledger.plan.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Three plans as a careful statistician read them, against what the reader makes of them. `./suite read
/// --score` says more; here stands what it must not fall below.
class ReadingScoreTest {
    private static final Path SAMPLES = Path.of("../deploy/sample-data/source");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Integer> SCALES = Map.of("万", 4, "亿", 8);
    private static final Map<String, Set<GoalWord>> COMPARATORS = Map.of(
            ">=", Set.of(GoalWord.AT_LEAST),
            "<=", Set.of(GoalWord.AT_MOST),
            "=", Set.of(GoalWord.AT_LEAST, GoalWord.EXACTLY),
            "~", Set.of(GoalWord.ABOUT),
            "range", Set.of(GoalWord.BETWEEN),
            "up", Set.of(GoalWord.INCREASE),
            "down", Set.of(GoalWord.DECREASE));

    private enum GoalWord {
        AT_LEAST,
        AT_MOST,
        EXACTLY,
        ABOUT,
        BETWEEN,
        INCREASE,
        DECREASE
    }

    @ParameterizedTest
    @ValueSource(strings = {"shuicheng-2023", "chiping-2023-2025", "donge-2023"})
    void thePlanIsReadAsItsGoldAnnotationSays(String name) throws IOException {
        JsonNode gold = JSON.readTree(SAMPLES.resolve(name + ".gold.json").toFile());
        DocumentReading reading = DocumentReader.read(Files.readString(SAMPLES.resolve(name + ".txt")));
        Map<String, DocumentTask> tasks = new LinkedHashMap<>();
        reading.tasks().forEach(task -> tasks.put(task.number(), task));

        Score structure = new Score();
        Score units = new Score();
        Score unitsReported = new Score();
        Score recall = new Score();
        Score measures = new Score();
        Score names = new Score();
        int reported =
                reading.tasks().stream().mapToInt(task -> task.targets().size()).sum();
        int justified = 0;
        for (JsonNode task : gold.get("tasks")) {
            DocumentTask mine = tasks.get(task.get("number").asText());
            if (!task.get("number").asText().startsWith("P")) {
                for (String field : List.of("title", "part", "section")) {
                    structure.add(mine != null && same(task.get(field), field(mine, field)));
                }
                for (String field : List.of("lead", "cooperating", "participating")) {
                    List<String> named = mine == null ? List.of() : units(mine, field);
                    units.add(unitsOf(task.get(field)), named);
                    unitsReported.add(named, unitsOf(task.get(field)));
                }
            }
            List<DocumentTarget> left = new ArrayList<>(mine == null ? List.of() : mine.targets());
            for (JsonNode target : task.get("targets")) {
                DocumentTarget found = left.stream()
                        .filter(mineToo -> isSame(target, mineToo))
                        .findFirst()
                        .orElse(null);
                boolean isCore = target.get("grade").asText().equals("core");
                left.remove(found);
                justified += found == null ? 0 : 1;
                if (isCore) {
                    recall.add(found != null);
                }
                if (isCore && found != null) {
                    measures.add(isSameMeasure(target, found));
                    names.add(isClose(target.get("indicator").asText(), found.indicator()));
                }
            }
        }
        structure.atLeast(0.99, "structure");
        units.atLeast(0.99, "units");
        unitsReported.atLeast(0.99, "units that are there");
        recall.atLeast(0.92, "recall");
        measures.atLeast(0.95, "measure");
        names.atLeast(0.85, "names");
        assertTrue(justified >= 0.92 * reported, "precision: " + justified + " of " + reported);
    }

    private static String field(DocumentTask task, String field) {
        return switch (field) {
            case "title" -> task.title();
            case "part" -> task.part();
            default -> task.section();
        };
    }

    private static List<String> units(DocumentTask task, String field) {
        return switch (field) {
            case "lead" -> task.lead();
            case "cooperating" -> task.cooperating();
            default -> task.participating();
        };
    }

    private static List<String> unitsOf(JsonNode names) {
        List<String> units = new ArrayList<>();
        names.forEach(name -> units.add(squeezed(name.asText())));
        return units;
    }

    /// Whether one name has 60 % of the signs of the other, in their order.
    private static boolean isClose(String one, String other) {
        int[] common = new int[other.length() + 1];
        for (int i = 0; i < one.length(); i++) {
            int diagonal = 0;
            for (int k = 0; k < other.length(); k++) {
                int above = common[k + 1];
                common[k + 1] = one.charAt(i) == other.charAt(k) ? diagonal + 1 : Math.max(above, common[k]);
                diagonal = above;
            }
        }
        return common[other.length()] >= 0.6 * Math.min(one.length(), other.length());
    }

    private static boolean same(JsonNode gold, String mine) {
        return squeezed(gold.isNull() ? "" : gold.asText()).equals(squeezed(mine == null ? "" : mine));
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    private static boolean isSame(JsonNode gold, DocumentTarget mine) {
        String comparator = gold.get("comparator").asText();
        String status = mine.status().name();
        if (Set.of("pending", "assigned").contains(comparator)) {
            return status.equalsIgnoreCase(comparator)
                    && mine.phrase().contains(end(gold.get("phrase").asText()));
        }
        boolean isCeiling = comparator.equals("=") && mine.direction().name().equals("LOWER");
        boolean fits = status.equals("SET")
                && (COMPARATORS
                                .get(comparator)
                                .contains(GoalWord.valueOf(mine.comparator().name()))
                        || isCeiling && mine.comparator().name().equals("AT_MOST"));
        if (Set.of("up", "down").contains(comparator)) {
            return fits && mine.phrase().contains(end(gold.get("phrase").asText()));
        }
        return fits
                && quantity(gold.get("value").asText(), gold.get("unit").asText(""))
                        .equals(quantity(mine.value().toPlainString(), mine.unit() == null ? "" : mine.unit()));
    }

    private static String end(String phrase) {
        return phrase.substring(phrase.length() / 2);
    }

    private static String quantity(String value, String unit) {
        int power = SCALES.getOrDefault(unit.isEmpty() ? "" : unit.substring(0, 1), 0);
        BigDecimal plain = new BigDecimal(value).scaleByPowerOfTen(power).stripTrailingZeros();
        return plain.toPlainString() + (power == 0 ? unit : unit.substring(1));
    }

    private static boolean isSameMeasure(JsonNode gold, DocumentTarget mine) {
        String measure = mine.measure().name();
        return switch (gold.get("measure").asText()) {
            case "growth" -> measure.startsWith("GROWTH");
            case "reduction" -> measure.equals("REDUCTION");
            default -> measure.equals("AMOUNT");
        };
    }

    private static final class Score {
        private int good;
        private int of;

        private void add(boolean isGood) {
            good += isGood ? 1 : 0;
            of++;
        }

        private void add(List<String> wanted, List<String> there) {
            Set<String> named = new HashSet<>(there);
            wanted.forEach(unit -> add(named.contains(unit)));
        }

        private void atLeast(double least, String what) {
            assertTrue(good >= least * of, what + ": " + good + " of " + of);
        }
    }
}
