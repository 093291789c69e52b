package org.planledger.report.console;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// What the console is told about where it runs.
@ConfigMapping(prefix = "console")
interface ConsoleConfig {
    /// Where a browser reaches plan-service.
    URI planUrl();

    /// Where a browser reaches indicator-service.
    URI indicatorUrl();

    /// The folder with the tickets; empty where nobody enters with one.
    Optional<Path> tickets();
}
