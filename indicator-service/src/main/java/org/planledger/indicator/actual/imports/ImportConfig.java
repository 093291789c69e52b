package org.planledger.indicator.actual.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// How much importing the service does at once.
@ConfigMapping(prefix = "indicator.import")
interface ImportConfig {

    /// How many imports may run at the same time, and not more than the connection pool has room for: each holds a
    /// connection from its first byte to its last and needs a second one for moments.
    @WithDefault("6")
    int atOnce();

    /// How many figures all imports together keep in memory until they are judged, about 30 bytes each. What is
    /// more is read again from the database, which takes longer.
    @WithDefault("2000000")
    int figuresKept();

    /// The folder of received files; `IMPORT_FOLDER`. Each process of the service has a folder of its own in it.
    Path folder();

    /// How long it is known what an import has done and answered; `IMPORTS_KEPT`.
    @WithDefault("90D")
    Duration kept();

    /// How often those are forgotten that were kept long enough.
    @WithDefault("1H")
    Duration purgeEvery();
}
