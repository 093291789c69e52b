package org.planledger.deploy.access;

import java.io.PrintStream;
import java.util.List;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.problem.Text;

/// `./suite token`: mints a token of the local issuer and prints it, and nothing else.
public final class TokenCommand {
    private TokenCommand() {}

    /// @throws Trouble when a word is wrong, there is no key yet, or tokens come from elsewhere
    public static void run(List<String> words, SuiteSettings settings, PrintStream out) {
        settings.outsideIssuer().ifPresent(outside -> {
            throw new Trouble(Text.of(
                    "令牌由 TOKEN_ISSUER（%s）签发：请向它索取。",
                    "Tokens come from TOKEN_ISSUER (%s): ask it for one.", outside.issuer()));
        });
        Grant grant = TokenArguments.read(words, System.getProperty("user.name"));
        out.println(LocalIssuer.open(settings.state()).mint(grant));
    }
}
