package org.planledger.indicator.actual.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenMonthsTest {
    @Test
    void aMonthIsNewOnceWhateverTheOrderIs() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int span = 1 + random.nextInt(3000);
            SeenMonths months = new SeenMonths();
            Set<Integer> expected = new HashSet<>();
            for (int i = 0; i < 300; i++) {
                int month = random.nextInt(span);
                assertEquals(expected.add(month), months.add(month), "seed " + seed + ", month " + month);
            }
        }
    }
}
