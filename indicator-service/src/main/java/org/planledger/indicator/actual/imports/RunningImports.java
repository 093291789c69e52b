package org.planledger.indicator.actual.imports;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// The imports that run in this process, of which there may be so many at the same time. Whoever sends one again while
/// the first is running is told that, even where there is room for no other.
final class RunningImports {
    private final Semaphore room;

    /// How many there are of each Idempotency-Key.
    private final Map<String, Integer> keys = new ConcurrentHashMap<>();

    RunningImports(int most) {
        this.room = new Semaphore(most);
    }

    /// @param key the Idempotency-Key; null when there is none
    /// @throws Failure when there are too many
    void begin(String key) {
        if (!room.tryAcquire()) {
            throw key != null && keys.containsKey(key) ? stillRunning() : tooMany();
        }
        if (key != null) {
            keys.merge(key, 1, Integer::sum);
        }
    }

    void end(String key) {
        if (key != null) {
            keys.computeIfPresent(key, (same, count) -> count == 1 ? null : count - 1);
        }
        room.release();
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
