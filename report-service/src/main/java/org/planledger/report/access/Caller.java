package org.planledger.report.access;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.RequestScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.planledger.kernel.access.Login;
import org.planledger.kernel.access.Permission;
import org.planledger.kernel.access.Reach;

/// Who makes the request, and what there is for them.
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
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REGIONS)) {
            statement.setArray(
                    1, connection.createArrayOf("text", reach.regionsBelow().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", reach.regions().toArray()));
            Set<String> reached = new HashSet<>();
            Set<String> bound = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    bound.add(row.getString("code"));
                    if (row.getBoolean("reached")) {
                        reached.add(row.getString("code"));
                    }
                }
            }
            return new Sight(reach, drafts, reached, bound);
        } catch (SQLException failed) {
            throw new IllegalStateException("the regions of a login could not be read from the copy", failed);
        }
    }
}
