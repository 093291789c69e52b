package org.planledger.report.copy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/// Reads the copy as it was at one moment, though followers write meanwhile.
@ApplicationScoped
public class Snapshot {
    private final AgroalDataSource database;

    Snapshot(AgroalDataSource database) {
        this.database = database;
    }

    /// What is read by one connection.
    @FunctionalInterface
    public interface Reading<T> {
        T by(Connection connection) throws SQLException;
    }

    /// @param reading may ask several queries, which all see the same moment
    public <T> T read(Reading<T> reading) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            T read = reading.by(connection);
            connection.commit();
            return read;
        }
    }
}
