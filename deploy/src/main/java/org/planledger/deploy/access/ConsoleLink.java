package org.planledger.deploy.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.planledger.deploy.OwnerOnly;
import org.planledger.deploy.Trouble;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.deploy.settings.SuiteSettings;
import org.planledger.kernel.access.Ticket;
import org.planledger.kernel.problem.Text;

/// A link that lets its holder into the console, once and soon. What it has instead of a token may be seen in a
/// terminal or a browser's history and is then worth nothing any more.
public final class ConsoleLink {
    private static final Duration LIFETIME = Duration.ofDays(1);

    private ConsoleLink() {}

    static Path tickets(Path state) {
        return LocalIssuer.folder(state).resolve("tickets");
    }

    /// A link for whoever runs the suite, as admin; empty when logins come from an outside issuer.
    ///
    /// @throws Trouble when the local issuer's key cannot be used
    public static Optional<URI> forOwner(SuiteSettings settings) {
        return settings.outsideIssuer().isPresent()
                ? Optional.empty()
                : Optional.of(make(settings, Grant.admin(System.getProperty("user.name"), LIFETIME)));
    }

    /// A link for what the words after `./suite console` say, which are those of `./suite token`.
    ///
    /// @param words none for an admin
    /// @throws Trouble when a word is wrong, there is no key yet, or logins come from elsewhere
    public static URI of(List<String> words, SuiteSettings settings) {
        String user = System.getProperty("user.name");
        Grant grant = words.isEmpty() ? Grant.admin(user, LIFETIME) : TokenArguments.read(words, user);
        settings.outsideIssuer().ifPresent(outside -> {
            throw new Trouble(Text.of(
                    "登录由 TOKEN_ISSUER（%s）管理，没有本机链接。",
                    "Logins come from TOKEN_ISSUER (%s): there are no links of this machine.", outside.issuer()));
        });
        return make(settings, grant);
    }

    private static URI make(SuiteSettings settings, Grant grant) {
        LocalIssuer issuer = LocalIssuer.open(settings.state());
        String ticket = Ticket.make();
        Path folder = tickets(settings.state());
        try {
            OwnerOnly.createFolder(folder);
            deleteOld(folder);
            OwnerOnly.write(Ticket.file(folder, ticket), issuer.mint(grant));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return settings.url(ServiceName.REPORT).resolve("/console/enter?ticket=" + ticket);
    }

    /// Links that nobody has used hold tokens that count on.
    private static void deleteOld(Path folder) throws IOException {
        Instant end = Instant.now().minus(Ticket.COUNTS);
        try (DirectoryStream<Path> tickets = Files.newDirectoryStream(folder)) {
            for (Path ticket : tickets) {
                if (Files.getLastModifiedTime(ticket).toInstant().isBefore(end)) {
                    Files.deleteIfExists(ticket);
                }
            }
        }
    }
}
