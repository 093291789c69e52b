package org.planledger.report.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.planledger.report.copy.Months;

/// Reads from the copy what stands on the first pages of plans.
@ApplicationScoped
public class PlanFactsStore {
    private static final String FACTS = """
            select title, document_number, issuer, issued_on, plan.region, region.name, from_month, to_month, status
            from plan left join region on region.code = plan.region
            where plan.code = ?
            """;

    private final AgroalDataSource database;

    PlanFactsStore(AgroalDataSource database) {
        this.database = database;
    }

    /// Empty when there is no such plan.
    public Optional<PlanFacts> of(String plan) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FACTS)) {
            statement.setString(1, plan);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(facts(row)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the plan could not be read from the copy", failed);
        }
    }

    private static PlanFacts facts(ResultSet row) throws SQLException {
        return new PlanFacts(
                row.getString("title"),
                row.getString("document_number"),
                row.getString("issuer"),
                row.getObject("issued_on", LocalDate.class),
                row.getString("region"),
                row.getString("name"),
                Months.ofNumber(row.getInt("from_month")),
                Months.ofNumber(row.getInt("to_month")),
                row.getString("status"));
    }
}
