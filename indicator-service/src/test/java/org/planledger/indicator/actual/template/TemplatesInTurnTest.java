package org.planledger.indicator.actual.template;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.planledger.indicator.SmallHeap;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;

/// How many templates are made at once.
class TemplatesInTurnTest {
    private final Templates templates = new Templates(null, null, null, null, null);

    @Test
    void asManyOfTheLargestAsAreMadeAtOnceFitWhileOthersHoldMostOfTheHeap() throws Exception {
        SmallHeap.run(LargestTemplates.class, "150");
    }

    @Test
    void whoWouldWaitForLongIsRefusedAndTheTurnGoesOnAfterwards() throws Exception {
        CountDownLatch begun = new CountDownLatch(Templates.MOST_AT_ONCE);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<byte[]> slow = null;
            for (int i = 0; i < Templates.MOST_AT_ONCE; i++) {
                slow = threads.submit(() -> templates.inTurn(() -> {
                    begun.countDown();
                    await(end);
                    return new byte[] {1};
                }));
            }
            begun.await();
            Failure refused = assertThrows(Failure.class, () -> templates.inTurn(() -> new byte[0]));
            assertEquals(ProblemType.UNAVAILABLE, refused.type());
            end.countDown();
            assertArrayEquals(new byte[] {1}, slow.get());
            assertArrayEquals(new byte[] {2}, templates.inTurn(() -> new byte[] {2}));
        } finally {
            end.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aFailureEndsTheTurn() {
        for (int i = 0; i <= Templates.MOST_AT_ONCE; i++) {
            assertThrows(
                    IllegalStateException.class,
                    () -> templates.inTurn(() -> {
                        throw new IllegalStateException();
                    }));
        }
    }
}
