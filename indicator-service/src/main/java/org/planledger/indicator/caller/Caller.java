package org.planledger.indicator.caller;

import jakarta.enterprise.context.RequestScoped;
import org.planledger.indicator.directory.Directory;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Who is calling, what they see, and what they may post.
@RequestScoped
public class Caller {
    private final Login login;
    private final Directory directory;
    private Sight sight;

    Caller(Login login, Directory directory) {
        this.login = login;
        this.directory = directory;
    }

    /// The name to keep with what is written.
    ///
    /// @param postedBy the header, percent-encoded UTF-8; it counts for a service alone
    /// @throws Failure when the header cannot be read, or is empty
    public String name(String postedBy) {
        return login.name(postedBy);
    }

    /// Whose the imports are that the login sends, whoever it writes for. Whoever reaches something else by
    /// now, or has only the name in common, is somebody else.
    public String sender() {
        return login.reach().isLimited() ? login.name() + " " + login.reach().mark() : login.name();
    }

    /// What the caller sees. Where regions lie is looked up once in a request.
    ///
    /// @throws Failure of type UNAVAILABLE when that is not everything, it is not known yet where regions lie
    /// and what plans are drafts, and plan-service does not answer
    public Sight sight() {
        if (sight == null) {
            sight = directory.sight(login.reach(), login.may(Permission.READ_DRAFTS));
        }
        return sight;
    }

    /// What the caller may post.
    ///
    /// @throws Failure of type UNAVAILABLE when that is limited and it is not known yet where regions lie
    /// and who leads tasks, and plan-service does not answer
    public PostingRights rights() {
        PostingRights rights = new PostingRights(login.may(Permission.CLOSE_MONTHS), login.reach());
        if (rights.areLimited()) {
            directory.requireRead();
        }
        return rights;
    }

    /// For what decides about figures of all regions.
    ///
    /// @throws Failure of type FORBIDDEN when a login does not reach all regions
    public void requireEverywhere() {
        if (!login.reach().everywhere()) {
            Permissions.refuse(Violation.of(
                    null,
                    "not-allowed",
                    Text.of("此登录只限于部分地区", "this login is limited to some regions"),
                    Text.of("由不受此限的登录办理", "a login without such limits")));
        }
    }
}
