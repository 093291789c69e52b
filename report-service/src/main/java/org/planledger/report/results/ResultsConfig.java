package org.planledger.report.results;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How results are kept.
@ConfigMapping(prefix = "results")
interface ResultsConfig {
    /// For how many targets computed outcomes are kept, at about two kilobytes each.
    @WithDefault("20000")
    long cachedTargets();
}
