package org.planledger.kernel.follow;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
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

    @Test
    void thePageBehindIsReadWhileOneIsApplied() throws InterruptedException {
        Numbered numbered = new Numbered(5);
        numbered.mayApply = applied -> numbered.isRead(applied + 1);
        followToTheEnd(numbered);
        assertEquals(List.of(0, 1, 2, 3, 4), numbered.applied);
    }

    @Test
    void whatCouldNotBeReadAheadIsReadAgain() throws InterruptedException {
        Numbered numbered = new Numbered(5);
        numbered.failsOnce.add(2);
        followToTheEnd(numbered);
        assertEquals(List.of(0, 1, 2, 3, 4), numbered.applied);
        assertEquals(1, numbered.askedForProgress, "nothing was begun again");
    }

    @Test
    void whereAnotherWasFasterThePageThatWasReadAheadIsNotApplied() throws InterruptedException {
        Numbered numbered = new Numbered(6);
        numbered.takenByAnother.add(1);
        followToTheEnd(numbered);
        assertEquals(List.of(0, 3, 4, 5), numbered.applied);
    }

    @Test
    void whatWasReadAheadOfAPageThatCouldNotBeAppliedComesAgain() throws InterruptedException {
        Numbered numbered = new Numbered(5);
        AtomicBoolean failed = new AtomicBoolean();
        numbered.mayApply = number -> {
            if (number == 2 && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("once");
            }
        };
        followToTheEnd(numbered);
        assertEquals(List.of(0, 1, 2, 3, 4), numbered.applied);
    }

    /// The other service does not answer, and nobody waits for what it would say.
    @Test
    void aReadAheadThatHangsIsCalledOffWhenTheServiceStops() throws InterruptedException {
        Numbered numbered = new Numbered(3);
        numbered.hangsAt = 1;
        numbered.mayApply = applied -> numbered.isRead(applied + 1);
        Follower<Reached> stopped = follower(numbered);
        stopped.start();
        await(numbered.firstApplied);
        stopped.stop();
        stopped.join();
        await(numbered.calledOff);
        assertEquals(List.of(0), numbered.applied);
    }

    @Test
    void aReadAheadThatHangsIsCalledOffWhenTheServiceStopsWhileAPageIsApplied() throws InterruptedException {
        Numbered numbered = new Numbered(3);
        numbered.hangsAt = 1;
        CountDownLatch applying = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        numbered.mayApply = applied -> {
            numbered.isRead(applied + 1);
            applying.countDown();
            await(mayEnd);
        };
        Follower<Reached> stopped = follower(numbered);
        stopped.start();
        await(applying);
        stopped.stop();
        mayEnd.countDown();
        stopped.join();
        await(numbered.calledOff);
        assertEquals(List.of(0), numbered.applied, "the page that was being applied is finished");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(1, TimeUnit.MINUTES));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Follower<Reached> follower(Numbered numbered) {
        return new Follower<>(
                numbered,
                new Pace(Duration.ofMillis(2), Duration.ofMillis(2), Duration.ofMillis(2)),
                new FeedMeters(new SimpleMeterRegistry(), Feed.PLAN));
    }

    private static void followToTheEnd(Numbered numbered) throws InterruptedException {
        Follower<Reached> follower = follower(numbered);
        follower.start();
        try {
            assertTrue(numbered.end.await(1, TimeUnit.MINUTES), () -> "only " + numbered.applied);
        } finally {
            follower.stop();
            follower.join();
        }
    }

    /// A feed of numbered pages; the cursor is the number of the page that comes next.
    private static final class Numbered implements FollowedFeed<Reached> {
        private final int pages;
        private final Set<Integer> failsOnce = ConcurrentHashMap.newKeySet();
        private final Set<Integer> takenByAnother = ConcurrentHashMap.newKeySet();
        private final List<CountDownLatch> reads;
        private final List<Integer> applied = new CopyOnWriteArrayList<>();
        private final CountDownLatch end = new CountDownLatch(1);
        private final CountDownLatch firstApplied = new CountDownLatch(1);
        private final CountDownLatch calledOff = new CountDownLatch(1);
        private int hangsAt = -1;
        private IntConsumer mayApply = number -> {};
        private volatile int stored;
        private volatile int askedForProgress;

        Numbered(int pages) {
            this.pages = pages;
            this.reads = Stream.generate(() -> new CountDownLatch(1))
                    .limit(pages + 1L)
                    .toList();
        }

        void isRead(int number) {
            try {
                assertTrue(number == pages || reads.get(number).await(1, TimeUnit.MINUTES), "not read ahead");
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public Feed feed() {
            return Feed.PLAN;
        }

        @Override
        public Reached progress() {
            askedForProgress++;
            return new Reached(stored, null, false);
        }

        @Override
        public Page<Reached> read(Reached reached, Duration wait) throws IOException {
            int number = (int) reached.cursor();
            reads.get(number).countDown();
            if (number == hangsAt) {
                hang();
            }
            if (failsOnce.remove(number)) {
                throw new IOException("once");
            }
            boolean exists = number < pages;
            Reached behind = new Reached(exists ? number + 1 : number, null, false);
            return new Page<>(exists ? 1 : 0, number + 1 < pages, behind, () -> apply(number, behind));
        }

        private void hang() throws InterruptedIOException {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                calledOff.countDown();
                throw new InterruptedIOException();
            }
        }

        private Reached apply(int number, Reached behind) {
            if (number == pages) {
                end.countDown();
                return behind;
            }
            mayApply.accept(number);
            if (takenByAnother.remove(number)) {
                stored = number + 2;
                return null;
            }
            applied.add(number);
            firstApplied.countDown();
            stored = number + 1;
            return behind;
        }

        @Override
        public boolean beginAnew(Reached reached) {
            return false;
        }

        @Override
        public void tellThatItWasReplaced(Reached reached) {
            throw new IllegalStateException("it was not replaced");
        }
    }
}
