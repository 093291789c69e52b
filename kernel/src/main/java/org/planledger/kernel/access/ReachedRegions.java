package org.planledger.kernel.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.planledger.kernel.database.Arguments;

/// What a login that does not reach all regions reaches, by where these lie.
///
/// @param reached the codes of the regions
/// @param bound these and the regions in which they lie, whose plans bind them
public record ReachedRegions(Set<String> reached, Set<String> bound) {
    private static final String QUERY = """
            with recursive below (code) as (
                select code from %1$s where code = any (?)
                union
                select %1$s.code from below join %1$s on %1$s.parent = below.code),
            reached (code) as (
                select code from below
                union
                select code from %1$s where code = any (?)),
            above (code) as (
                select code from reached
                union
                select %1$s.parent from above join %1$s on %1$s.code = above.code
                where %1$s.parent is not null)
            select code, code in (select code from reached) as reached from above
            """;

    public ReachedRegions {
        reached = Set.copyOf(reached);
        bound = Set.copyOf(bound);
    }

    /// Looks up where the regions of a login lie, with one statement.
    ///
    /// @param regions the table of the regions, with its columns `code` and `parent`
    public static ReachedRegions read(Connection connection, String regions, Reach reach) throws SQLException {
        Set<String> reached = new HashSet<>();
        Set<String> bound = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY.formatted(regions))) {
            Arguments.bind(statement, 1, List.of(reach.regionsBelow(), reach.regions()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    bound.add(row.getString("code"));
                    if (row.getBoolean("reached")) {
                        reached.add(row.getString("code"));
                    }
                }
            }
        }
        return new ReachedRegions(reached, bound);
    }
}
