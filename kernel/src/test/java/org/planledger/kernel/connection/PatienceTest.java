package org.planledger.kernel.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// For how long a client is waited for that does not take its answer.
class PatienceTest {
    private static final int MANY = 10_000;

    /// @return after how many seconds there was none left; `MANY` when there was to the end
    private static int secondsUntilLost(Patience patience, long takenInEachSecond) {
        for (int second = 1; second < MANY; second++) {
            patience.second(1, second * takenInEachSecond);
            if (patience.isLost()) {
                return second;
            }
        }
        return MANY;
    }

    @ParameterizedTest(name = "{0} s, least {1}: {2} a second lasts for {3} s")
    @CsvSource({"30,8000,0,31", "30,8000,7999,31", "30,8000,8000,10000", "0,8000,0,1", "30,0,0,10000", "30,0,1,10000"})
    void itIsLostByWhatIsNotTaken(long seconds, long leastRate, long taken, int lasting) {
        assertEquals(lasting, secondsUntilLost(new Patience(seconds, leastRate), taken));
    }

    @Test
    void whatWasTakenAtOnceGivesNineTimesAsMuch() {
        Patience patience = new Patience(30, 8_000);
        patience.second(1, 1_000_000_000);
        for (int second = 0; second < 300; second++) {
            assertFalse(patience.isLost(), "after " + second);
            patience.second(1, 1_000_000_000);
        }
        patience.second(1, 1_000_000_000);
        assertTrue(patience.isLost());
    }

    @Test
    void itIsWholeAgainWhenNothingWaits() {
        Patience patience = new Patience(2, 8_000);
        patience.second(1, 0);
        patience.second(1, 0);
        assertEquals(2, patience.secondsWaited());
        patience.second(0, 1);
        assertEquals(0, patience.secondsWaited());
        assertEquals(0, patience.lost());
    }
}
