package org.planledger.kernel.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many requests are taken in a second; 0 is as many as come. For a moment ten times as many are taken, so that
/// a page may ask for much at once. And how many are worked on at the same time.
@ConfigMapping(prefix = "rate-limit")
interface RateConfig {

    /// With one token of a person; `RATE_LIMIT`.
    @WithDefault("200")
    int person();

    /// With one token of the role service; `RATE_LIMIT_SERVICES`.
    @WithDefault("0")
    int service();

    /// From one address without a token that counts; `RATE_LIMIT_ADDRESS`.
    @WithDefault("100")
    int address();

    /// With one token of a person; `REQUESTS_AT_ONCE`.
    @WithDefault("50")
    int personAtOnce();

    /// With one token of the role service; `REQUESTS_AT_ONCE_SERVICES`.
    @WithDefault("500")
    int serviceAtOnce();

    /// From one address without a token that counts; `REQUESTS_AT_ONCE_ADDRESS`.
    @WithDefault("500")
    int addressAtOnce();
}
