package org.planledger.report.export;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Reads from the copy what plans are called.
@ApplicationScoped
public class PlanTitles {
    private static final String TITLE = "select title from plan where code = ?";

    private final AgroalDataSource database;

    PlanTitles(AgroalDataSource database) {
        this.database = database;
    }

    /// @return the code itself when the copy has lost the plan meanwhile
    public String of(String plan) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TITLE)) {
            statement.setString(1, plan);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : plan;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("the title of the plan could not be read from the copy", failed);
        }
    }
}
