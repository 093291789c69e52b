package org.planledger.kernel.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// For how long withdrawn things are published.
@ConfigMapping(prefix = "changes")
interface TombstoneConfig {

    /// How long a withdrawn thing stays in the feed as a tombstone; `TOMBSTONES_KEPT`.
    @WithDefault("90D")
    Duration tombstonesKept();

    /// How often those are removed that were kept long enough.
    @WithDefault("1H")
    Duration purgeEvery();
}
