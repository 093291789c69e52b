package org.planledger.report.results;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.planledger.kernel.file.TemporaryFile;
import org.planledger.kernel.limit.Shares;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;

/// Makes reports in threads of their own, few at a time: each takes a processor for a second or more and some tens of
/// megabytes. A report goes to disk first, so that a reader who is slow keeps nobody else waiting, and what goes wrong
/// is answered as a problem.
@ApplicationScoped
class PlanReports {
    static final int MOST_WAITING = 8;
    static final int MOST_AT_ONCE = 1;
    static final int MOST_OF_ONE = 3;

    private final Shares shares = new Shares(MOST_OF_ONE);

    private final ExecutorService makers = new ThreadPoolExecutor(
            MOST_AT_ONCE,
            MOST_AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("report-", 1).factory());

    /// What is to be written.
    interface Writing {
        void write(OutputStream out) throws IOException;
    }

    @PreDestroy
    void stop() {
        makers.shutdown();
    }

    /// @param login the name of whoever asks, who is not to keep all others waiting
    /// @return to be closed by whoever sends it
    /// @throws Failure of type UNAVAILABLE when too many reports are waiting, of all or of the same login
    TemporaryFile make(String login, Writing report) throws InterruptedException {
        try (Shares.Share share = shares.take(login).orElseThrow(PlanReports::tooMany)) {
            return makers.submit(() -> written(report)).get();
        } catch (RejectedExecutionException full) {
            throw tooMany();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw new IllegalStateException("a report could not be made", failed.getCause());
        }
    }

    private static Failure tooMany() {
        return new Failure(
                ProblemType.UNAVAILABLE,
                Text.of("正在生成的报告过多，请稍后重试", "too many reports are being made; try again later"));
    }

    private static TemporaryFile written(Writing report) throws IOException {
        TemporaryFile file = TemporaryFile.open("report");
        try {
            // Not closed, because that would close the file.
            OutputStream out = new BufferedOutputStream(file.output());
            report.write(out);
            out.flush();
            return file;
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }
}
