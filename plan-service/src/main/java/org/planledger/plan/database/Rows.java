package org.planledger.plan.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Runs statements on a connection, with arguments in the types of the features: a month is the date of its first day,
/// an enum its name, a collection of text or of numbers an array.
public final class Rows {
    private Rows() {}

    /// Makes one value out of the present row.
    @FunctionalInterface
    public interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    public static <T> List<T> list(Connection connection, String sql, Mapping<T> mapping, Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, arguments);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(mapping.map(rows));
                }
                return found;
            }
        }
    }

    public static int update(Connection connection, String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, arguments);
            return statement.executeUpdate();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            switch (argument) {
                case YearMonth month -> statement.setObject(i + 1, month.atDay(1));
                case Enum<?> constant -> statement.setString(i + 1, constant.name());
                case Collection<?> values ->
                    statement.setArray(i + 1, connection.createArrayOf(typeOf(values), values.toArray()));
                case null, default -> statement.setObject(i + 1, argument);
            }
        }
    }

    private static String typeOf(Collection<?> values) {
        return values.stream().anyMatch(Integer.class::isInstance) ? "int4" : "text";
    }
}
