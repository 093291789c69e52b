package org.planledger.plan.document.source;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.planledger.kernel.problem.Failure;

/// Reads each document in a thread of its own, which is given up when the time is over. What a library does in one
/// step cannot be broken off; a thread that was given up goes on until that step is done, and until then it is one of
/// the few that may be at work.
final class Workers {
    static final int MOST_AT_WORK = 2;

    private static final long STACK = 1L << 20;
    private static final Semaphore PLACES = new Semaphore(MOST_AT_WORK);

    private Workers() {}

    /// @throws UnreadableDocumentException when the work says so, when it was not done within the time, or when there
    ///     was no place for it within the time
    static <T> T call(Callable<T> work, Deadline deadline) {
        try {
            if (!PLACES.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw Unreadable.busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Unreadable.busy();
        }
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, () -> runAndLeave(task), "document-text", STACK);
        thread.setDaemon(true);
        start(thread);
        try {
            return task.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw Unreadable.tooSlow();
        } catch (InterruptedException stopped) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw Unreadable.tooSlow();
        } catch (ExecutionException failed) {
            throw failureOf(failed.getCause());
        }
    }

    private static void start(Thread thread) {
        boolean isStarted = false;
        try {
            thread.start();
            isStarted = true;
        } finally {
            if (!isStarted) {
                PLACES.release();
            }
        }
    }

    private static void runAndLeave(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            PLACES.release();
        }
    }

    private static RuntimeException failureOf(Throwable cause) {
        if (cause instanceof UnreadableDocumentException unreadable) {
            return unreadable;
        }
        if (cause instanceof Failure failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
