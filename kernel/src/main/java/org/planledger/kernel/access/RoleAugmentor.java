package org.planledger.kernel.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Permission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Gives a login what its roles allow. What a token allows is kept as long as the token is known and no
/// longer: to work it out anew takes longer than to read a figure. The login itself is not kept, because it
/// holds its request.
@ApplicationScoped
public class RoleAugmentor implements SecurityIdentityAugmentor {
    private final Cache<JsonWebToken, Set<Permission>> known =
            Caffeine.newBuilder().weakKeys().build();

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity login, AuthenticationRequestContext context) {
        if (login.isAnonymous() || !(login.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(login);
        }
        Set<Permission> allowed = known.get(token, unknown -> permissions(login.getRoles(), token));
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(login)
                        .addPermissions(allowed)
                        .build());
    }

    private static Set<Permission> permissions(Set<String> roles, JsonWebToken token) {
        return Role.permissions(Role.among(roles), scopes(token)).stream()
                .map(RoleAugmentor::permission)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// As an operation names what it needs: a name and, behind a colon, an action.
    private static Permission permission(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? new StringPermission(text)
                : new StringPermission(text.substring(0, colon), text.substring(colon + 1));
    }

    private static List<String> scopes(JsonWebToken token) {
        return token.getClaim(Claims.SCOPE) instanceof String scopes ? List.of(scopes.split(" ")) : List.of();
    }
}
