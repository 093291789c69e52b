package org.planledger.indicator.actual.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How much importing the service does at once.
@ConfigMapping(prefix = "indicator.import")
interface ImportConfig {

    /// How many imports may run at the same time. Each holds a database connection from its first byte to its
    /// last.
    @WithDefault("6")
    int atOnce();

    /// How many figures all imports together keep in memory until they are judged, about 30 bytes each. What is
    /// more is read again from the database, which takes longer.
    @WithDefault("2000000")
    int figuresKept();
}
