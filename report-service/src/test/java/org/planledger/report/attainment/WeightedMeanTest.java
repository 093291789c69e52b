package org.planledger.report.attainment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class WeightedMeanTest {
    private static final BigDecimal ONE = BigDecimal.ONE;

    @Test
    void nothingHasNoMean() {
        assertNull(new WeightedMean().rounded(100, 2));
    }

    @Test
    void aTieThatOnlyTheExactSumShowsIsRoundedUp() {
        Random random = new Random(20231107);
        for (int round = 0; round < 1000; round++) {
            BigFraction tie = BigFraction.of(random.nextInt(10_000), 10_000).add(BigFraction.of(1, 20_000));
            BigFraction part = BigFraction.of(1 + random.nextInt(1000), 3 + 7 * random.nextInt(500));
            WeightedMean mean = new WeightedMean();
            mean.add(tie.add(part), ONE);
            mean.add(tie.subtract(part), ONE);
            BigDecimal expected = new BigDecimal(tie.getNumerator())
                    .multiply(BigDecimal.valueOf(100))
                    .divide(new BigDecimal(tie.getDenominator()), 2, RoundingMode.HALF_UP);
            assertEquals(0, expected.compareTo(mean.rounded(100, 2)), "round " + round + ": " + tie + " +- " + part);
        }
    }

    @Test
    void itIsThatOfTheExactFractionsHoweverItIsAddedUp() {
        Random random = new Random(20231108);
        for (int round = 0; round < 500; round++) {
            BigFraction sum = BigFraction.ZERO;
            BigFraction weights = BigFraction.ZERO;
            WeightedMean[] parts = {new WeightedMean(), new WeightedMean(), new WeightedMean()};
            for (int i = 0, size = 1 + random.nextInt(40); i < size; i++) {
                BigFraction value = BigFraction.of(random.nextInt(2000), 1 + random.nextInt(1200));
                BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(500), 2);
                parts[random.nextInt(3)].add(value, weight);
                sum = sum.add(value.multiply(Exact.of(weight)));
                weights = weights.add(Exact.of(weight));
            }
            WeightedMean whole = new WeightedMean();
            for (WeightedMean part : parts) {
                whole.addAll(part);
            }
            assertEquals(Exact.rounded(sum.divide(weights).multiply(100), 2), whole.rounded(100, 2), "round " + round);
        }
    }

    @Test
    void aGroupOfTwentyThousandIsAddedUpWithoutGrowingNumbers() {
        // The sum of 1/3 + 1/5 + ... + 1/40001 is about (ln 20000 + 0.5772) / 2 + ln 2 - 1 = 4.93.
        WeightedMean mean = new WeightedMean();
        for (int i = 0; i < 20_000; i++) {
            mean.add(BigFraction.of(1, 3 + 2 * i), ONE);
        }
        assertEquals(new BigDecimal("0.02"), mean.rounded(100, 2));
    }
}
