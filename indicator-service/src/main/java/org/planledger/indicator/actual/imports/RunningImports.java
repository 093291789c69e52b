package org.planledger.indicator.actual.imports;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.planledger.kernel.limit.Shares;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// The imports that run in this process, of which there may be so many at the same time. Whoever sends one again while
/// the first is running is told that, even where there is room for no other. One that is still being received takes no
/// room from others, however slowly it comes; of each sender so many may come at the same time.
final class RunningImports {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final Semaphore room;

    /// What is being received.
    private final Shares coming;

    /// How many there are of each Idempotency-Key.
    private final Map<String, Integer> keys = new ConcurrentHashMap<>();

    RunningImports(int most) {
        this.room = new Semaphore(most);
        this.coming = new Shares(most);
    }

    /// One begins to come.
    ///
    /// @param key the Idempotency-Key; null when there is none
    /// @throws Failure when there are too many
    Place arrive(String sender, String key) {
        if (room.availablePermits() == 0) {
            throw key != null && keys.containsKey(key) ? stillRunning() : tooMany();
        }
        Shares.Share receiving = coming.take(sender).orElseThrow(RunningImports::tooMany);
        if (key != null) {
            keys.merge(key, 1, Integer::sum);
        }
        return new Place(receiving, key);
    }

    /// The place of one import among them. Each of its steps is made once, by who carries it out.
    final class Place {
        private final Shares.Share receiving;
        private final String key;
        private boolean isComing = true;
        private boolean isRunning;

        private Place(Shares.Share receiving, String key) {
            this.receiving = receiving;
            this.key = key;
        }

        /// It is there, and waits for its turn.
        ///
        /// @throws Failure when that does not come
        void begin() {
            hasCome();
            try {
                isRunning = room.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            if (!isRunning) {
                throw tooMany();
            }
        }

        private void hasCome() {
            isComing = false;
            receiving.close();
        }

        /// Nothing more is done with it.
        void leave() {
            if (isComing) {
                hasCome();
            }
            if (key != null) {
                keys.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
            }
            if (isRunning) {
                room.release();
            }
        }
    }

    private static Failure tooMany() {
        return new Failure(
                ProblemType.UNAVAILABLE, Text.of("正在进行的导入过多，请稍后重试", "too many imports are running; try again later"));
    }

    static Failure stillRunning() {
        return new Failure(
                        ProblemType.CONFLICT,
                        Text.of(
                                "同一 Idempotency-Key 的导入正在进行，请稍后再问",
                                "an import with this Idempotency-Key is running; ask again later"))
                .inPassing();
    }
}
