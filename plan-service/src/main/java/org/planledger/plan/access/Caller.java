package org.planledger.plan.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Reach;
import org.planledger.plan.database.Database;

/// Who makes the request, and what of the plans there is for them.
@RequestScoped
public class Caller {
    /// The regions that are reached, and those that they lie in.
    private static final String REGIONS = """
            with recursive below (code) as (
                select code from region where code = any (?)
                union
                select region.code from below join region on region.parent = below.code),
            reached (code) as (
                select code from below
                union
                select code from region where code = any (?)),
            above (code) as (
                select code from reached
                union
                select region.parent from above join region on region.code = above.code
                where region.parent is not null)
            select code, code in (select code from reached) as reached from above
            """;

    private final Login login;
    private final Database database;
    private Sight sight;

    Caller(Login login, Database database) {
        this.login = login;
        this.database = database;
    }

    /// What the login sees and reaches. Where regions lie is looked up once in a request.
    public Sight sight() {
        if (sight == null) {
            sight = look(login.reach(), login.may(Permission.READ_DRAFTS));
        }
        return sight;
    }

    private record Bound(String code, boolean reached) {}

    /// @param permission one of [Permission]
    public boolean may(String permission) {
        return login.may(permission);
    }

    private Sight look(Reach reach, boolean drafts) {
        if (reach.everywhere()) {
            return new Sight(reach, drafts, Set.of(), Set.of());
        }
        List<Bound> regions = database.list(
                REGIONS,
                row -> new Bound(row.getString("code"), row.getBoolean("reached")),
                reach.regionsBelow(),
                reach.regions());
        return new Sight(
                reach,
                drafts,
                regions.stream().filter(Bound::reached).map(Bound::code).collect(Collectors.toSet()),
                regions.stream().map(Bound::code).collect(Collectors.toSet()));
    }
}
