package org.planledger.kernel.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.planledger.kernel.problem.Failure;

class FeedCursorTest {

    @Test
    void aCursorIsReadAsItWasWritten() {
        FeedCursor cursor = new FeedCursor(7421, 993);

        assertEquals(cursor, FeedCursor.parse(cursor.toString()));
        assertEquals(FeedCursor.BEGINNING, FeedCursor.parse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7421", "7421-", "-1-2", "a-b", "1-2-3-4", "99999999999999999999-1"})
    void whatIsNoCursorIsRefused(String text) {
        assertThrows(Failure.class, () -> FeedCursor.parse(text));
    }

    @Test
    void aTransactionIsCoveredOnceAllItsRowsAreDelivered() {
        assertFalse(new FeedCursor(7421, 993).covers(7421));
        assertTrue(new FeedCursor(7422, 0).covers(7421));
    }

    @Test
    void cursorsAreOrderedByTransactionAndThenByRow() {
        assertTrue(new FeedCursor(9, 5).compareTo(new FeedCursor(10, 1)) < 0);
        assertTrue(new FeedCursor(10, 2).compareTo(new FeedCursor(10, 1)) > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "indicator", "report-1", "plan-", "plan--1", "Plan-1"})
    void whatIsNoChangeTokenIsRefused(String text) {
        assertThrows(Failure.class, () -> ChangeToken.parse(text));
    }

    @Test
    void aChangeTokenIsReadAsItWasWritten() {
        ChangeToken token = new ChangeToken(ChangeToken.Feed.INDICATOR, 7421);

        assertEquals("indicator-7421", token.toString());
        assertEquals(token, ChangeToken.parse("indicator-7421"));
    }

    @Test
    void whoReadsFromTheBeginningSaysWhenHeBeganUntilHeHasComeSoFar() {
        assertEquals("7421-993-8000", new FeedCursor(7421, 993).begunAt(8000).toString());
        assertEquals(new FeedCursor(7421, 993, 8000), FeedCursor.parse("7421-993-8000"));
        assertEquals("8000-1", new FeedCursor(8000, 1).begunAt(8000).toString());
        assertEquals("7421-993", new FeedCursor(7421, 993).begunAt(0).toString());
    }

    @Test
    void aWithdrawalThatIsNoLongerKeptIsMissedByWhoStandsBeforeItUnlessHeBeganAfterIt() {
        FeedCursor purged = new FeedCursor(500, 7);
        assertTrue(new FeedCursor(500, 6).misses(purged));
        assertTrue(new FeedCursor(499, 900).misses(purged));
        assertFalse(new FeedCursor(500, 7).misses(purged));
        assertFalse(new FeedCursor(501, 0).misses(purged));
        assertFalse(FeedCursor.BEGINNING.misses(purged));
        assertTrue(new FeedCursor(10, 1, 500).misses(purged));
        assertFalse(new FeedCursor(10, 1, 501).misses(purged));
        assertFalse(new FeedCursor(10, 1).misses(FeedCursor.BEGINNING));
    }
}
