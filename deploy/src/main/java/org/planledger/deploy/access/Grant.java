package org.planledger.deploy.access;

import java.time.Duration;
import java.util.Set;
import org.planledger.kernel.access.Role;

/// What a token is to say.
///
/// @param name who it is for; the name that is kept with what is written
/// @param regions the codes of the regions that it reaches, these alone; `*` is everywhere
/// @param regionsBelow the codes of those that it reaches with all that lie in them
/// @param units the codes of the units whose things it reaches; `*` is all
/// @param scopes what a service may do
/// @param lifetime for how long it counts
record Grant(
        String name,
        Set<Role> roles,
        Set<String> regions,
        Set<String> regionsBelow,
        Set<String> units,
        Set<String> scopes,
        Duration lifetime) {

    /// For everything everywhere.
    static Grant admin(String name, Duration lifetime) {
        return new Grant(name, Set.of(Role.ADMIN), Set.of(), Set.of(), Set.of(), Set.of(), lifetime);
    }
}
