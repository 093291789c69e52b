package org.planledger.deploy.sample;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;

/// The committed sample files fit together, so that loading them cannot fail for a reason that lies in them.
class SampleDataTest {
    private static final Path SAMPLES = Path.of("sample-data");
    private static final Map<String, int[]> SIZES = Map.of(
            "shuicheng-2023", new int[] {76, 49},
            "chiping-2023-2025", new int[] {142, 105},
            "donge-2023", new int[] {94, 90});

    static List<Sample> samples() {
        return Sample.list(SAMPLES);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyTaskAndEveryTargetOfTheDocumentIsThere(Sample sample) {
        assertEquals(
                SIZES.get(sample.plan())[0],
                sample.document("plan.json").path("tasks").size());
        assertEquals(
                SIZES.get(sample.plan())[1], sample.document("targets.json").size());
    }

    @Test
    void theNineteenOpenNumbersOfTheDraftArePending() {
        Sample draft = samples().stream()
                .filter(sample -> sample.plan().equals("chiping-2023-2025"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                19,
                elements(draft.document("targets.json"))
                        .filter(target -> text(target, "status").equals("PENDING"))
                        .count());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void tasksNameKnownPartsSectionsAndUnits(Sample sample) {
        JsonNode plan = sample.document("plan.json");
        Set<String> units = codes(sample.document("units.json"), "code");
        Set<String> numbers = new HashSet<>();
        for (JsonNode task : plan.path("tasks")) {
            String number = text(task, "number");
            assertTrue(numbers.add(number), number);
            assertFalse(text(task, "text").isBlank(), number);
            JsonNode part = plan.path("parts").get(task.path("part").asInt() - 1);
            assertNotNull(part, number);
            if (task.has("section")) {
                assertNotNull(part.path("sections").get(task.path("section").asInt() - 1), number);
            }
            Set<String> named = new HashSet<>();
            for (String role : List.of("lead", "cooperating", "participating")) {
                for (JsonNode unit : task.path(role)) {
                    assertTrue(units.contains(unit.asText()), unit.asText());
                    assertTrue(named.add(unit.asText()), number + " names twice " + unit.asText());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void unitsStandAfterTheirSuperiorsAndCarryTheirRegion(Sample sample) {
        Set<String> before = new HashSet<>();
        for (JsonNode unit : sample.document("units.json")) {
            String code = text(unit, "code");
            assertTrue(code.matches("[0-9]{6}(Z[0-9]{2})?-[0-9A-Za-z]{1,32}"), code);
            assertTrue(code.startsWith(text(unit, "region") + "-"), code);
            assertTrue(!unit.has("superior") || before.contains(text(unit, "superior")), code);
            assertTrue(before.add(code), code);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void derivedIndicatorsStandAfterTheirPlainComponents(Sample sample) {
        Set<String> plain = new HashSet<>();
        Set<String> all = new HashSet<>();
        for (JsonNode indicator : sample.document("indicators.json")) {
            String code = text(indicator, "code");
            assertTrue(code.matches("[a-z0-9][a-z0-9-]{1,62}"), code);
            assertTrue(all.add(code), code);
            if (indicator.has("numerator")) {
                assertTrue(plain.contains(text(indicator, "numerator")), code);
                assertTrue(plain.contains(text(indicator, "denominator")), code);
            } else {
                plain.add(code);
                boolean sums = text(indicator, "aggregation").equals("SUM");
                assertTrue(sums || text(indicator, "reporting").equals("PERIOD"), code);
            }
        }
    }

    @Test
    void anIndicatorOfTwoPlansIsTheSameInBoth() {
        Map<String, JsonNode> seen = new HashMap<>();
        int shared = 0;
        for (Sample sample : samples()) {
            for (JsonNode indicator : sample.document("indicators.json")) {
                JsonNode other = seen.put(text(indicator, "code"), indicator);
                if (other != null) {
                    assertEquals(other, indicator);
                    shared++;
                }
            }
        }
        assertTrue(shared >= 5, "shared indicators: " + shared);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void targetsNameKnownTasksAndIndicatorsAndCarryWhatTheirComparatorNeeds(Sample sample) {
        JsonNode plan = sample.document("plan.json");
        Set<String> tasks = codes(plan.path("tasks"), "number");
        Set<String> indicators = codes(sample.document("indicators.json"), "code");
        Set<String> ids = new HashSet<>();
        for (JsonNode target : sample.document("targets.json")) {
            String id = text(target, "id");
            assertAll(
                    id,
                    () -> assertTrue(ids.add(id)),
                    () -> assertTrue(id.startsWith(sample.plan() + "-")),
                    () -> assertEquals(sample.plan(), text(target, "plan")),
                    () -> assertEquals(text(plan, "region"), text(target, "region")),
                    () -> assertTrue(tasks.contains(text(target, "task"))),
                    () -> assertTrue(indicators.contains(text(target, "indicator"))),
                    () -> assertTrue(text(target, "from").compareTo(text(plan, "from")) >= 0),
                    () -> assertTrue(text(target, "from").compareTo(text(target, "to")) <= 0),
                    () -> assertTrue(text(target, "to").compareTo(text(plan, "to")) <= 0),
                    () -> assertEquals(needsValue(target), target.has("value")));
        }
    }

    private static boolean needsValue(JsonNode target) {
        boolean directional = Set.of("INCREASE", "DECREASE").contains(text(target, "comparator"));
        return text(target, "status").equals("SET") && !directional;
    }

    @ParameterizedTest
    @MethodSource("samples")
    void figuresFitTheFrequencyDecimalsAndRegionOfTheirIndicator(Sample sample) throws IOException {
        Map<String, JsonNode> indicators = new HashMap<>();
        sample.document("indicators.json").forEach(indicator -> indicators.put(text(indicator, "code"), indicator));
        String region = text(sample.document("plan.json"), "region");
        Set<String> keys = new HashSet<>();
        for (String[] figure : figures(sample)) {
            JsonNode indicator = indicators.get(figure[0]);
            String key = String.join("/", figure[0], figure[1], figure[2]);
            BigDecimal value = new BigDecimal(figure[3]);
            assertAll(
                    key,
                    () -> assertNotNull(indicator),
                    () -> assertFalse(indicator.has("numerator")),
                    () -> assertEquals(region, figure[1]),
                    () -> assertEquals(
                            Frequency.valueOf(text(indicator, "frequency")),
                            Period.parse(figure[2]).frequency()),
                    () -> assertTrue(value.scale() <= indicator.path("decimals").asInt()),
                    () -> assertTrue(value.signum() >= 0),
                    () -> assertTrue(Set.of("PROVISIONAL", "FINAL").contains(figure[4])),
                    () -> assertEquals("SAMPLE", figure[5]),
                    () -> assertTrue(keys.add(key)));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void yearToDateFiguresNeverFallWithinAYear(Sample sample) throws IOException {
        Set<String> cumulative = codes(
                elements(sample.document("indicators.json"))
                        .filter(indicator -> text(indicator, "reporting").equals("YEAR_TO_DATE"))
                        .toList(),
                "code");
        Map<String, BigDecimal> latest = new HashMap<>();
        for (String[] figure : figures(sample)) {
            if (cumulative.contains(figure[0])) {
                BigDecimal value = new BigDecimal(figure[3]);
                BigDecimal before =
                        latest.put(figure[0] + Period.parse(figure[2]).year(), value);
                assertTrue(before == null || before.compareTo(value) <= 0, figure[0] + " " + figure[2]);
            }
        }
        assertFalse(cumulative.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aBaselineIsTheFigureOfItsPeriodWhereThereIsOne(Sample sample) throws IOException {
        Map<String, BigDecimal> values = new HashMap<>();
        for (String[] figure : figures(sample)) {
            values.put(figure[0] + "/" + figure[2], new BigDecimal(figure[3]));
        }
        for (JsonNode target : sample.document("targets.json")) {
            if (target.has("baseline")) {
                JsonNode baseline = target.path("baseline");
                BigDecimal value = values.get(text(target, "indicator") + "/" + text(baseline, "period"));
                assertTrue(
                        value == null || value.compareTo(baseline.path("value").decimalValue()) == 0,
                        text(target, "id"));
            }
        }
    }

    private static List<String[]> figures(Sample sample) throws IOException {
        List<String> lines = Files.readAllLines(sample.figures());
        assertEquals("indicator,region,period,value,status,source,note", lines.getFirst());
        return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static Set<String> codes(Iterable<JsonNode> documents, String field) {
        Set<String> codes = new HashSet<>();
        documents.forEach(document -> codes.add(text(document, field)));
        return codes;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode document, String field) {
        return document.path(field).asText();
    }
}
