package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.period.Frequency;
import org.planledger.kernel.period.Period;
import org.planledger.report.attainment.GroupTally.Weighted;

/// Rule book, section 7: groups.
class GroupResultTest {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private static GroupResult group(List<Weighted> members) {
        GroupTally tally = new GroupTally();
        members.forEach(tally::add);
        return tally.result();
    }

    @Test
    void aGroupCountsStatesAndSignalsAndWeighsItsScores() {
        GroupResult group = group(List.of(
                new Weighted(jobs(1200, TargetStatus.SET), ONE),
                new Weighted(jobs(600, TargetStatus.SET), new BigDecimal("3")),
                new Weighted(jobs(600, TargetStatus.PENDING), new BigDecimal("50"))));

        assertEquals(3, group.targets());
        assertEquals(Map.of(State.ON_TRACK, 1, State.FAR_BEHIND, 1, State.TARGET_NOT_SET, 1), group.states());
        assertEquals(Map.of(Signal.NONE, 1, Signal.RED, 1, Signal.BLUE, 1), group.signals());
        // (1 x 1 + 3 x 0.5) / 4; the target that is not set does not count
        assertEquals(new BigDecimal("62.5"), group.score());
        assertEquals(new BigDecimal("1"), group.completeness());
    }

    @Test
    void aGroupOfWhichNothingCountsHasNoScore() {
        GroupResult group = group(List.of(new Weighted(jobs(1, TargetStatus.ASSIGNED), ONE)));

        assertNull(group.score());
        assertEquals(1, group.targets());
    }

    @Test
    void anEmptyGroupHasNothing() {
        GroupResult group = group(List.of());

        assertEquals(0, group.targets());
        assertNull(group.score());
        assertNull(group.completeness());
        assertEquals(Map.of(), group.states());
    }

    @Test
    void scoresAreAddedUnroundedAndRoundedOnce() {
        // 1200 is due and 400 x 1/3 each: a third has no last decimal
        List<Weighted> members = List.of(
                new Weighted(jobs(400, TargetStatus.SET), ONE),
                new Weighted(jobs(400, TargetStatus.SET), ONE),
                new Weighted(jobs(1200, TargetStatus.SET), ONE));

        assertEquals(new BigDecimal("55.56"), group(members).score());
    }

    @Test
    void randomGroupsAgreeWithAPlainWeightedMean() {
        Random random = new Random(20231101);
        for (int round = 0; round < 500; round++) {
            List<Weighted> members = new ArrayList<>();
            BigInteger weightedDue = BigInteger.ZERO;
            BigInteger weights = BigInteger.ZERO;
            int size = 1 + random.nextInt(12);
            for (int i = 0; i < size; i++) {
                int done = 1 + random.nextInt(1300);
                int weight = 1 + random.nextInt(9);
                members.add(new Weighted(jobs(done, TargetStatus.SET), BigDecimal.valueOf(weight)));
                weightedDue = weightedDue.add(BigInteger.valueOf((long) weight * Math.min(done, 1200)));
                weights = weights.add(BigInteger.valueOf(weight));
            }
            BigDecimal expected = new BigDecimal(weightedDue.multiply(BigInteger.valueOf(100)))
                    .divide(new BigDecimal(weights.multiply(BigInteger.valueOf(1200))), 2, RoundingMode.HALF_UP);

            assertEquals(0, expected.compareTo(group(members).score()), "round " + round);
        }
    }

    /// 1800 new jobs in 2023, as of August, when 1200 are due; all of them counted in August.
    private static Outcome jobs(int done, TargetStatus status) {
        PlainIndicator indicator = new PlainIndicator(
                "jobs", Frequency.MONTH, Aggregation.SUM, Reporting.YEAR_TO_DATE, false, Direction.HIGHER, 0);
        NavigableMap<Period, BigDecimal> figures =
                new TreeMap<>(Map.of(Period.parse("2023-08"), BigDecimal.valueOf(done)));
        Target target = new Target(
                "jobs",
                indicator,
                status,
                status == TargetStatus.SET ? new Goal.AtLeast(BigDecimal.valueOf(1800)) : null,
                Measure.AMOUNT,
                Recurrence.TOTAL,
                YearMonth.of(2023, 1),
                YearMonth.of(2023, 12),
                null,
                List.of());
        return Attainment.assess(
                target, code -> figures, new Circumstances(YearMonth.of(2023, 8), true, Thresholds.DEFAULT, 0));
    }
}
