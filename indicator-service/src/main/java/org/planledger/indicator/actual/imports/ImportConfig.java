package org.planledger.indicator.actual.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/// How much importing the service does at once.
@ConfigMapping(prefix = "indicator.import")
interface ImportConfig {

    /// How many imports may run at the same time, from the first byte that is received to the answer. One has a
    /// connection from when its file is received to its end, and needs a second one for moments; so of a pool
    /// of `n` connections there are at most `(n - 3) / 2` imports, but always one, however many this says.
    @WithDefault("6")
    int atOnce();

    /// How many figures all imports together keep in memory until they are judged, about 35 bytes each. What is
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
