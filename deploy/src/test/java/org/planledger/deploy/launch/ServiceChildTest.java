package org.planledger.deploy.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceChildTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "5, 16", "6, 30", "1000, 30"})
    void pausesGrowUpToHalfAMinute(int endedInARow, int seconds) {
        assertEquals(Duration.ofSeconds(seconds), ServiceChild.pauseAfter(endedInARow));
    }
}
