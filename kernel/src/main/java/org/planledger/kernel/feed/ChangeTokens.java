package org.planledger.kernel.feed;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Gives a writer the token of its transaction, and announces the commit to the followers.
@ApplicationScoped
public class ChangeTokens {
    /// The header that carries the token; a reader sends it back as `?after=` to read its own write.
    public static final String HEADER = "Change-Token";

    @Inject
    AgroalDataSource database;

    @Inject
    CommitSignal commits;

    @Inject
    TransactionSynchronizationRegistry transactions;

    /// Has the commit of the running transaction announced, for a writer that knows the transaction's id already.
    public void announce() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    commits.committed();
                }
            }
        });
    }

    /// The id of the running transaction. Its commit is announced.
    public long publish() {
        announce();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select pg_current_xact_id()::text::bigint");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException("the transaction's id could not be read", failed);
        }
    }
}
