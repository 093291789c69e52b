package org.planledger.plan.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Runs statements in the running transaction, or each in one of its own when there is none.
@ApplicationScoped
public class Database {
    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    public <T> List<T> list(String sql, Rows.Mapping<T> mapping, Object... arguments) {
        return with(connection -> Rows.list(connection, sql, mapping, arguments));
    }

    public <T> Optional<T> first(String sql, Rows.Mapping<T> mapping, Object... arguments) {
        return list(sql, mapping, arguments).stream().findFirst();
    }

    public boolean exists(String query, Object... arguments) {
        return with(connection -> Rows.list(
                        connection, "select exists (" + query + ")", row -> row.getBoolean(1), arguments)
                .getFirst());
    }

    /// The number of rows that the statement touched.
    public int update(String sql, Object... arguments) {
        return with(connection -> Rows.update(connection, sql, arguments));
    }

    /// Waits until no other transaction writes things of this kind, and keeps others waiting until this one ends.
    /// Checks that look at other things (names, cycles) hold only while nobody changes these at the same time.
    public void takeTurns(String kind) {
        list("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> null, kind);
    }

    /// The statement that does the same for a connection.
    ///
    /// @param kind a word
    public static String turnOf(String kind) {
        return "select pg_advisory_xact_lock(hashtextextended('" + kind + "', 0))";
    }

    /// Makes all further statements of the running transaction see one state. Must come first.
    public void seeOneState() {
        update("set transaction isolation level repeatable read, read only");
    }

    /// What is done on a connection.
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    public <T> T with(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw new DatabaseException(failed);
        }
    }
}
