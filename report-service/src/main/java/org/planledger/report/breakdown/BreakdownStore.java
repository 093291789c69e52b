package org.planledger.report.breakdown;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.planledger.report.copy.Months;

/// Reads from the copy to whom a target is broken down.
@ApplicationScoped
class BreakdownStore {
    private static final String PARENT = """
            select target.plan, target.region, plan.to_month
            from target join plan on plan.code = target.plan where target.id = ?
            """;
    private static final String CHILDREN = """
            select child.id, child.plan, child.region
            from target as child join plan on plan.code = child.plan
            where child.parent = ? order by child.region, child.id
            """;
    private static final String REGIONS_BELOW = "select code, name from region where parent = ? order by code";

    private final AgroalDataSource database;

    BreakdownStore(AgroalDataSource database) {
        this.database = database;
    }

    /// @param planEnds the last month of the target's plan
    record Parent(String plan, String region, YearMonth planEnds) {}

    record Child(String id, String plan, String region) {}

    /// Empty when there is no such target.
    Optional<Parent> parent(String target) {
        return read(
                        PARENT,
                        target,
                        row -> new Parent(row.getString(1), row.getString(2), Months.ofNumber(row.getInt(3))))
                .stream()
                .findFirst();
    }

    /// By region, then by id.
    List<Child> children(String parent) {
        return read(CHILDREN, parent, row -> new Child(row.getString(1), row.getString(2), row.getString(3)));
    }

    List<TargetBreakdown.Region> regionsBelow(String region) {
        return read(REGIONS_BELOW, region, row -> new TargetBreakdown.Region(row.getString(1), row.getString(2)));
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> read(String query, String key, Reader<T> reader) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, key);
            List<T> read = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    read.add(reader.read(row));
                }
            }
            return read;
        } catch (SQLException failed) {
            throw new IllegalStateException("a breakdown could not be read from the copy", failed);
        }
    }
}
