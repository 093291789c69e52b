package org.planledger.plan.document.adopt;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where indicator-service is, to which the goals of confirmed readings are sent.
@ConfigMapping(prefix = "plan.indicator-service")
interface IndicatorServiceConfig {

    /// The address, without `/v1`; `INDICATOR_SERVICE_URL`.
    @WithDefault("http://127.0.0.1:8082")
    URI url();

    /// How long to wait for a connection.
    @WithDefault("2s")
    Duration connectTimeout();

    /// How long to wait for an answer: indicator-service may have to ask for the plan before it answers.
    @WithDefault("30s")
    Duration readTimeout();
}
