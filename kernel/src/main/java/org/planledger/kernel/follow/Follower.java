package org.planledger.kernel.follow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Follows one feed for as long as the service runs: reads a page, applies it, and asks for the next one, which
/// the other service holds back until something changes. While a page is applied, the one behind it is read, so that
/// two services and two databases work at the same time on what is long.
///
/// @param <P> how far the copy has followed the feed
public final class Follower<P extends Progress> {
    private static final Logger LOG = Logger.getLogger(Follower.class);

    private static final Duration WAIT_ANEW = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final FollowedFeed<P> followed;
    private final FollowPace pace;
    private final FeedMeters meters;

    private final ReentrantLock lock = new ReentrantLock();
    /// Null before it was started.
    private Thread thread;
    private boolean stopping;
    private Thread idling;
    /// Only the following thread knows and needs it.
    private boolean replacedIsTold;
    /// The page that is read while another is applied; null when none is. Only the following thread knows it.
    private FutureTask<FollowedFeed.Page<P>> ahead;

    public Follower(FollowedFeed<P> followed, FollowPace pace, FeedMeters meters) {
        this.followed = followed;
        this.pace = pace;
        this.meters = meters;
    }

    /// Begins to follow.
    public void start() {
        thread = Thread.ofVirtual().name("follower").start(this::run);
    }

    private void run() {
        try {
            follow();
        } finally {
            dropAhead();
        }
    }

    private void follow() {
        P reached = null;
        boolean readToEnd = false;
        int failures = 0;
        while (!isStopping()) {
            try {
                if (reached == null) {
                    reached = followed.progress();
                    meters.known(reached.currentAt());
                }
                // Until the end was seen once, an empty feed must not hold back the news that the copy is current.
                Duration wait = readToEnd ? longestWait(reached) : Duration.ZERO;
                Instant asked = Instant.now();
                FollowedFeed.Page<P> page = readOrBeginAnew(reached, wait);
                if (page == null) {
                    reached = null;
                    readToEnd = false;
                    continue;
                }
                boolean endedEarly = page.size() == 0
                        && Duration.between(asked, Instant.now()).compareTo(wait.dividedBy(2)) < 0;
                readToEnd = !page.more();
                readBehind(page);
                reached = apply(page);
                if (reached == null) {
                    dropAhead();
                }
                failures = 0;
                replacedIsTold = false;
                if (endedEarly) {
                    // So it is while the other service shuts down; asking again at once would only keep it busy.
                    pause(pace.shortestPause());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (IOException | RuntimeException | Error failed) {
                if (isStopping()) {
                    return;
                }
                dropAhead();
                meters.failed();
                failures++;
                pauseAfter(failures, failed, reached);
                // Whatever is remembered may be outdated: another instance, or a commit whose answer was lost.
                reached = null;
            }
        }
    }

    /// While the copy still holds what may be gone, nobody should have to wait for a change to come by.
    private Duration longestWait(P reached) {
        return reached.anew() && pace.longPoll().compareTo(WAIT_ANEW) > 0 ? WAIT_ANEW : pace.longPoll();
    }

    /// When what was withdrawn meanwhile is no longer told, everything is read again, and what does not come is
    /// removed in the end. Until then answers are given from the copy as it is.
    ///
    /// @return the next page; null when the feed is begun anew
    private FollowedFeed.Page<P> readOrBeginAnew(P reached, Duration wait) throws IOException, InterruptedException {
        try {
            return idle(() -> next(reached, wait));
        } catch (ExpiredCursorException expired) {
            if (followed.beginAnew(reached)) {
                meters.begunAnew();
                LOG.warnf(
                        "this service was away for so long that withdrawals after %s are no longer in the %s feed: it is"
                                + " read from the beginning, and what does not come again is removed",
                        reached.cursor(), followed.feed());
            }
            return null;
        }
    }

    private FollowedFeed.Page<P> next(P reached, Duration wait) throws IOException, InterruptedException {
        if (ahead != null) {
            FutureTask<FollowedFeed.Page<P>> begun = ahead;
            ahead = null;
            try {
                return begun.get();
            } catch (ExecutionException failed) {
                meters.failed();
                LOG.warnf(
                        "the %s feed could not be read ahead, it is read again: %s",
                        followed.feed(), failed.getCause());
            } finally {
                begun.cancel(true);
            }
        }
        return followed.read(reached, wait);
    }

    private void readBehind(FollowedFeed.Page<P> page) {
        if (page.more()) {
            ahead = new FutureTask<>(() -> followed.read(page.behind(), Duration.ZERO));
            Thread.ofVirtual().name("follower-ahead").start(ahead);
        }
    }

    private void dropAhead() {
        if (ahead != null) {
            ahead.cancel(true);
            ahead = null;
        }
    }

    private P apply(FollowedFeed.Page<P> page) {
        Instant received = Instant.now();
        P next = page.applying().apply();
        if (next != null) {
            meters.known(next.currentAt());
            meters.applied(page.size(), Duration.between(received, Instant.now()));
        }
        return next;
    }

    private void pauseAfter(int failures, Throwable failed, P reached) {
        Duration pause = pauseBefore(failures);
        if (failed instanceof ReplacedFeedException) {
            if (!replacedIsTold) {
                replacedIsTold = tellThatItWasReplaced(reached);
            }
        } else if (failed instanceof IOException) {
            LOG.warnf("the %s feed cannot be read; next try in %d ms: %s", followed.feed(), pause.toMillis(), failed);
        } else {
            LOG.errorf(failed, "the %s feed cannot be applied; next try in %d ms", followed.feed(), pause.toMillis());
        }
        pause(pause);
    }

    /// @return false when it could not be told; the following goes on all the same
    private boolean tellThatItWasReplaced(P reached) {
        try {
            followed.tellThatItWasReplaced(reached);
            return true;
        } catch (RuntimeException | Error failed) {
            LOG.errorf(failed, "the %s feed was replaced, and what is to be done could not be told", followed.feed());
            return false;
        }
    }

    private void pause(Duration pause) {
        try {
            idle(() -> {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                return null;
            });
        } catch (InterruptedException | IOException stopped) {
            LOG.debugf("the pause of the %s feed ended early", followed.feed());
        }
    }

    /// Doubles with each failure, and is spread so that several instances do not come back at once.
    private Duration pauseBefore(int failures) {
        long doubled = pace.shortestPause().toMillis() << Math.min(failures - 1, 16);
        long longest = Math.min(doubled, pace.longestPause().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }

    /// Does what may be broken off when the service stops; applying a page may not.
    private <T> T idle(Waiting<T> waiting) throws IOException, InterruptedException {
        lock.lock();
        try {
            if (stopping) {
                throw new InterruptedException();
            }
            idling = Thread.currentThread();
        } finally {
            lock.unlock();
        }
        try {
            return waiting.end();
        } finally {
            endIdling();
        }
    }

    @FunctionalInterface
    private interface Waiting<T> {
        T end() throws IOException, InterruptedException;
    }

    private void endIdling() {
        lock.lock();
        try {
            idling = null;
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    /// Asks the follower to end; it finishes the page that it is applying.
    public void stop() {
        lock.lock();
        try {
            stopping = true;
            if (idling != null) {
                idling.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until it has ended, if it was ever started.
    public void join() throws InterruptedException {
        if (thread != null && !thread.join(LONGEST_STOP)) {
            LOG.warn("a follower has not ended in time; its page is rolled back and comes again");
        }
    }
}
