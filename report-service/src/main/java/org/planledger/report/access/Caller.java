package org.planledger.report.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.RequestScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Reach;
import org.planledger.kernel.access.ReachedRegions;

/// Who makes the request, and what there is for them.
@RequestScoped
public class Caller {
    private final Login login;
    private final AgroalDataSource database;
    private Sight sight;

    Caller(Login login, AgroalDataSource database) {
        this.login = login;
        this.database = database;
    }

    /// What the login sees and reaches. Where regions lie is looked up once in a request, so whoever waits for a write
    /// asks after it; a login for all regions needs no look.
    public Sight sight() {
        if (sight == null) {
            sight = look(login.reach(), login.may(Permission.READ_DRAFTS));
        }
        return sight;
    }

    private Sight look(Reach reach, boolean drafts) {
        if (reach.everywhere()) {
            return new Sight(reach, drafts, Set.of(), Set.of());
        }
        try (Connection connection = database.getConnection()) {
            ReachedRegions regions = ReachedRegions.read(connection, "region", reach);
            return new Sight(reach, drafts, regions.reached(), regions.bound());
        } catch (SQLException failed) {
            throw new IllegalStateException("the regions of a login could not be read from the copy", failed);
        }
    }
}
