package org.planledger.kernel.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Gives a login what its roles allow. What a token that is still known was given is given again: to work it out
/// anew takes longer than to read a figure.
@ApplicationScoped
public class RoleAugmentor implements SecurityIdentityAugmentor {
    private final Cache<JsonWebToken, SecurityIdentity> known =
            Caffeine.newBuilder().weakKeys().build();

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity login, AuthenticationRequestContext context) {
        if (login.isAnonymous() || !(login.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(login);
        }
        return Uni.createFrom().item(known.get(token, unknown -> withPermissions(login, token)));
    }

    private static SecurityIdentity withPermissions(SecurityIdentity login, JsonWebToken token) {
        return QuarkusSecurityIdentity.builder(login)
                .addPermissionsAsString(Role.permissions(Role.among(login.getRoles()), scopes(token)))
                .build();
    }

    private static List<String> scopes(JsonWebToken token) {
        return token.getClaim(Claims.SCOPE) instanceof String scopes ? List.of(scopes.split(" ")) : List.of();
    }
}
