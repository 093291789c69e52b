package org.planledger.kernel.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.answer.AnswerRoom;
import org.planledger.kernel.answer.AnswerTurn;
import org.planledger.kernel.testing.TestPostgres;
import org.postgresql.ds.PGSimpleDataSource;

class ChangeFeedIT {
    private static final int ASKING = 12;
    private static final Set<Thread.State> WAITING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    @Test
    @Timeout(60)
    void ofManyWhoAskAtOnceFourReadAndTheOthersWaitForThem() throws InterruptedException {
        SlowSource source = new SlowSource();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(TestPostgres.newDatabase());
        database.setUser("postgres");
        AnswerTurn turn = new AnswerTurn(
                new AnswerRoom(4 * ASKING),
                QuarkusSecurityIdentity.builder().setAnonymous(true).build());
        ChangeFeed<String> feed = new ChangeFeed<>(database, new CommitSignal(), List.of(source), turn);
        List<Thread> asking = new ArrayList<>();
        for (int i = 0; i < ASKING; i++) {
            asking.add(Thread.ofPlatform().start(() -> feed.read(FeedCursor.BEGINNING, Set.of(), 10, Duration.ZERO)));
        }
        while (source.reading.get() < 4 || !asking.stream().allMatch(thread -> WAITING.contains(thread.getState()))) {
            Thread.sleep(10);
        }
        int atOnce = source.reading.get();
        source.mayEnd.countDown();
        for (Thread thread : asking) {
            thread.join();
        }
        assertEquals(4, atOnce);
        assertEquals(ASKING, source.reading.get());
    }

    /// Counts who has begun to read, and lets nobody end.
    private static final class SlowSource implements ChangeSource<String> {
        private final AtomicInteger reading = new AtomicInteger();
        private final CountDownLatch mayEnd = new CountDownLatch(1);

        @Override
        public String kind() {
            return "SLOW";
        }

        @Override
        public List<Positioned<String>> after(Connection connection, FeedCursor after, long horizon, PageRoom room) {
            reading.incrementAndGet();
            try {
                mayEnd.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }
    }
}
