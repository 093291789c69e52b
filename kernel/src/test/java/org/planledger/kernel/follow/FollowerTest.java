package org.planledger.kernel.follow;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.feed.ChangeToken.Feed;

/// What neither the start nor the end of following may depend on.
class FollowerTest {
    private record Reached(Object cursor, Instant currentAt, boolean anew) implements Progress {}

    private record Pace(Duration longPoll, Duration shortestPause, Duration longestPause) implements FollowPace {}

    /// A feed of which nobody can even be told that it was replaced.
    private static final class Replaced implements FollowedFeed<Reached> {
        private final CountDownLatch reads = new CountDownLatch(3);

        @Override
        public Feed feed() {
            return Feed.PLAN;
        }

        @Override
        public Reached progress() {
            return new Reached("7-0", null, false);
        }

        @Override
        public Page<Reached> read(Reached reached, Duration wait) throws ReplacedFeedException {
            reads.countDown();
            throw new ReplacedFeedException(null);
        }

        @Override
        public boolean beginAnew(Reached reached) {
            return false;
        }

        @Override
        public void tellThatItWasReplaced(Reached reached) {
            throw new IllegalStateException("there is no telling");
        }
    }

    private final Replaced feed = new Replaced();
    private final Follower<Reached> follower = new Follower<>(
            feed,
            new Pace(Duration.ZERO, Duration.ofMillis(2), Duration.ofMillis(2)),
            new FeedMeters(new SimpleMeterRegistry(), Feed.PLAN));

    @Test
    void itGoesOnEvenIfNobodyCanBeToldThatTheFeedWasReplaced() throws InterruptedException {
        follower.start();
        try {
            assertTrue(feed.reads.await(1, TimeUnit.MINUTES), "asked again and again");
        } finally {
            follower.stop();
            follower.join();
        }
    }

    @Test
    void whatWasNeverStartedCanBeEnded() {
        follower.stop();
        assertDoesNotThrow(follower::join);
    }
}
