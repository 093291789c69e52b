package org.planledger.kernel.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;

class LimitedBodyTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final LimitedBody.Limits LIMITS = new LimitedBody.Limits(1000, Duration.ofSeconds(3), 10);

    private final AtomicLong nanos = new AtomicLong();

    /// @param length how many bytes come each time
    /// @param nanosEach after what time
    private LimitedBody sending(int length, long nanosEach) {
        return new LimitedBody(
                new InputStream() {
                    @Override
                    public int read() {
                        nanos.addAndGet(nanosEach);
                        return ' ';
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int most) {
                        nanos.addAndGet(nanosEach);
                        return length;
                    }
                },
                LIMITS,
                nanos::get);
    }

    private static int readsUntilRefused(InputStream body, ProblemType type) throws IOException {
        int reads = 0;
        Failure refused = null;
        while (refused == null) {
            try {
                body.read(new byte[1000]);
                reads++;
            } catch (Failure failure) {
                refused = failure;
            }
        }
        assertEquals(type, refused.type());
        return reads;
    }

    @Test
    void aDripIsWaitedForOnlySoLong() throws IOException {
        // After 3 s, and 0.1 s more for each byte.
        assertEquals(3, readsUntilRefused(sending(1, SECOND), ProblemType.TOO_SLOW));
        assertEquals(6, readsUntilRefused(sending(5, SECOND), ProblemType.TOO_SLOW));
        assertThrows(Failure.class, () -> {
            LimitedBody body = sending(0, SECOND);
            for (int i = 0; i < 4; i++) {
                body.read();
            }
        });
    }

    @Test
    void whatComesAtTheLeastRateIsTakenUpToTheMost() throws IOException {
        assertEquals(100, readsUntilRefused(sending(10, SECOND), ProblemType.TOO_LARGE));
    }

    @Test
    void whatTheReaderTakesItsTimeForIsNotTheSendersFault() throws IOException {
        LimitedBody body = sending(1, 0);
        for (int i = 0; i < 100; i++) {
            assertEquals(1, body.read(new byte[10]));
            nanos.addAndGet(SECOND);
        }
    }

    @Test
    void whatIsLeftWhenItIsClosedIsWaitedForOnlySoLong() throws IOException {
        LimitedBody dripping = sending(1, SECOND);
        Failure refused = assertThrows(Failure.class, dripping::close);
        assertEquals(ProblemType.TOO_SLOW, refused.type());
        long before = nanos.get();
        dripping.close();
        assertEquals(before, nanos.get(), "nothing more is read of what was too slow");
    }

    @Test
    void whatIsLeftOfOneThatIsTooLargeIsTakenIn() throws IOException {
        InputStream whole = new ByteArrayInputStream(new byte[5000]);
        LimitedBody body = new LimitedBody(whole, LIMITS, nanos::get);
        assertThrows(Failure.class, () -> body.read(new byte[2000]));
        body.close();
        assertEquals(0, whole.available());
    }
}
