package org.planledger.kernel.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedClockTest {
    private final FeedClock clock = new FeedClock();

    @Test
    void whenNothingIsHeldBackTheFeedIsCurrentNow() {
        read(100, 100, 1);

        assertEquals(second(7), read(105, 105, 7));
    }

    @Test
    void anOpenWriterHoldsTheTimeBackForAsLongAsItIsOpen() {
        read(100, 100, 1);

        assertEquals(second(1), read(100, 103, 2));
        assertEquals(second(1), read(100, 250, 60));
        assertEquals(second(61), read(251, 251, 61));
    }

    @Test
    void underSteadyWritingTheTimeFollowsAtADistance() {
        read(100, 100, 1);
        read(101, 110, 2);

        assertEquals(second(2), read(111, 120, 3));
        assertEquals(second(2), read(115, 130, 4));
        assertEquals(second(3), read(121, 140, 5));
    }

    @Test
    void behindAWriterThatWasThereFromTheBeginningNothingIsKnown() {
        assertNull(read(90, 100, 1));
        assertNull(read(90, 120, 2));
        assertEquals(second(1), read(110, 130, 3));
    }

    @Test
    void anOlderHorizonGetsNothingThatANewerOneHasEarned() {
        read(100, 100, 1);
        read(100, 110, 2);
        assertEquals(second(2), read(115, 120, 3));

        assertEquals(second(1), read(105, 110, 2));
    }

    @Test
    void aWriterThatStaysOpenIsNotForgottenHoweverManyOthersCommitMeanwhile() {
        read(100, 100, 1);
        for (int reading = 1; reading <= 5_000; reading++) {
            assertEquals(second(1), read(100, 100 + reading, 1 + reading), "after " + reading);
        }
    }

    @Test
    void afterManyReadingsTheTimeIsStillNearAndNeverTooLate() {
        for (int reading = 0; reading <= 5_000; reading++) {
            read(100, 101 + reading, reading);
        }
        for (int behind : new int[] {1, 10, 100, 1_000, 4_000}) {
            Instant exact = second(5_000 - behind);
            Instant known = read(101 + 5_000 - behind, 101 + 5_000, 5_000);
            assertFalse(known.isAfter(exact), known + " is after " + exact);
            assertFalse(known.isBefore(exact.minusSeconds(behind)), known + " is long before " + exact);
        }
    }

    private Instant read(long oldestRunning, long next, long second) {
        return clock.currentAt(new Horizon(oldestRunning, next, second(second)));
    }

    private static Instant second(long second) {
        return Instant.ofEpochSecond(second);
    }
}
