package org.planledger.report.testing;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Somebody who reads on a thread of his own, where others can see how far he has come.
public final class Reader<T> {
    private final FutureTask<T> reading;
    private final Thread thread;

    public Reader(Callable<T> reading) {
        this.reading = new FutureTask<>(reading);
        this.thread = Thread.ofPlatform().daemon().name("reader").start(this.reading);
    }

    /// Returns once the reader is inside the method, which must be one that he stays in.
    ///
    /// @throws ExecutionException when he has failed before
    public void awaitIn(Class<?> type, String method) throws InterruptedException, ExecutionException {
        while (!isIn(type, method)) {
            if (reading.isDone()) {
                throw new AssertionError("not seen in " + method + " before the end: " + reading.get());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private boolean isIn(Class<?> type, String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(call -> call.getClassName().equals(type.getName())
                        && call.getMethodName().equals(method));
    }

    public T get() throws InterruptedException, ExecutionException, TimeoutException {
        return reading.get(1, TimeUnit.MINUTES);
    }
}
