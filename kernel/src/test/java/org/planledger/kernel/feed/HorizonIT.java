package org.planledger.kernel.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.testing.TestPostgres;

class HorizonIT {
    @Test
    void itsTimeIsTheDatabasesAndNotAfterWhatItSees() throws SQLException {
        try (Connection connection = DriverManager.getConnection(TestPostgres.newDatabase(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            Instant begun = begun(statement);
            statement.execute("select pg_sleep(0.01)");
            assertEquals(begun, Horizon.read(connection).at());
        }
    }

    private static Instant begun(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select transaction_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }
}
