package org.planledger.report.console;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.planledger.kernel.access.Login;

/// Who makes the present request to the console.
@ApplicationScoped
class Visitors {
    private final SecurityIdentity identity;
    private final Login login;
    private final JWTParser tokens;

    Visitors(SecurityIdentity identity, Login login, JWTParser tokens) {
        this.identity = identity;
        this.login = login;
        this.tokens = tokens;
    }

    /// Empty when nobody is logged in, or no more.
    Optional<Visitor> present() {
        try {
            return identity.getPrincipal() instanceof JsonWebToken token
                    ? Optional.of(new Visitor(
                            login.name(),
                            identity.getRoles().stream().sorted().toList(),
                            login.reach(),
                            Instant.ofEpochSecond(token.getExpirationTime())))
                    : Optional.empty();
        } catch (AuthenticationFailedException tokenCountsNoMore) {
            return Optional.empty();
        }
    }

    /// When a token runs out; empty when it does not count, as one of a key that was taken back. Why not is told
    /// nobody:
    /// the reason holds the token.
    Optional<Instant> end(String token) {
        try {
            return Optional.of(Instant.ofEpochSecond(tokens.parse(token).getExpirationTime()));
        } catch (ParseException countsNot) {
            return Optional.empty();
        }
    }
}
