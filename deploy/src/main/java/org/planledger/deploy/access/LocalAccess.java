package org.planledger.deploy.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.planledger.deploy.OwnerOnly;
import org.planledger.deploy.settings.ServiceName;
import org.planledger.kernel.access.Claims;
import org.planledger.kernel.access.IssuerGuard;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Role;

/// Tokens of the local issuer. Those of the services lie in files that only their owner can read, and count for an
/// hour: what somebody has seen of them is soon worth nothing.
final class LocalAccess implements SuiteAccess {
    static final Duration LIFETIME = Duration.ofHours(1);

    /// What each service that calls others may do there.
    private static final Map<ServiceName, Set<String>> SCOPES = Map.of(
            ServiceName.INDICATOR, Set.of(Permission.READ_CHANGES, Permission.READ, Permission.READ_DRAFTS),
            ServiceName.REPORT, Set.of(Permission.READ_CHANGES, Permission.READ, Permission.READ_DRAFTS));

    private static final Duration RENEWAL = LIFETIME.dividedBy(2);
    private static final Duration NEXT_ATTEMPT = Duration.ofSeconds(10);

    private final Path state;
    private final LocalIssuer issuer;
    private final InstantSource clock;
    private final Set<ServiceName> admitted = EnumSet.noneOf(ServiceName.class);
    private Instant renewal;

    LocalAccess(Path state, LocalIssuer issuer, InstantSource clock) {
        this.state = state;
        this.issuer = issuer;
        this.clock = clock;
        this.renewal = clock.instant().plus(RENEWAL);
    }

    @Override
    public Map<String, String> admit(ServiceName service) throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "TOKEN_ISSUER",
                IssuerGuard.LOCAL,
                "TOKEN_AUDIENCE",
                LocalIssuer.AUDIENCE,
                "TOKEN_KEYS",
                "file:" + LocalIssuer.publicKeys(state).toAbsolutePath(),
                "TOKEN_ROLES",
                "groups",
                "LOCAL_ISSUER",
                "true"));
        if (SCOPES.containsKey(service)) {
            writeToken(service);
            admitted.add(service);
            variables.put(
                    "SERVICE_TOKEN_FILE", tokenFile(service).toAbsolutePath().toString());
        }
        if (service == ServiceName.REPORT) {
            variables.put(
                    "CONSOLE_TICKETS",
                    ConsoleLink.tickets(state).toAbsolutePath().toString());
        }
        return variables;
    }

    @Override
    public void keepFresh() throws IOException {
        if (clock.instant().isBefore(renewal)) {
            return;
        }
        renewal = clock.instant().plus(NEXT_ATTEMPT);
        for (ServiceName service : admitted) {
            writeToken(service);
        }
        renewal = clock.instant().plus(RENEWAL);
    }

    private void writeToken(ServiceName service) throws IOException {
        OwnerOnly.write(
                tokenFile(service),
                issuer.mint(new Grant(
                        service.folder(),
                        Set.of(Role.SERVICE),
                        Set.of(Claims.ALL),
                        Set.of(),
                        Set.of(Claims.ALL),
                        SCOPES.get(service),
                        LIFETIME)));
    }

    private Path tokenFile(ServiceName service) {
        return LocalIssuer.folder(state).resolve(service.folder() + ".token");
    }
}
