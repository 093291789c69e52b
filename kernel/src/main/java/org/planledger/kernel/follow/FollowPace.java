package org.planledger.kernel.follow;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How patiently a feed is followed.
public interface FollowPace {
    /// How long a request waits at the other service for something to change, 30 seconds at the most.
    @WithDefault("25S")
    Duration longPoll();

    /// How long to wait after the first failure; the wait doubles with each further one.
    @WithDefault("1S")
    Duration shortestPause();

    /// The longest wait after a failure.
    @WithDefault("30S")
    Duration longestPause();
}
