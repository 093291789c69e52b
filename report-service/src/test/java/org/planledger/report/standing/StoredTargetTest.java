package org.planledger.report.standing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.planledger.report.answer.Comparator;
import org.planledger.report.answer.Strength;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Recurrence;
import org.planledger.report.attainment.TargetStatus;

/// Which goal holds (rule book, section 16).
class StoredTargetTest {
    private static final YearMonth FROM = YearMonth.of(2023, 1);

    private static StoredGoal goal(int value) {
        return new StoredGoal(TargetStatus.SET, Comparator.AT_LEAST, BigDecimal.valueOf(value), null, null, List.of());
    }

    private static StoredRevision revision(String month, int value) {
        return new StoredRevision(YearMonth.parse(month), goal(value), "r");
    }

    private static StoredTarget target(StoredGoal original, List<StoredRevision> revisions) {
        return new StoredTarget(
                "t",
                "1",
                "i",
                "371503",
                null,
                original,
                revisions,
                Measure.AMOUNT,
                Recurrence.TOTAL,
                FROM,
                YearMonth.of(2023, 12),
                null,
                Strength.PLAIN,
                BigDecimal.ONE,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "2022-12, 1800",
        "2023-01, 1800",
        "2023-06, 1800",
        "2023-07, 2400",
        "2023-09, 2400",
        "2023-10, 2200",
        "2023-12, 2200",
        "2024-05, 2200"
    })
    void theLastRevisionThatIsNotLaterHolds(String asOf, int value) {
        StoredTarget target = target(goal(1800), List.of(revision("2023-07", 2400), revision("2023-10", 2200)));
        assertEquals(goal(value), target.goalAsOf(YearMonth.parse(asOf)));
        assertEquals(goal(1800), target.by(Basis.ORIGINAL).goalAsOf(YearMonth.parse(asOf)));
        assertNull(target.by(Basis.ORIGINAL).revisionAsOf(YearMonth.parse(asOf)));
        assertSame(target, target.by(Basis.PRESENT));
    }

    @Test
    void aTargetWithoutRevisionsHasItsOwnGoalAlways() {
        StoredTarget target = target(goal(1800), List.of());
        assertNull(target.revisionAsOf(YearMonth.of(2099, 12)));
        assertEquals(goal(1800), target.goalAsOf(FROM));
        assertSame(target, target.by(Basis.ORIGINAL));
    }

    @Test
    void aBaseIsNeededWhereAnyOfTheGoalsComparesWithOne() {
        StoredGoal directional = new StoredGoal(TargetStatus.SET, Comparator.DECREASE, null, null, null, List.of());
        assertFalse(target(goal(1), List.of(revision("2023-07", 2))).isEverDirectional());
        assertTrue(target(directional, List.of(revision("2023-07", 2))).isEverDirectional());
        assertTrue(target(goal(1), List.of(new StoredRevision(YearMonth.of(2023, 7), directional, "r")))
                .isEverDirectional());
    }

    /// Each revision is written over the months from its own on, one after the other.
    @Test
    void theGoalIsTheOneThatIsLeftWhenRevisionsAreWrittenOverTheMonths() {
        Random random = new Random(16);
        for (int round = 0; round < 500; round++) {
            Map<YearMonth, Integer> drawn = new TreeMap<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                drawn.put(FROM.plusMonths(1 + random.nextInt(11)), random.nextInt(10));
            }
            Map<YearMonth, Integer> left = new HashMap<>();
            for (int month = 0; month < 15; month++) {
                left.put(FROM.plusMonths(month), 1800);
            }
            List<StoredRevision> revisions = new ArrayList<>();
            drawn.forEach((month, value) -> {
                left.replaceAll((each, goal) -> each.isBefore(month) ? goal : value);
                revisions.add(revision(month.toString(), value));
            });
            StoredTarget target = target(goal(1800), revisions);
            left.forEach((month, value) ->
                    assertEquals(goal(value), target.goalAsOf(month), () -> drawn + " as of " + month));
        }
    }
}
