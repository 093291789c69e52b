package org.planledger.indicator.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.indicator.directory.Directory;
import org.planledger.kernel.caller.PostedBy;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Who is calling, and what they may do. Until access control is configured nobody has a name or a role.
@ApplicationScoped
public class Caller {
    /// The role of those who may close months, reopen them, and post into closed ones.
    private static final String APPROVER = "approver";

    /// The attributes of a login that limit what may be posted.
    private static final String REGIONS = "regions";

    private static final String UNITS = "units";

    private final SecurityIdentity identity;
    private final Directory directory;

    Caller(SecurityIdentity identity, Directory directory) {
        this.identity = identity;
        this.directory = directory;
    }

    /// The name to keep with what is written: that of the login, or else what the header says, which nobody has
    /// verified; null where there is neither.
    ///
    /// @param postedBy the header, percent-encoded UTF-8
    /// @throws Failure when the header cannot be read, or is empty
    public String name(String postedBy) {
        if (!identity.isAnonymous()) {
            return identity.getPrincipal().getName();
        }
        return PostedBy.name(postedBy);
    }

    /// What the caller may post.
    ///
    /// @throws Failure of type UNAVAILABLE when that is limited and it is not known yet where regions lie
    /// and who leads tasks, and plan-service does not answer
    public PostingRights rights() {
        PostingRights rights = new PostingRights(identity.hasRole(APPROVER), codes(REGIONS), codes(UNITS));
        if (rights.areLimited()) {
            directory.requireRead();
        }
        return rights;
    }

    /// For what decides about figures of all regions and units.
    ///
    /// @throws Failure of type FORBIDDEN when a login is limited to regions or units
    public void requireNoLimits() {
        if (codes(REGIONS) != null || codes(UNITS) != null) {
            Permissions.refuse(Violation.of(
                    null,
                    "not-allowed",
                    Text.of("此登录只限于部分地区或单位", "this login is limited to some regions or units"),
                    Text.of("由不受此限的登录办理", "a login without such limits")));
        }
    }

    /// Without a login nobody has a role, and nothing needs one.
    ///
    /// @throws Failure of type FORBIDDEN when a login may not close and reopen months
    public void requireApprover() {
        if (!identity.isAnonymous() && !identity.hasRole(APPROVER)) {
            Permissions.refuse(Violation.of(
                    null,
                    "not-allowed",
                    Text.of("此登录没有 approver 角色", "this login does not have the role approver"),
                    Text.of(
                            "由有 approver 角色的人关闭或重新开放月份",
                            "have somebody with the role approver close or reopen the month")));
        }
    }

    /// @return null when the login does not have the attribute
    private Set<String> codes(String attribute) {
        return switch (identity.<Object>getAttribute(attribute)) {
            case null -> null;
            case Collection<?> codes ->
                codes.stream().map(code -> code(attribute, code)).collect(Collectors.toUnmodifiableSet());
            case Object code -> Set.of(code(attribute, code));
        };
    }

    private static String code(String attribute, Object code) {
        return switch (code) {
            case String text -> text;
            case JsonString text -> text.getString();
            case null, default ->
                throw new IllegalStateException("the attribute " + attribute + " of a login has no code but " + code);
        };
    }
}
