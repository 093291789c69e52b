package org.planledger.deploy.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Text;

/// The token with which the suite's own commands call the services: to load the samples, and to show where they stand.
public final class OwnToken {
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String NAME = "suite";

    private OwnToken() {}

    /// Gives the token for each request anew; empty when an outside issuer is configured and no file with its token.
    ///
    /// @throws Trouble when the local issuer's key cannot be used
    public static Optional<Supplier<String>> of(SuiteSettings settings) {
        if (settings.outsideIssuer().isPresent()) {
            return settings.outsideIssuer().get().suiteTokenFile().map(file -> () -> read(file));
        }
        LocalIssuer issuer = LocalIssuer.open(settings.state());
        return Optional.of(() -> issuer.mint(Grant.admin(NAME, LIFETIME)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new Trouble(
                    Text.of("无法读取 SUITE_TOKEN_FILE 所指的 %s。", "SUITE_TOKEN_FILE names %s, which cannot be read.", file),
                    unreadable);
        }
    }
}
