package org.planledger.kernel.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole truth table of what tokens allow: every set of roles, every scope, and whose things they reach.
class RightsTest {
    private static final Set<String> EVERYTHING = Set.of(
            "read",
            "drafts:read",
            "changes:read",
            "revisions:read",
            "audit:read",
            "figures:post",
            "months:close",
            "plans:write",
            "targets:write",
            "directory:write",
            "entries:write",
            "slips:answer",
            "slips:supervise");

    /// As docs/access.md has them.
    private static final Map<Role, Set<String>> ALLOWED = new EnumMap<>(Map.of(
            Role.VIEWER, Set.of("read"),
            Role.REPORTER, Set.of("read", "revisions:read", "figures:post", "entries:write", "slips:answer"),
            Role.APPROVER, Set.of("read", "revisions:read", "figures:post", "months:close"),
            Role.PLANNER, Set.of("read", "drafts:read", "plans:write", "targets:write", "entries:write"),
            Role.SUPERVISOR, Set.of("read", "entries:write", "slips:supervise"),
            Role.AUDITOR, Set.of("read", "revisions:read", "audit:read"),
            Role.ADMIN, EVERYTHING,
            Role.SERVICE, Set.of()));

    static Stream<Set<Role>> everySetOfRoles() {
        Role[] all = Role.values();
        return Stream.iterate(0, bits -> bits < 1 << all.length, bits -> bits + 1)
                .map(bits -> {
                    Set<Role> roles = EnumSet.noneOf(Role.class);
                    Arrays.stream(all)
                            .filter(role -> (bits >> role.ordinal() & 1) == 1)
                            .forEach(roles::add);
                    return roles;
                });
    }

    static Set<String> everything() {
        return EVERYTHING;
    }

    private static SecurityIdentity identity(Map<String, Object> claims, Set<String> groups) {
        JwtClaims all = new JwtClaims();
        claims.forEach(all::setClaim);
        return new RoleAugmentor()
                .augment(
                        QuarkusSecurityIdentity.builder()
                                .setPrincipal(new DefaultJWTCallerPrincipal(all))
                                .addRoles(groups)
                                .build(),
                        null)
                .await()
                .indefinitely();
    }

    private static Set<String> mayDo(Map<String, Object> claims, String... groups) {
        Login login = new Login(identity(claims, Set.of(groups)));
        Set<String> may = new TreeSet<>(EVERYTHING);
        may.removeIf(permission -> !login.may(permission));
        return may;
    }

    private static Reach reach(Map<String, Object> claims, String... groups) {
        return new Login(identity(claims, Set.of(groups))).reach();
    }

    @Test
    void thereAreNoOtherPermissions() {
        assertEquals(EVERYTHING, Permission.ALL);
        assertEquals(EnumSet.allOf(Role.class), ALLOWED.keySet());
    }

    @ParameterizedTest
    @MethodSource("everySetOfRoles")
    void rolesAllowTogetherWhatEachAllowsAndUnitsLimitReportersAlone(Set<Role> roles) {
        Set<String> expected = new TreeSet<>();
        roles.forEach(role -> expected.addAll(ALLOWED.get(role)));
        String[] groups = roles.stream().map(Role::claim).toArray(String[]::new);
        assertEquals(expected, mayDo(Map.of(), groups));

        boolean limited = roles.equals(Set.of(Role.REPORTER)) || roles.equals(Set.of(Role.REPORTER, Role.VIEWER));
        assertEquals(limited, Role.areLimitedToUnits(roles));
        Reach reach = reach(Map.of("units", List.of("a"), "regions", List.of("37")), groups);
        assertEquals(!limited, reach.everyUnit());
        assertEquals(roles.contains(Role.ADMIN), reach.everywhere());
        if (limited) {
            assertEquals(Set.of("a"), reach.units());
            assertFalse(reach(Map.of(), groups).everyUnit(), "without the claim it reaches the things of no unit");
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void aScopeAllowsAServiceThatAloneAndNobodyElseAnything(String scope) {
        assertEquals(Set.of(scope), mayDo(Map.of("scope", scope), "service"));
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.SERVICE))) {
            assertEquals(ALLOWED.get(role), mayDo(Map.of("scope", scope), role.claim()), role.claim());
            Set<String> both = new TreeSet<>(ALLOWED.get(role));
            both.add(scope);
            assertEquals(both, mayDo(Map.of("scope", scope), role.claim(), "service"), role.claim());
        }
        assertEquals(Set.of(), mayDo(Map.of("scope", scope)), "without a role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "all",
                "admin",
                "service",
                "READ",
                "Read",
                "read,audit:read",
                "figures",
                "figures:",
                ":post",
                "figures:*",
                "figures:post:x",
                "read\taudit:read",
                "openid profile email"
            })
    void whatIsNoScopeAllowsNothing(String scope) {
        assertEquals(Set.of(), mayDo(Map.of("scope", scope), "service"));
        assertEquals(Set.of("months:close"), mayDo(Map.of("scope", scope + "  months:close "), "service"));
    }

    @Test
    void scopesThatAreNoTextAllowNothing() {
        assertEquals(Set.of(), mayDo(Map.of("scope", List.of("read")), "service"));
        assertEquals(Set.of(), mayDo(Map.of("scope", 7), "service"));
        assertEquals(Set.of(), mayDo(Map.of("scp", "read"), "service"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"boss", "ADMIN", "Admin", " admin", "admin ", "admin,service", "role_admin", "read", "*", ""})
    void anUnknownRoleAllowsNothingAndChangesNothing(String group) {
        assertEquals(Set.of(), Role.among(List.of(group)));
        assertEquals(Set.of(), mayDo(Map.of("scope", "read"), group));
        assertFalse(reach(Map.of(), group).everywhere());
        assertEquals(ALLOWED.get(Role.REPORTER), mayDo(Map.of(), group, "reporter"));
        assertFalse(reach(Map.of("units", "a"), group, "reporter").everyUnit(), "a reporter is limited to units still");
    }

    @Test
    void regionsAreReachedOneByOneOrWithWhatLiesInThem() {
        Reach reach = reach(Map.of("regions", List.of("3701", "x"), "regions_below", "3702"), "viewer");
        assertTrue(reach.reaches("3701", Set.of("3701", "37")));
        assertFalse(reach.reaches("370101", Set.of("370101", "3701", "37")));
        assertTrue(reach.reaches("3702", Set.of("3702", "37")));
        assertTrue(reach.reaches("370201", Set.of("370201", "3702", "37")));
        assertFalse(reach.reaches("37", Set.of("37")));
        assertTrue(reach.isLimited());
        for (String claim : new String[] {"regions", "regions_below"}) {
            assertTrue(reach(Map.of(claim, "*"), "viewer").reaches("37", Set.of("37")));
            assertFalse(reach(Map.of(claim, "*"), "viewer").isLimited());
            assertTrue(reach(Map.of(claim, "*", "units", "a"), "reporter").isLimited());
            assertFalse(
                    reach(Map.of(claim, "*", "units", List.of("*")), "reporter").isLimited());
        }
    }

    @Test
    void aClaimThatIsNoTextGivesNothing() {
        for (Object wrong : new Object[] {7, true, Map.of("*", "*"), List.of(7, List.of("*")), "37\u0000", List.of()}) {
            Reach reach = reach(Map.of("regions", wrong, "regions_below", wrong, "units", wrong), "reporter");
            assertEquals(Reach.NOTHING, reach, wrong.toString());
        }
        assertEquals(Reach.NOTHING, reach(Map.of(), "reporter"));
    }

    @Test
    void whoHasNoTokenReachesAndMayNothing() {
        Login anonymous = new Login(QuarkusSecurityIdentity.builder()
                .setAnonymous(true)
                .setPrincipal(new QuarkusPrincipal(""))
                .build());
        assertEquals(Reach.NOTHING, anonymous.reach());
        EVERYTHING.forEach(permission -> assertFalse(anonymous.may(permission), permission));
    }
}
