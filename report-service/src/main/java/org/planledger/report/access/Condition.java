package org.planledger.report.access;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/// A condition in SQL with what its placeholders stand for.
///
/// @param sql holds together wherever it is put
/// @param arguments as many as it has placeholders: each the codes that an array holds
public record Condition(String sql, List<Collection<String>> arguments) {
    /// Holds for everything.
    public static final Condition TRUE = new Condition("true", List.of());

    public Condition {
        arguments = List.copyOf(arguments);
    }

    @SafeVarargs
    static Condition of(String sql, Collection<String>... arguments) {
        return new Condition("(" + sql + ")", Arrays.asList(arguments));
    }

    Condition and(Condition other) {
        if (equals(TRUE)) {
            return other;
        }
        return other.equals(TRUE) ? this : joined(" and ", other);
    }

    Condition or(Condition other) {
        return joined(" or ", other);
    }

    /// The condition inside other SQL.
    ///
    /// @param around has `%s` once, where the condition is put
    Condition in(String around) {
        return new Condition("(" + around.formatted(sql) + ")", arguments);
    }

    /// Gives the placeholders of the condition their values.
    ///
    /// @param first the number of its first placeholder in the statement
    /// @return the number of the placeholder that follows
    public int set(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (Collection<String> codes : arguments) {
            statement.setArray(next, statement.getConnection().createArrayOf("text", codes.toArray()));
            next++;
        }
        return next;
    }

    private Condition joined(String word, Condition other) {
        List<Collection<String>> all = new ArrayList<>(arguments);
        all.addAll(other.arguments);
        return new Condition("(" + sql + word + other.sql + ")", all);
    }
}
