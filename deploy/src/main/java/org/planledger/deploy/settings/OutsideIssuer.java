package org.planledger.deploy.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.planledger.deploy.Trouble;
import org.planledger.kernel.access.IssuerGuard;
import org.planledger.kernel.problem.Text;

/// An issuer of tokens that is not this machine's own.
///
/// @param issuer as its tokens name it
/// @param serviceTokenFile the file with the token of the services that call others
/// @param suiteTokenFile the file with a token for the suite's own commands; empty when there is none
public record OutsideIssuer(String issuer, Path serviceTokenFile, Optional<Path> suiteTokenFile) {
    /// What the environment says; empty when the local issuer is to be used.
    ///
    /// @throws Trouble when it is configured in part only
    static Optional<OutsideIssuer> read(Map<String, String> environment) {
        String issuer = environment.getOrDefault("TOKEN_ISSUER", "");
        if (issuer.isEmpty() || issuer.equals(IssuerGuard.LOCAL)) {
            return Optional.empty();
        }
        List<String> missing = new ArrayList<>(List.of("TOKEN_KEYS", "SERVICE_TOKEN_FILE"));
        missing.removeIf(variable -> !environment.getOrDefault(variable, "").isEmpty());
        if (!missing.isEmpty()) {
            throw new Trouble(Text.of(
                    "TOKEN_ISSUER 指定了外部签发者，还须设置 %s（SERVICE_TOKEN_FILE 是服务之间调用所用令牌的文件）。",
                    "TOKEN_ISSUER names an outside issuer: set %s, too (SERVICE_TOKEN_FILE is the file with the token that"
                            + " services call each other with).",
                    String.join(", ", missing)));
        }
        String own = environment.getOrDefault("SUITE_TOKEN_FILE", "");
        return Optional.of(new OutsideIssuer(
                issuer,
                Path.of(environment.get("SERVICE_TOKEN_FILE")),
                own.isEmpty() ? Optional.empty() : Optional.of(Path.of(own))));
    }
}
