package org.planledger.report.follow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.report.copy.Copy;
import org.planledger.report.copy.FeedProgress;

/// Follows one feed for as long as the service runs: reads a page, applies it in one transaction together with
/// the place reached, and asks for the next one, which the other service holds back until something changes.
final class Follower implements Runnable {
    private static final Logger LOG = Logger.getLogger(Follower.class);

    private static final Duration WAIT_ANEW = Duration.ofSeconds(1);

    private final FollowedFeed feed;
    private final Copy copy;
    private final CommitSignal commits;
    private final FollowConfig config;
    private final FeedMeters meters;

    private final ReentrantLock lock = new ReentrantLock();
    private boolean stopping;
    private Thread idling;
    /// Only the following thread knows and needs it.
    private boolean replacedIsTold;

    Follower(FollowedFeed feed, Copy copy, CommitSignal commits, FollowConfig config, FeedMeters meters) {
        this.feed = feed;
        this.copy = copy;
        this.commits = commits;
        this.config = config;
        this.meters = meters;
    }

    @Override
    public void run() {
        FeedProgress reached = null;
        boolean readToEnd = false;
        int failures = 0;
        while (!isStopping()) {
            try {
                if (reached == null) {
                    reached = copy.progress().get(feed.feed());
                    meters.known(reached.currentAt());
                }
                // Until the end was seen once, an empty feed must not hold back the news that the copy is current.
                Duration wait = readToEnd ? longestWait(reached) : Duration.ZERO;
                Instant asked = Instant.now();
                FollowedFeed.Page page = readOrBeginAnew(reached, wait);
                if (page == null) {
                    reached = null;
                    readToEnd = false;
                    continue;
                }
                boolean endedEarly = page.changes().size() == 0
                        && Duration.between(asked, Instant.now()).compareTo(wait.dividedBy(2)) < 0;
                readToEnd = !page.more();
                reached = apply(reached, page);
                failures = 0;
                replacedIsTold = false;
                if (endedEarly) {
                    // So it is while the other service shuts down; asking again at once would only keep it busy.
                    pause(config.shortestPause());
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (IOException | RuntimeException | Error failed) {
                if (isStopping()) {
                    return;
                }
                meters.failed();
                failures++;
                // Whatever is remembered may be outdated: another instance, or a commit whose answer was lost.
                reached = null;
                pauseAfter(failures, failed);
            }
        }
    }

    /// While the copy still holds what may be gone, nobody should have to wait for a change to come by.
    private Duration longestWait(FeedProgress reached) {
        return reached.anew() && config.longPoll().compareTo(WAIT_ANEW) > 0 ? WAIT_ANEW : config.longPoll();
    }

    /// When what was withdrawn meanwhile is no longer told, everything is read again, and what does not come is removed
    /// in the end. Until then results are answered from the copy as it is.
    ///
    /// @return the next page; null when the feed is begun anew
    private FollowedFeed.Page readOrBeginAnew(FeedProgress reached, Duration wait)
            throws IOException, InterruptedException {
        try {
            return read(reached, wait);
        } catch (ExpiredCursorException expired) {
            if (copy.beginAnew(reached)) {
                meters.begunAnew();
                LOG.warnf(
                        "this service was away for so long that withdrawals after %s are no longer in the %s feed: it is"
                                + " read from the beginning, and what does not come again is removed",
                        reached.cursor(), feed.feed());
            }
            return null;
        }
    }

    private FollowedFeed.Page read(FeedProgress reached, Duration wait) throws IOException, InterruptedException {
        return idle(() -> feed.read(reached.cursor(), wait));
    }

    /// @return the progress to go on from; null when another instance was faster and the progress is to be
    /// read anew
    private FeedProgress apply(FeedProgress reached, FollowedFeed.Page page) {
        Instant received = Instant.now();
        FeedProgress next = reached.movedTo(page.cursor(), page.completeTo(), page.more(), received);
        if (!copy.apply(reached, next, page.changes())) {
            return null;
        }
        commits.committed();
        meters.known(next.currentAt());
        meters.applied(page.changes().size(), Duration.between(received, Instant.now()));
        return next;
    }

    private void pauseAfter(int failures, Throwable failed) {
        Duration pause = pauseBefore(failures);
        if (failed instanceof ReplacedFeedException) {
            tellThatFeedWasReplaced();
        } else if (failed instanceof IOException) {
            LOG.warnf("the %s feed cannot be read; next try in %d ms: %s", feed.feed(), pause.toMillis(), failed);
        } else {
            LOG.errorf(failed, "the %s feed cannot be applied; next try in %d ms", feed.feed(), pause.toMillis());
        }
        pause(pause);
    }

    private void tellThatFeedWasReplaced() {
        if (!replacedIsTold) {
            LOG.errorf(
                    "the %s feed is of another database than the one that was followed, or of an earlier state of it; stop"
                            + " this service, empty its database and start it: it follows the feeds from the beginning",
                    feed.feed());
            replacedIsTold = true;
        }
    }

    private void pause(Duration pause) {
        try {
            idle(() -> {
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                return null;
            });
        } catch (InterruptedException | IOException stopped) {
            LOG.debugf("the pause of the %s feed ended early", feed.feed());
        }
    }

    /// Doubles with each failure, and is spread so that several instances do not come back at once.
    private Duration pauseBefore(int failures) {
        long doubled = config.shortestPause().toMillis() << Math.min(failures - 1, 16);
        long longest = Math.min(doubled, config.longestPause().toMillis());
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
    void stop() {
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
}
