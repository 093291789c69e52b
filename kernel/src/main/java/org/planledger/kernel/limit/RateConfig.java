package org.planledger.kernel.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many requests are taken in a second; 0 is as many as come. For a moment ten times as many are taken, so that
/// a page may ask for much at once.
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
}
