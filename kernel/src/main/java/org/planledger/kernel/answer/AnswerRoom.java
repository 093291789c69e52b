package org.planledger.kernel.answer;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// How many requests are worked on at the same time, from when their body is there until their answer is written out
/// for the client: what an answer is made of takes memory. All come to their turn in the order of their arrival, but
/// one login takes no more than half of the room while its other requests wait.
@Singleton
public final class AnswerRoom {
    /// For how long a request waits that has done nothing yet.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /// What an answer is made of takes at most about so much.
    private static final long MEMORY_OF_ONE = 32L << 20;

    private static final int LEAST = 4;
    private static final int PARTS = 2;

    private final Semaphore room;
    private final LoadingCache<String, Semaphore> ofLogins;

    @Inject
    AnswerRoom() {
        this((int) Math.clamp(Runtime.getRuntime().maxMemory() / MEMORY_OF_ONE, LEAST, Short.MAX_VALUE));
    }

    /// @param most how many are worked on at the same time
    public AnswerRoom(int most) {
        int mostOfOne = Math.max(1, most / PARTS);
        this.room = new Semaphore(most, true);
        // Whoever waits for one, or has taken it, keeps it.
        this.ofLogins = Caffeine.newBuilder().weakValues().build(login -> new Semaphore(mostOfOne, true));
    }

    /// Waits for its turn.
    ///
    /// @param whose the name of the login
    /// @throws Failure of type UNAVAILABLE when its turn does not come
    Place enter(String whose, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Semaphore ofLogin = ofLogins.get(whose);
        take(ofLogin, end);
        try {
            take(room, end);
        } catch (Failure tooMany) {
            ofLogin.release();
            throw tooMany;
        }
        return new Place(ofLogin);
    }

    private static void take(Semaphore semaphore, long end) {
        try {
            if (semaphore.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new Failure(
                ProblemType.UNAVAILABLE,
                Text.of("同时处理的请求过多，请稍后重发同一请求", "too many requests at the same time; send the same again later"));
    }

    /// What a request takes until it is closed; closing it again does nothing.
    final class Place implements AutoCloseable {
        private final Semaphore ofLogin;
        private final AtomicBoolean isClosed = new AtomicBoolean();

        private Place(Semaphore ofLogin) {
            this.ofLogin = ofLogin;
        }

        @Override
        public void close() {
            if (isClosed.compareAndSet(false, true)) {
                room.release();
                ofLogin.release();
            }
        }
    }
}
