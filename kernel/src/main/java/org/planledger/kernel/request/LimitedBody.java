package org.planledger.kernel.request;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// A body that may be only so large, and that nobody waits for without end. What counts is the time that was spent
/// waiting for its sender: how long the reader takes in between is not the sender's fault.
final class LimitedBody extends FilterInputStream {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int BUFFER = 8192;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Limits limits;
    private final Ticker ticker;
    private long received;
    private long waited;
    private boolean isTooSlow;

    /// What is taken.
    ///
    /// @param most how many bytes
    /// @param patience for how long it is waited for in any case
    /// @param leastRate how many bytes have to come in each second that is waited for beyond that
    record Limits(long most, Duration patience, long leastRate) {}

    LimitedBody(InputStream in, Limits limits, Ticker ticker) {
        super(in);
        this.limits = limits;
        this.ticker = ticker;
    }

    @Override
    public int read() throws IOException {
        long begun = ticker.read();
        int read = in.read();
        count(read < 0 ? 0 : 1, begun);
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long begun = ticker.read();
        int read = in.read(buffer, offset, length);
        count(Math.max(read, 0), begun);
        return read;
    }

    /// Takes in what is left of it, so that its sender gets to the answer, but waits no longer for that
    /// than for what is read. The rest of a body that was too slow is not taken in: the server would wait
    /// for it without end.
    @Override
    public void close() throws IOException {
        byte[] rest = new byte[BUFFER];
        for (int read = 0; read >= 0 && !isTooSlow; ) {
            long begun = ticker.read();
            read = in.read(rest);
            requirePace(Math.max(read, 0), begun);
        }
    }

    private void count(int read, long begun) {
        requirePace(read, begun);
        if (received > limits.most) {
            throw tooLarge(limits.most);
        }
    }

    private void requirePace(int read, long begun) {
        received += read;
        waited += ticker.read() - begun;
        if (waited > limits.patience.toNanos() + received * NANOS / limits.leastRate) {
            isTooSlow = true;
            throw tooSlow();
        }
    }

    private Failure tooSlow() {
        return new Failure(
                ProblemType.TOO_SLOW,
                Text.of(
                        "等待了 %1$d 秒，只收到 %2$d 字节",
                        "after waiting for %1$d s only %2$d bytes have come",
                        TimeUnit.NANOSECONDS.toSeconds(waited),
                        received),
                List.of(Violation.of(
                        null,
                        "rate",
                        Text.of("内容到达过慢", "the content arrives too slowly"),
                        Text.of(
                                "%1$d 秒后每秒至少 %2$d 字节",
                                "after %1$d s at least %2$d bytes a second",
                                limits.patience.toSeconds(),
                                limits.leastRate))));
    }

    static Failure tooLarge(long most) {
        long megabytes = most / MEGABYTE;
        return new Failure(
                ProblemType.TOO_LARGE,
                Text.of("内容超过 %d MB", "the content is larger than %d MB", megabytes),
                List.of(Violation.of(
                        null,
                        "length",
                        Text.of("内容过大", "the content is too large"),
                        Text.of("最多 %d MB；更多的分几次发送", "at most %d MB; more of it in several requests", megabytes))));
    }
}
