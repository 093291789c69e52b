package org.planledger.report.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.report.attainment.GroupResult;

class PlacesTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,  1,   0,   NO_SCORE",
                "-,  0.2, 0.9, NO_SCORE",
                "50, -,   0,   -",
                "50, -,   0.1, INCOMPLETE",
                "50, 0.8, 0.9, INCOMPLETE",
                "50, 0.9, 0.9, -",
                "0,  1,   1,   -",
            })
    void whoHasNoScoreOrTooFewFiguresHasNoRank(
            BigDecimal score, BigDecimal completeness, BigDecimal wanted, Unranked unranked) {
        assertEquals(unranked, Places.unranked(group(score, completeness), wanted));
    }

    @Test
    void equalScoresShareARankAndTheNextOneIsAsMuchLower() {
        Map<String, GroupResult> groups = Map.of(
                "a", group(new BigDecimal("90"), null),
                "b", group(new BigDecimal("90.00"), null),
                "c", group(new BigDecimal("89.99"), null),
                "d", group(null, null),
                "e", group(new BigDecimal("100"), null));
        assertEquals(Map.of("e", 1, "a", 2, "b", 2, "c", 4), Places.of(groups, BigDecimal.ZERO));
    }

    @Test
    void aRankIsOneMoreThanThereAreBetterOnes() {
        Random random = new Random(20231109);
        for (int round = 0; round < 200; round++) {
            Map<String, GroupResult> groups = new HashMap<>();
            for (int i = 0, size = random.nextInt(30); i < size; i++) {
                groups.put("g" + i, group(BigDecimal.valueOf(random.nextInt(12)), BigDecimal.ONE));
            }
            Map<String, Integer> expected = new HashMap<>();
            groups.forEach((key, group) -> expected.put(
                    key,
                    1
                            + (int) groups.values().stream()
                                    .filter(other -> other.score().compareTo(group.score()) > 0)
                                    .count()));
            assertEquals(expected, Places.of(groups, new BigDecimal("0.5")), "round " + round);
        }
    }

    private static GroupResult group(BigDecimal score, BigDecimal completeness) {
        return new GroupResult(1, Map.of(), Map.of(), score, completeness);
    }
}
