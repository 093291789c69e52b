package org.planledger.kernel.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.planledger.kernel.answer.AnswerTurn;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Reads a service's changes in the order (transaction, row). A page ends below the oldest transaction that is
/// still running, so that one that commits late is never passed over.
///
/// A cursor never lies beyond what was delivered, however far the transactions have ended: what was delivered
/// is safely on disk, while the ids of transactions that ended without effect may be given out again after a
/// crash.
///
/// @param <T> the published change
public final class ChangeFeed<T> {
    private static final Logger LOG = Logger.getLogger(ChangeFeed.class);
    private static final Duration FIRST_RECHECK = Duration.ofMillis(10);
    private static final Duration LONGEST_RECHECK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// A commit wakes all who wait, and they must not take every connection of the pool at once.
    private static final int MOST_READERS = 4;

    private final DataSource database;
    private final CommitSignal commits;
    private final List<ChangeSource<T>> sources;
    private final AnswerTurn turn;
    private final FeedClock clock = new FeedClock();
    private final Counter delivered = Counter.builder("changes.delivered")
            .description("Changes given to followers")
            .register(Metrics.globalRegistry);
    private final Semaphore readers = new Semaphore(MOST_READERS, true);
    private volatile Instant lastKnown = Instant.now();

    public ChangeFeed(DataSource database, CommitSignal commits, Collection<ChangeSource<T>> sources, AnswerTurn turn) {
        this.database = database;
        this.commits = commits;
        this.sources = List.copyOf(sources);
        this.turn = turn;
        Gauge.builder("feed.held.back", this, ChangeFeed::secondsHeldBack)
                .description("How old the oldest committed change may be that an open writer keeps from the followers;"
                        + " NaN when the database cannot be asked")
                .baseUnit("seconds")
                .register(Metrics.globalRegistry);
    }

    /// Reads the page after the cursor; when nothing is there yet, waits for a commit, without a place in the room for
    /// answers.
    ///
    /// @param kinds the kinds to deliver; empty for all
    /// @param wait how long to wait for something to deliver; zero answers at once
    public FeedPage<T> read(FeedCursor after, Collection<String> kinds, int limit, Duration wait) {
        Instant end = Instant.now().plus(wait);
        Duration recheck = FIRST_RECHECK;
        while (true) {
            long seen = commits.generation();
            Reading<T> reading = readInTurn(after, kinds, limit);
            Duration left = Duration.between(Instant.now(), end);
            if (!reading.page.changes().isEmpty() || !left.isPositive() || commits.isClosed()) {
                delivered.increment(reading.page.changes().size());
                return reading.page;
            }
            turn.giveBack();
            if (reading.heldBack) {
                // What such a writer has published is announced when it commits, but an older one that holds the page
                // back may end without publishing anything, and then nobody announces it.
                commits.await(seen, shorter(recheck, left));
                recheck = shorter(recheck.multipliedBy(2), LONGEST_RECHECK);
            } else {
                commits.await(seen, left);
                recheck = FIRST_RECHECK;
            }
        }
    }

    private record Reading<T>(FeedPage<T> page, boolean heldBack) {}

    private Reading<T> readInTurn(FeedCursor after, Collection<String> kinds, int limit) {
        turn.take();
        if (!mayRead()) {
            throw new Failure(
                    ProblemType.UNAVAILABLE,
                    Text.of("同时读取变更的请求过多，请稍后重试", "too many read the changes at the same time; try again later"));
        }
        try {
            return readNow(after, kinds, limit);
        } finally {
            readers.release();
        }
    }

    private boolean mayRead() {
        try {
            return readers.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Reading<T> readNow(FeedCursor after, Collection<String> kinds, int limit) {
        try (Connection connection = database.getConnection()) {
            // The horizon, the rows and what hangs on them are seen in one state.
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
            }
            Horizon horizon = Horizon.read(connection);
            if (after.transaction() > horizon.next()) {
                throw ofAnotherDatabase(after);
            }
            List<ChangeSource<T>> asked = sources.stream()
                    .filter(source -> kinds.isEmpty() || kinds.contains(source.kind()))
                    .toList();
            FeedCursor purged = purgedUpTo(connection, asked);
            if (after.misses(purged)) {
                throw tooOld(after);
            }
            long begun = after.isBeginning() ? horizon.oldestRunning() : after.begun();
            Instant currentAt = clock.currentAt(horizon);
            List<ChangeSource.Positioned<T>> found = new ArrayList<>();
            FeedCursor cut = null;
            for (ChangeSource<T> source : asked) {
                PageRoom room = new PageRoom(limit + 1, PageRoom.USUAL_BYTES);
                List<ChangeSource.Positioned<T>> ofSource =
                        source.after(connection, after, horizon.oldestRunning(), room);
                found.addAll(ofSource);
                if (room.isCut()) {
                    cut = earlier(cut, ofSource.getLast().position());
                }
            }
            // What lies behind the place where a source was cut has to wait, whatever it is: the cursor would pass over
            // what was cut off.
            List<ChangeSource.Positioned<T>> inOrder = upTo(cut, found);
            boolean more = cut != null || inOrder.size() > limit;
            List<ChangeSource.Positioned<T>> onPage = inOrder.size() > limit ? inOrder.subList(0, limit) : inOrder;
            FeedCursor cursor = after;
            if (!onPage.isEmpty()) {
                FeedCursor last = onPage.getLast().position();
                cursor = (more ? last : last.behindTransaction()).begunAt(begun);
            }
            List<T> changes =
                    onPage.stream().map(ChangeSource.Positioned::change).toList();
            connection.rollback();
            return new Reading<>(new FeedPage<>(changes, cursor, more, currentAt, horizon.at()), horizon.holdsBack());
        } catch (SQLException failed) {
            throw new IllegalStateException("the change feed could not be read", failed);
        }
    }

    /// A cursor never lies beyond what has ended, unless the database was set back or replaced. Whoever
    /// follows would hear nothing for a long time, and then miss what was written meanwhile.
    private static Failure ofAnotherDatabase(FeedCursor after) {
        return new Failure(
                ProblemType.GONE,
                Text.of(
                        "变更游标 %s 来自另一个数据库或更晚的状态：请从头读起",
                        "the cursor %s is of another database or of a later state of it: begin anew", after));
    }

    /// Things were withdrawn behind this cursor of which nothing is kept any more.
    private static Failure tooOld(FeedCursor after) {
        return new Failure(
                ProblemType.CURSOR_EXPIRED,
                Text.of(
                        "变更游标 %s 之后撤回的内容已不再保留：请不带 after 从头读起，读到 more=false 后，删除其间未出现的内容",
                        "what was withdrawn after the cursor %s is no longer kept: begin anew without after, and once"
                                + " more=false is reached, remove what did not come",
                        after));
    }

    private static <T> FeedCursor purgedUpTo(Connection connection, List<ChangeSource<T>> asked) throws SQLException {
        List<String> kinds = asked.stream()
                .filter(ChangeSource::keepsTombstones)
                .map(ChangeSource::kind)
                .toList();
        return kinds.isEmpty() ? FeedCursor.BEGINNING : TombstonePurge.purgedUpTo(connection, kinds);
    }

    private static FeedCursor earlier(FeedCursor known, FeedCursor other) {
        return known == null || other.compareTo(known) < 0 ? other : known;
    }

    private static <T> List<ChangeSource.Positioned<T>> upTo(FeedCursor end, List<ChangeSource.Positioned<T>> found) {
        return found.stream()
                .filter(change -> end == null || change.position().compareTo(end) <= 0)
                .sorted(Comparator.comparing(ChangeSource.Positioned::position))
                .toList();
    }

    private double secondsHeldBack() {
        try (Connection connection = database.getConnection()) {
            Horizon horizon = Horizon.read(connection);
            Instant currentAt = clock.currentAt(horizon);
            if (currentAt != null) {
                lastKnown = currentAt;
            }
            return Duration.between(lastKnown, horizon.at()).toMillis() / 1000.0;
        } catch (SQLException failed) {
            LOG.debug("the horizon of the change feed could not be read", failed);
            return Double.NaN;
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
