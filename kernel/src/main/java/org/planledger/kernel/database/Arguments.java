package org.planledger.kernel.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// Binds what the placeholders of a statement stand for.
public final class Arguments {
    private Arguments() {}

    /// @param first the number of the first placeholder, from 1
    /// @param arguments a collection among them is an array of text
    /// @return the number of the placeholder after the last
    public static int bind(PreparedStatement statement, int first, List<?> arguments) throws SQLException {
        int place = first;
        for (Object argument : arguments) {
            if (argument instanceof Collection<?> texts) {
                statement.setArray(place, statement.getConnection().createArrayOf("text", texts.toArray()));
            } else {
                statement.setObject(place, argument);
            }
            place++;
        }
        return place;
    }
}
