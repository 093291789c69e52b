package org.planledger.indicator.directory;

import io.smallrye.config.ConfigMapping;
import org.planledger.kernel.follow.FollowPace;

/// How plan-service's feed is followed.
@ConfigMapping(prefix = "follow")
interface FollowConfig extends FollowPace {}
