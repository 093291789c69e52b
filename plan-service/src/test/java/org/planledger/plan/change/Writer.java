package org.planledger.plan.change;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// A transaction of its own that a test opens, holds and ends.
final class Writer implements AutoCloseable {
    private final Connection connection;

    Writer(String url) throws SQLException {
        connection = DriverManager.getConnection(url, "postgres", "postgres");
        connection.setAutoCommit(false);
    }

    void putUnit(String code) throws SQLException {
        execute("insert into unit (code, region, name) values (?, split_part(?, '-', 1), ?)", code, code, code);
    }

    void touchUnit(String code) throws SQLException {
        execute(
                "update unit set version = version + 1, changed_in = default, change_no = default where code = ?",
                code);
    }

    private void execute(String sql, String... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    void rollback() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
