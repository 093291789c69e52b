package org.planledger.report.follow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// How the feeds of the other two services are followed.
@ConfigMapping(prefix = "follow")
interface FollowConfig {
    /// Where plan-service is.
    URI planUrl();

    /// Where indicator-service is.
    URI indicatorUrl();

    /// How long a request waits at the other service for something to change, 30 seconds at the most.
    @WithDefault("25S")
    Duration longPoll();

    /// How many changes of plan-service are applied at once; each may be a whole plan.
    @WithDefault("500")
    int planPage();

    /// How many changes of indicator-service are applied at once.
    @WithDefault("5000")
    int indicatorPage();

    /// How long to wait after the first failure; the wait doubles with each further one.
    @WithDefault("1S")
    Duration shortestPause();

    /// The longest wait after a failure.
    @WithDefault("30S")
    Duration longestPause();

    /// How long after it was last known to be current the copy is called stale; longer than a long poll.
    @WithDefault("1M")
    Duration staleAfter();

    /// How long a reader who asks for his own write waits for it.
    @WithDefault("10S")
    Duration ownWrite();
}
