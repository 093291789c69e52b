package org.planledger.report.follow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import org.planledger.kernel.follow.FollowPace;

/// How the feeds of the other two services are followed.
@ConfigMapping(prefix = "follow")
interface FollowConfig extends FollowPace {
    /// Where plan-service is.
    URI planUrl();

    /// Where indicator-service is.
    URI indicatorUrl();

    /// How many changes of plan-service are applied at once; each may be a whole plan.
    @WithDefault("500")
    int planPage();

    /// How many changes of indicator-service are applied at once.
    @WithDefault("5000")
    int indicatorPage();

    /// How long after it was last known to be current the copy is called stale; longer than a long poll
    /// and what the clocks of this service and of the publishers' databases may differ.
    @WithDefault("1M")
    Duration staleAfter();

    /// How long a reader who asks for his own write waits for it.
    @WithDefault("10S")
    Duration ownWrite();
}
