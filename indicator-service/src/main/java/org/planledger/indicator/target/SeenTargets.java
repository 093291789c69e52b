package org.planledger.indicator.target;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.planledger.indicator.directory.Sight;
import org.planledger.kernel.database.Arguments;
import org.planledger.kernel.database.Condition;
import org.planledger.kernel.version.Versioned;

/// Reads targets as they are there for a login.
@ApplicationScoped
class SeenTargets {
    private final AgroalDataSource database;

    SeenTargets(AgroalDataSource database) {
        this.database = database;
    }

    Optional<Versioned<Target>> find(String id, Sight sight) {
        return select("id = ?", new ArrayList<>(List.of(id)), 1, sight).stream().findFirst();
    }

    /// The targets after the id, by id.
    List<Target> list(TargetFilter filter, String after, int limit, Sight sight) {
        StringBuilder where = new StringBuilder("id > ?");
        List<Object> arguments = new ArrayList<>(List.of(after));
        and(where, arguments, "plan", filter.plan());
        and(where, arguments, "task", filter.task());
        and(where, arguments, "indicator", filter.indicator());
        and(where, arguments, "region", filter.region());
        and(
                where,
                arguments,
                "status",
                filter.status() == null ? null : filter.status().name());
        return select(where.toString(), arguments, limit, sight).stream()
                .map(Versioned::value)
                .toList();
    }

    private static void and(StringBuilder where, List<Object> arguments, String column, String value) {
        if (value != null) {
            where.append(" and ").append(column).append(" = ?");
            arguments.add(value);
        }
    }

    private List<Versioned<Target>> select(String where, List<Object> arguments, int limit, Sight sight) {
        Condition columns = TargetRows.columns(sight);
        Condition seen = sight.targets("target");
        String sql = """
                select version, changed_in::text::bigint as transaction, %s
                from target
                where %s and not deleted and %s
                order by id
                limit ?
                """.formatted(columns.sql(), where, seen.sql());
        List<Object> all = new ArrayList<>(columns.arguments());
        all.addAll(arguments);
        all.addAll(seen.arguments());
        all.add(limit);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Arguments.bind(statement, 1, all);
            List<Versioned<Target>> targets = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    targets.add(new Versioned<>(
                            TargetRows.target(row), row.getLong("version"), row.getLong("transaction")));
                }
            }
            return targets;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    /// Those of the targets that are there for the login.
    Set<String> among(Collection<String> ids, Sight sight) {
        if (ids.isEmpty()) {
            return Set.of();
        }
        Condition seen = sight.targets("target");
        String sql = "select id from target where id = any (?) and not deleted and " + seen.sql();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Arguments.bind(statement, Arguments.bind(statement, 1, List.of(ids)), seen.arguments());
            Set<String> found = new HashSet<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString("id"));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("targets could not be read", failed);
    }
}
