package org.planledger.kernel.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Gives a login what its roles allow.
@ApplicationScoped
public class RoleAugmentor implements SecurityIdentityAugmentor {

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity login, AuthenticationRequestContext context) {
        if (login.isAnonymous() || !(login.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(login);
        }
        Set<Role> roles = Role.among(login.getRoles());
        return Uni.createFrom()
                .item(QuarkusSecurityIdentity.builder(login)
                        .addPermissionsAsString(Role.permissions(roles, scopes(token)))
                        .build());
    }

    private static List<String> scopes(JsonWebToken token) {
        return token.getClaim(Claims.SCOPE) instanceof String scopes ? List.of(scopes.split(" ")) : List.of();
    }
}
