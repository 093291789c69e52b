package org.planledger.deploy.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.planledger.deploy.http.ServiceClient;
import org.planledger.kernel.problem.Language;

class PlanOverviewTest {
    private static final String SUMMARY = """
            {"plan": "p", "asOf": "2023-09", "groups": [
              {"key": "1", "title": "一、创新驱动", "targets": 12,
               "states": {"ACHIEVED": 2, "ON_TRACK": 3, "BEHIND": 1, "FAR_BEHIND": 1, "MISSED": 1, "BREACHED": 1,
                          "NO_DATA": 1, "NOT_STARTED": 1, "TARGET_NOT_SET": 1}},
              {"key": "2", "title": "二、纵深推进新旧动能转换,构建现代化产业体系,打造高质量发展增长极", "targets": 1,
               "states": {"ON_TRACK": 1}}],
             "total": {"targets": 13, "states": {"ACHIEVED": 2, "ON_TRACK": 4, "BEHIND": 1, "FAR_BEHIND": 1, "MISSED": 1,
                       "BREACHED": 1, "NO_DATA": 1, "NOT_STARTED": 1, "TARGET_NOT_SET": 1}}}
            """;

    @Test
    void everyRowAddsUpToItsTargets() throws Exception {
        for (String row : rows(Language.ENGLISH)) {
            String[] words = row.split("\\s+");
            int[] numbers = Arrays.stream(words)
                    .skip(words.length - 8)
                    .mapToInt(word -> word.equals("-") ? 0 : Integer.parseInt(word))
                    .toArray();
            assertEquals(numbers[0], Arrays.stream(numbers).skip(1).sum(), row);
        }
    }

    @Test
    void lateAndBrokenJoinTheirTwoStates() throws Exception {
        assertTrue(
                rows(Language.ENGLISH).getFirst().matches("一、创新驱动 +12 +2 +3 +2 +2 +1 +1 +1"),
                rows(Language.ENGLISH).getFirst());
    }

    @Test
    void allLinesUnderTheHeadingAreEquallyWideInBothLanguages() throws Exception {
        for (Language language : Language.values()) {
            List<String> lines = lines(language);
            int width = DisplayWidth.of(lines.get(1));
            lines.stream().skip(1).forEach(line -> assertEquals(width, DisplayWidth.of(line), line));
        }
    }

    @Test
    void theHeadingNamesPlanAndMonth() throws Exception {
        assertEquals("某计划  截至 2023-09", lines(Language.CHINESE).getFirst());
    }

    private static List<String> rows(Language language) throws Exception {
        return lines(language).stream()
                .skip(3)
                .filter(line -> !line.startsWith("---"))
                .toList();
    }

    private static List<String> lines(Language language) throws Exception {
        JsonNode summary = ServiceClient.JSON.readTree(SUMMARY);
        return new PlanOverview("某计划", summary, language).lines();
    }
}
