package org.planledger.deploy.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A process that we started, known by its number and the moment of its start: a number alone may have gone to a
/// stranger since.
///
/// @param pid the number
/// @param startedAt when it started, in milliseconds since 1970
public record StartedProcess(long pid, long startedAt) {
    /// The system tells the start as so long after its own, and that moment moves when the clock is set right: another
    /// command may read another start of the same process.
    private static final long CLOCK_DIFFERENCE_MILLIS = 2_000;

    public static StartedProcess of(ProcessHandle process) {
        return new StartedProcess(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    /// The process, when it still runs and is the same one.
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(of(process).startedAt - startedAt) <= CLOCK_DIFFERENCE_MILLIS);
    }

    /// Asks the process to end (SIGTERM), waits, and ends it by force when it takes too long.
    public void end(Duration patience) {
        find().ifPresent(process -> {
            process.destroy();
            if (!awaitEnd(process, patience)) {
                process.destroyForcibly();
                awaitEnd(process, patience);
            }
        });
    }

    private static boolean awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
