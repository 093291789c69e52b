package org.planledger.kernel.limit;

import com.github.benmanes.caffeine.cache.Ticker;

/// Rates as a test wants them.
public final class RatesForTests {
    private RatesForTests() {}

    /// As many as come.
    public static RequestRates unlimited() {
        return of(0, 0, 0, Ticker.systemTicker());
    }

    static RequestRates of(int person, int service, int address, Ticker ticker) {
        return new RequestRates(new Settings(person, service, address), ticker);
    }

    private record Settings(int person, int service, int address) implements RateConfig {
        @Override
        public int personAtOnce() {
            return person;
        }

        @Override
        public int serviceAtOnce() {
            return service;
        }

        @Override
        public int addressAtOnce() {
            return address;
        }
    }
}
