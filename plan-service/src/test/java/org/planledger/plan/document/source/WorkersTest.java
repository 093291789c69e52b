package org.planledger.plan.document.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.planledger.plan.document.source.UnreadableDocumentException.Reason;

class WorkersTest {
    private static final Duration SHORT = Duration.ofMillis(100);

    private static Reason refusal(CountDownLatch end) {
        return assertThrows(
                        UnreadableDocumentException.class, () -> Workers.call(() -> waited(end), Deadline.in(SHORT)))
                .reason();
    }

    /// What does not mind that it is interrupted, as a library.
    private static String waited(CountDownLatch end) {
        while (end.getCount() > 0) {
            Thread.onSpinWait();
        }
        return "";
    }

    @Test
    void workThatWasGivenUpKeepsItsPlaceUntilItIsDone() {
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < Workers.MOST_AT_WORK; i++) {
            assertEquals(Reason.TOO_SLOW, refusal(end));
        }
        assertEquals(Reason.BUSY, refusal(end));
        end.countDown();
        assertEquals("done", Workers.call(() -> "done", Deadline.in(Duration.ofMinutes(1))));
    }

    @Test
    void aMistakeOfTheReaderIsNoFaultOfTheDocument() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> Workers.call(
                        () -> {
                            throw new IndexOutOfBoundsException("mistake");
                        },
                        Deadline.in(Duration.ofSeconds(10))));
        assertEquals("mistake", failure.getCause().getMessage());
    }
}
