package org.planledger.kernel.access;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Who calls, by the token of the request.
@ApplicationScoped
public class Login {
    private final SecurityIdentity identity;

    Login(SecurityIdentity identity) {
        this.identity = identity;
    }

    /// The name to keep with what is written.
    public String name() {
        return identity.getPrincipal().getName();
    }

    /// The token itself, to call another service in the name of whoever calls; null without one.
    public String token() {
        return identity.getPrincipal() instanceof JsonWebToken token ? token.getRawToken() : null;
    }

    /// The name to keep with what is written, where another system may write for somebody: that system has verified
    /// who it is.
    ///
    /// @param postedBy the header, percent-encoded UTF-8; null when it was not sent; it counts for a service alone
    /// @throws org.planledger.kernel.problem.Failure when the header cannot be read as a name
    public String name(String postedBy) {
        String named = PostedBy.name(postedBy);
        return named != null && identity.hasRole(Role.SERVICE.claim()) ? named : name();
    }

    /// @param permission one of [Permission]
    public boolean may(String permission) {
        String[] parts = permission.split(":", 2);
        return identity.checkPermissionBlocking(
                parts.length == 1 ? new StringPermission(parts[0]) : new StringPermission(parts[0], parts[1]));
    }

    /// Whose things it reaches; an admin reaches all. Units limit who only posts figures for them: whoever decides
    /// or oversees does so for regions.
    public Reach reach() {
        if (identity.hasRole(Role.ADMIN.claim())) {
            return Reach.ALL;
        }
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Reach.of(
                        codes(token, Claims.REGIONS),
                        codes(token, Claims.REGIONS_BELOW),
                        Role.areLimitedToUnits(Role.among(identity.getRoles()))
                                ? codes(token, Claims.UNITS)
                                : Set.of(Claims.ALL))
                : Reach.NOTHING;
    }

    /// What is no text in a claim gives nothing, and neither does what no code is.
    private static Set<String> codes(JsonWebToken token, String claim) {
        return switch (token.<Object>getClaim(claim)) {
            case JsonArray codes ->
                codes.stream()
                        .filter(JsonString.class::isInstance)
                        .map(code -> ((JsonString) code).getString())
                        .filter(Login::isCode)
                        .collect(Collectors.toUnmodifiableSet());
            case String code when isCode(code) -> Set.of(code);
            case null, default -> Set.of();
        };
    }

    /// The database holds no text with the character 0, and no code has any such character.
    private static boolean isCode(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }
}
