package org.planledger.kernel.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestRatesTest {
    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final AtomicLong nanos = new AtomicLong(-5);
    private final RequestRates rates = RatesForTests.of(2, 0, 1, nanos::get);

    private int takenOf(String token, String address) {
        int taken = 0;
        while (taken < 1000 && rates.take(token, address).nanosToWait() == 0) {
            taken++;
        }
        return taken;
    }

    @Test
    void aBurstIsTakenAndThenSoManyInASecond() {
        rates.admit("one", false);
        assertEquals(20, takenOf("one", HERE));
        assertEquals(Duration.ofMillis(500).toNanos(), rates.take("one", HERE).nanosToWait());
        nanos.addAndGet(Duration.ofMillis(499).toNanos());
        assertEquals(0, takenOf("one", HERE));
        nanos.addAndGet(Duration.ofMillis(1).toNanos());
        assertEquals(1, takenOf("one", HERE));
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertEquals(20, takenOf("one", HERE));
    }

    @Test
    void tokensDoNotShareWhereverTheyComeFrom() {
        rates.admit("one", false);
        rates.admit("two", false);
        assertEquals(20, takenOf("one", HERE));
        assertEquals(0, takenOf("one", THERE));
        assertEquals(20, takenOf("two", HERE));
        assertEquals(10, takenOf(null, HERE));
    }

    @Test
    void wrongTokensShareTheBucketOfTheirAddressHoweverMany() {
        for (int i = 0; i < 10; i++) {
            RequestRates.Taken taken = rates.take("wrong " + i, HERE);
            assertEquals(0, taken.nanosToWait());
            assertTrue(taken.isOnTrial());
            rates.settle("wrong " + i, HERE);
        }
        assertTrue(rates.take("another", HERE).nanosToWait() > 0);
        assertTrue(rates.take(null, HERE).nanosToWait() > 0);
        assertEquals(10, takenOf(null, THERE));
    }

    @Test
    void manyGoodTokensBehindOneAddressTakeNothingFromIt() {
        for (int i = 0; i < 500; i++) {
            assertEquals(0, rates.take("good " + i, HERE).nanosToWait());
            rates.admit("good " + i, false);
            rates.settle("good " + i, HERE);
        }
        assertEquals(10, takenOf(null, HERE));
        RequestRates.Taken taken = rates.take("good 7", HERE);
        assertEquals(0, taken.nanosToWait());
        assertFalse(taken.isOnTrial());
    }

    @Test
    void aServiceHasARateOfItsOwnAndZeroIsNone() {
        rates.admit("service", true);
        assertEquals(1000, takenOf("service", HERE));
    }

    @Test
    void addressesOfOneNetworkOfIpv6AreOne() {
        assertEquals(10, takenOf(null, "2001:db8:1:2::1"));
        assertEquals(0, takenOf(null, "2001:db8:1:2:ffff::9"));
        assertEquals(10, takenOf(null, "2001:db8:1:3::1"));
        assertEquals(10, takenOf(null, "a name"));
    }

    @Test
    void whoeverHasATokenThatCountsIsToldFromAllBehindTheSameAddress() {
        Caller unknown = rates.take("one", HERE).caller();
        rates.admit("one", false);
        rates.admit("service", true);
        assertEquals(Caller.Kind.ADDRESS, unknown.kind());
        assertEquals(rates.take(null, HERE).caller(), unknown);
        assertEquals(Caller.Kind.PERSON, rates.take("one", HERE).caller().kind());
        assertEquals(rates.take("one", HERE).caller(), rates.take("one", THERE).caller());
        assertEquals(Caller.Kind.SERVICE, rates.take("service", HERE).caller().kind());
    }
}
