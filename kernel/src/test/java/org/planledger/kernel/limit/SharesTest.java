package org.planledger.kernel.limit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// How much of something scarce one takes.
class SharesTest {
    private final Shares shares = new Shares(2);

    @Test
    void eachTakesSoManyAtOnce() {
        Shares.Share first = shares.take("a").orElseThrow();
        assertTrue(shares.take("a").isPresent());
        assertTrue(shares.take("a").isEmpty());
        assertTrue(shares.take("a").isEmpty());
        assertTrue(shares.take("b").isPresent());
        first.close();
        assertTrue(shares.take("a").isPresent());
        assertTrue(shares.take("a").isEmpty());
    }

    @Test
    void oneThatSeveralHoldIsTakenUntilTheLastHasClosedIt() {
        Shares.Share shared = shares.take("a").orElseThrow();
        assertTrue(shares.take("a").isPresent());
        assertTrue(shared.join());
        shared.close();
        assertTrue(shares.take("a").isEmpty());
        shared.close();
        assertFalse(shared.join());
        assertTrue(shares.take("a").isPresent());
    }
}
