package org.planledger.kernel.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A condition in SQL with what its placeholders stand for.
///
/// @param sql holds together wherever it is put
/// @param arguments as many as it has placeholders, none of them null
public record Condition(String sql, List<Object> arguments) {
    /// Holds for everything.
    public static final Condition TRUE = new Condition("true", List.of());

    public Condition {
        arguments = List.copyOf(arguments);
    }

    public static Condition of(String sql, Object... arguments) {
        return new Condition("(" + sql + ")", Arrays.asList(arguments));
    }

    public Condition and(Condition other) {
        if (equals(TRUE)) {
            return other;
        }
        return other.equals(TRUE) ? this : joined(" and ", other);
    }

    public Condition or(Condition other) {
        return joined(" or ", other);
    }

    /// The condition inside other SQL.
    ///
    /// @param around has `%s` once, where the condition is put
    public Condition in(String around) {
        return new Condition("(" + around.formatted(sql) + ")", arguments);
    }

    /// Gives its placeholders in a statement their values.
    ///
    /// @param first the number of its first placeholder, from 1
    /// @return the number of the placeholder after its last
    public int bind(PreparedStatement statement, int first) throws SQLException {
        return Arguments.bind(statement, first, arguments);
    }

    private Condition joined(String word, Condition other) {
        List<Object> all = new ArrayList<>(arguments);
        all.addAll(other.arguments);
        return new Condition("(" + sql + word + other.sql + ")", all);
    }
}
