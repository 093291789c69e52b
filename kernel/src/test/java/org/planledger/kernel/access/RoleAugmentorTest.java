package org.planledger.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/// What a login may do by its roles.
class RoleAugmentorTest {
    private final RoleAugmentor augmentor = new RoleAugmentor();

    private SecurityIdentity login(JsonWebToken token, String role, String request) {
        SecurityIdentity login = QuarkusSecurityIdentity.builder()
                .setPrincipal(token)
                .addRole(role)
                .addAttribute("request", request)
                .build();
        return augmentor.augment(login, null).await().indefinitely();
    }

    private static boolean readsDrafts(SecurityIdentity login) {
        return login.checkPermissionBlocking(new StringPermission("drafts", "read"));
    }

    @Test
    void ofATokenThatComesAgainWhatItMayIsKeptAndNothingOfItsRequest() {
        JsonWebToken token = new DefaultJWTCallerPrincipal(new JwtClaims());
        SecurityIdentity first = login(token, "viewer", "first");
        SecurityIdentity second = login(token, "viewer", "second");
        assertEquals("first", first.getAttribute("request"));
        assertEquals("second", second.getAttribute("request"));
        assertTrue(first.checkPermissionBlocking(new StringPermission("read")));
        assertTrue(second.checkPermissionBlocking(new StringPermission("read")));
        assertFalse(readsDrafts(second));
    }

    @Test
    void tokensAreToldApartThoughTheyHoldTheSame() {
        SecurityIdentity viewer = login(new DefaultJWTCallerPrincipal(new JwtClaims()), "viewer", "");
        SecurityIdentity planner = login(new DefaultJWTCallerPrincipal(new JwtClaims()), "planner", "");
        assertFalse(readsDrafts(viewer));
        assertTrue(readsDrafts(planner));
    }
}
