package org.planledger.report.signals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How changes of signal are found.
@ConfigMapping(prefix = "signals")
interface SignalConfig {
    /// How long nothing new must have come before signals are computed, so that a burst of figures is one change.
    @WithDefault("2S")
    Duration quiet();

    /// How long new things may keep coming before signals are computed all the same.
    @WithDefault("1M")
    Duration longestDelay();

    /// How often it is looked whether the date has changed.
    @WithDefault("30S")
    Duration lookAgain();
}
