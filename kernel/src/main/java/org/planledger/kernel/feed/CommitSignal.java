package org.planledger.kernel.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/// Wakes those who wait for changes when a writer has committed, whichever instance of the service it wrote through.
///
/// Commits are announced with PostgreSQL's NOTIFY, not inside the writer's transaction but after it and many at once:
/// a NOTIFY inside takes a lock that lets only one transaction of the cluster commit at a time.
@ApplicationScoped
public class CommitSignal {
    private static final Logger LOG = Logger.getLogger(CommitSignal.class);
    private static final String CHANNEL = "plan_ledger_changes";
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Duration ANNOUNCEMENTS_APART = Duration.ofMillis(10);
    private static final int LISTEN_MILLIS = 10_000;
    private static final int ANSWER_SECONDS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition requested = lock.newCondition();
    private long generation;
    private boolean announcementDue;
    private volatile boolean closed;
    private volatile boolean stopped;

    @Inject
    AgroalDataSource database;

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("commit-listener").start(this::listen);
        Thread.ofVirtual().name("commit-announcer").start(this::announce);
    }

    /// Those who wait end at once; writers that are still at work are announced to the other instances until the end.
    void delayShutdown(@Observes ShutdownDelayInitiatedEvent event) {
        close();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        close();
    }

    private void close() {
        closed = true;
        bump();
    }

    /// Whether the service is shutting down, so that nobody should wait any longer.
    public boolean isClosed() {
        return closed;
    }

    /// Counts the announcements so far; what is read after this call is not older than the count.
    public long generation() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    /// Waits until the count has passed the given one, or the time is over.
    public void await(long seen, Duration longest) {
        long nanos = longest.toNanos();
        lock.lock();
        try {
            while (generation == seen && nanos > 0 && !closed) {
                nanos = changed.awaitNanos(nanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Says that a transaction that published changes has committed.
    public void committed() {
        lock.lock();
        try {
            announcementDue = true;
            requested.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void bump() {
        lock.lock();
        try {
            generation++;
            changed.signalAll();
            requested.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void announce() {
        while (awaitRequest()) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("notify " + CHANNEL);
                TimeUnit.MILLISECONDS.sleep(ANNOUNCEMENTS_APART.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (SQLException | RuntimeException failed) {
                LOG.warn("a commit could not be announced; followers learn of it with their next request", failed);
                bump();
            }
        }
    }

    private boolean awaitRequest() {
        lock.lock();
        try {
            while (!announcementDue && !stopped) {
                requested.await();
            }
            announcementDue = false;
            return !stopped;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        while (!stopped) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                bump();
                PGConnection notifications = connection.unwrap(PGConnection.class);
                while (!stopped) {
                    if (notifications.getNotifications(LISTEN_MILLIS).length > 0) {
                        bump();
                    } else if (!connection.isValid(ANSWER_SECONDS)) {
                        throw new SQLException("the connection that listens is dead");
                    }
                }
                statement.execute("unlisten *");
            } catch (SQLException | RuntimeException failed) {
                if (!stopped) {
                    LOG.warn("listening for commits failed; trying again", failed);
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RECONNECT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
