package org.planledger.report.warnings;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.planledger.kernel.database.Condition;
import org.planledger.report.access.Sight;
import org.planledger.report.copy.Months;

/// Reads from the copy of which plans warnings are given.
@ApplicationScoped
class WarningStore {
    private static final String PLANS = """
            select plan.code, plan.title, plan.region, plan.to_month, coalesce(data_version.version, 0) as version
            from plan left join data_version on data_version.plan = plan.code
            where case when cardinality(?::text[]) = 0
                       then plan.status = 'IN_FORCE' else plan.code = any (?::text[]) end
                  and %s
            order by plan.code
            """;

    private final AgroalDataSource database;

    WarningStore(AgroalDataSource database) {
        this.database = database;
    }

    /// @param region the code of the region that it is of
    /// @param to the last month of its window
    /// @param version the version of the data that its results are made from
    record Plan(String code, String title, String region, YearMonth to, long version) {}

    /// The plans of these codes, or, when there are none, all that are in force, as far as the login sees them; in the
    /// order of the codes.
    List<Plan> plans(List<String> codes, Sight sight) {
        Condition seen = sight.plans("plan");
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PLANS.formatted(seen.sql()))) {
            Array asked = connection.createArrayOf("text", codes.toArray());
            statement.setArray(1, asked);
            statement.setArray(2, asked);
            seen.bind(statement, 3);
            List<Plan> plans = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    plans.add(new Plan(
                            row.getString("code"),
                            row.getString("title"),
                            row.getString("region"),
                            Months.ofNumber(row.getInt("to_month")),
                            row.getLong("version")));
                }
            }
            return plans;
        } catch (SQLException failed) {
            throw new IllegalStateException("the plans could not be read from the copy", failed);
        }
    }
}
