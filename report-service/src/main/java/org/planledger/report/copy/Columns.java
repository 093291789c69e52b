package org.planledger.report.copy;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Hands any number of rows to one statement: each column becomes one array parameter, in the order of the calls, which
/// the statement unnests.
final class Columns<T> {
    private final List<Column<T>> columns = new ArrayList<>();

    private record Column<T>(String type, Function<T, ?> value) {
        Array arrayOf(Connection connection, Collection<T> rows) throws SQLException {
            return connection.createArrayOf(type, rows.stream().map(value).toArray());
        }
    }

    Columns<T> text(Function<T, String> value) {
        return add("text", value);
    }

    /// A constant of an enumeration, by its name; null stays null.
    Columns<T> name(Function<T, ? extends Enum<?>> value) {
        return add("text", row -> {
            Enum<?> constant = value.apply(row);
            return constant == null ? null : constant.name();
        });
    }

    Columns<T> integer(Function<T, Integer> value) {
        return add("int4", value);
    }

    Columns<T> decimal(Function<T, BigDecimal> value) {
        return add("numeric", value);
    }

    Columns<T> date(Function<T, LocalDate> value) {
        return add("date", value);
    }

    Columns<T> bool(Function<T, Boolean> value) {
        return add("bool", value);
    }

    Columns<T> time(Function<T, OffsetDateTime> value) {
        return add("timestamptz", value);
    }

    private Columns<T> add(String type, Function<T, ?> value) {
        columns.add(new Column<>(type, value));
        return this;
    }

    /// Executes the statement; without rows there is nothing to do.
    ///
    /// @return how many rows of the table it has written or removed
    int execute(Connection connection, String sql, Collection<T> rows) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = prepare(connection, sql, rows)) {
            return statement.executeUpdate();
        }
    }

    /// The first column of what the query answers; nothing without rows.
    Set<String> query(Connection connection, String sql, Collection<T> rows) throws SQLException {
        Set<String> found = new HashSet<>();
        if (!rows.isEmpty()) {
            try (PreparedStatement statement = prepare(connection, sql, rows);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    private PreparedStatement prepare(Connection connection, String sql, Collection<T> rows) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, columns.get(i).arrayOf(connection, rows));
        }
        return statement;
    }
}
