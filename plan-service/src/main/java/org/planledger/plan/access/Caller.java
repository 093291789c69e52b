package org.planledger.plan.access;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.access.ReachedRegions;
import org.planledger.plan.database.Database;

/// Who makes the request, and what of the plans there is for them.
@RequestScoped
public class Caller {
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

    /// @param permission one of [Permission]
    public boolean may(String permission) {
        return login.may(permission);
    }

    private Sight look(Reach reach, boolean drafts) {
        if (reach.everywhere()) {
            return new Sight(reach, drafts, Set.of(), Set.of());
        }
        ReachedRegions regions = database.with(connection -> ReachedRegions.read(connection, "region", reach));
        return new Sight(reach, drafts, regions.reached(), regions.bound());
    }
}
