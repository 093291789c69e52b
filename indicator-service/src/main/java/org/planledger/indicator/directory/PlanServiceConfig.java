package org.planledger.indicator.directory;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where plan-service is, from which regions and plans are learnt.
@ConfigMapping(prefix = "indicator.plan-service")
interface PlanServiceConfig {

    /// The address, without `/v1`; `PLAN_SERVICE_URL`.
    @WithDefault("http://127.0.0.1:8081")
    URI url();

    /// How long to wait for a connection.
    @WithDefault("2s")
    Duration connectTimeout();

    /// How long to wait for an answer.
    @WithDefault("10s")
    Duration readTimeout();
}
