package org.planledger.kernel.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who somebody is to the suite. A token names its roles in lower case.
public enum Role {
    /// Reads published plans and where they stand.
    VIEWER(Permission.READ),
    /// Posts the figures of its units and regions.
    REPORTER(
            Permission.READ,
            Permission.READ_REVISIONS,
            Permission.POST_FIGURES,
            Permission.WRITE_ENTRIES,
            Permission.ANSWER_SLIPS),
    /// Makes figures final and closes months of its regions.
    APPROVER(Permission.READ, Permission.READ_REVISIONS, Permission.POST_FIGURES, Permission.CLOSE_MONTHS),
    /// Keeps plans, indicators and targets of its regions.
    PLANNER(
            Permission.READ,
            Permission.READ_DRAFTS,
            Permission.WRITE_PLANS,
            Permission.WRITE_TARGETS,
            Permission.WRITE_ENTRIES),
    /// Presses what is late: slips and the ledger's entries.
    SUPERVISOR(Permission.READ, Permission.WRITE_ENTRIES, Permission.SUPERVISE),
    /// Reads how figures came to be, and who did what.
    AUDITOR(Permission.READ, Permission.READ_REVISIONS, Permission.READ_AUDIT),
    /// May do everything, everywhere.
    ADMIN(Permission.ALL.toArray(String[]::new)),
    /// Another system: may do what the scopes of its token say.
    SERVICE;

    private final Set<String> permissions;

    Role(String... permissions) {
        this.permissions = Set.of(permissions);
    }

    /// What the roles together allow.
    ///
    /// @param scopes the scopes of the token, which count for a service alone
    public static Set<String> permissions(Set<Role> roles, Collection<String> scopes) {
        Set<String> all = roles.stream()
                .flatMap(role -> role.permissions.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (roles.contains(SERVICE)) {
            scopes.stream().filter(Permission.ALL::contains).forEach(all::add);
        }
        return all;
    }

    /// The roles among the groups that a token names; others are left out.
    public static Set<Role> among(Collection<String> groups) {
        return Arrays.stream(values())
                .filter(role -> groups.contains(role.claim()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether the units of a token limit what its roles reach: those of a reporter who is nothing else besides.
    static boolean areLimitedToUnits(Set<Role> roles) {
        return roles.contains(REPORTER) && Set.of(VIEWER, REPORTER).containsAll(roles);
    }

    /// As a token names it.
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
