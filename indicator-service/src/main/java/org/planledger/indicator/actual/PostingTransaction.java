package org.planledger.indicator.actual;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.kernel.audit.Audit;
import org.planledger.kernel.feed.CommitSignal;

/// Stores postings of different series in one transaction.
@ApplicationScoped
class PostingTransaction {
    private static final Logger LOG = Logger.getLogger(PostingTransaction.class);

    private static final int NO_LIMIT = 0;

    /// For how many milliseconds the database may say nothing. A connection whose other end is gone without a
    /// word would keep the one thread that stores postings for ever; the wait for a lock ends long before.
    private final int longestSilence;

    private final AgroalDataSource database;
    private final ClosedMonths closedMonths;
    private final CommitSignal commits;
    private final Audit audit;

    PostingTransaction(
            AgroalDataSource database,
            ClosedMonths closedMonths,
            CommitSignal commits,
            Audit audit,
            @ConfigProperty(name = "indicator.posting.longest-silence") Duration longestSilence) {
        this.longestSilence = Math.toIntExact(longestSilence.toMillis());
        this.database = database;
        this.closedMonths = closedMonths;
        this.commits = commits;
        this.audit = audit;
    }

    /// Stores what can be stored without waiting for other writers.
    ///
    /// @return the answers, in the order of the postings
    List<PostingAnswer> store(List<Posting> postings) {
        try (Connection connection = database.getConnection()) {
            try {
                return store(connection, postings, false);
            } catch (SQLException failed) {
                if (hasConnectionFailed(failed)) {
                    throw failed;
                }
                LOG.debug("figures could not be stored together; each is tried alone", failed);
                return eachAlone(postings);
            } catch (RuntimeException failed) {
                LOG.debug("figures could not be stored together; each is tried alone", failed);
                return eachAlone(postings);
            }
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private static List<PostingAnswer> eachAlone(List<Posting> postings) {
        return postings.stream()
                .<PostingAnswer>map(posting -> new PostingAnswer.Alone())
                .toList();
    }

    /// Stores a posting; waits for other writers as long as a writer waits for any lock.
    PostingAnswer storeAlone(Posting posting) {
        try (Connection connection = database.getConnection()) {
            return store(connection, List.of(posting), true).getFirst();
        } catch (SQLException failed) {
            throw failure(failed);
        }
    }

    private List<PostingAnswer> store(Connection connection, List<Posting> postings, boolean waits)
            throws SQLException {
        List<PostingAnswer> answers;
        try {
            connection.setNetworkTimeout(Runnable::run, longestSilence);
            connection.setAutoCommit(false);
            PostingBatch batch = new PostingBatch(new PostingStore(connection, waits), connection, closedMonths, audit);
            answers = batch.store(postings);
            if (batch.hasStored()) {
                connection.commit();
                commits.committed();
            }
        } catch (SQLException failed) {
            if (hasConnectionFailed(failed)) {
                // What the pool has besides is of the same server, and each would be waited for in turn.
                database.flush(AgroalDataSource.FlushMode.IDLE);
            }
            endAfter(failed, connection);
            throw failed;
        } catch (RuntimeException failed) {
            endAfter(failed, connection);
            throw failed;
        }
        // After a commit there is nothing to roll back.
        end(connection);
        return answers;
    }

    private static void endAfter(Exception failed, Connection connection) {
        try {
            end(connection);
        } catch (SQLException broken) {
            failed.addSuppressed(broken);
        }
    }

    private static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
        connection.setNetworkTimeout(Runnable::run, NO_LIMIT);
    }

    /// Whether it is not known what has become of the transaction: connection lost (08), server stopped (57P), no
    /// connection (53, or without state).
    private static boolean hasConnectionFailed(SQLException failed) {
        String state = failed.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }

    private static IllegalStateException failure(SQLException failed) {
        return new IllegalStateException("figures could not be stored", failed);
    }
}
