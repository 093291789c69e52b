package org.planledger.report.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.planledger.kernel.file.TemporaryFile;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class PlanReportsTest {
    private final PlanReports reports = new PlanReports();

    @AfterEach
    void stop() {
        reports.stop();
    }

    @Test
    void theOneForWhichThereIsNoRoomIsRefusedAndAllOthersAreMade() throws Exception {
        int room = PlanReports.MOST_AT_ONCE + PlanReports.MOST_WAITING;
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch refused = new CountDownLatch(1);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<TemporaryFile>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i <= room; i++) {
                String login = "login " + i;
                answers.add(clients.submit(() -> {
                    try {
                        return reports.make(login, out -> {
                            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                            await(held);
                            out.write(1);
                            atOnce.decrementAndGet();
                        });
                    } catch (Failure full) {
                        assertEquals(ProblemType.UNAVAILABLE, full.type());
                        refused.countDown();
                        return null;
                    }
                }));
            }
            refused.await();
            held.countDown();
        }
        int made = 0;
        for (Future<TemporaryFile> answer : answers) {
            if (answer.get() != null) {
                made++;
                answer.get().close();
            }
        }
        assertEquals(room, made);
        assertEquals(PlanReports.MOST_AT_ONCE, most.get());
    }

    @Test
    void oneLoginDoesNotTakeAllTheRoom() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        List<Future<TemporaryFile>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                CountDownLatch refused = new CountDownLatch(1);
                for (int i = 0; i <= PlanReports.MOST_OF_ONE; i++) {
                    answers.add(clients.submit(() -> {
                        try {
                            return reports.make("one", out -> await(held));
                        } catch (Failure full) {
                            refused.countDown();
                            return null;
                        }
                    }));
                }
                refused.await();
                answers.add(clients.submit(() -> reports.make("another", out -> await(held))));
            } finally {
                held.countDown();
            }
        }
        int made = 0;
        for (Future<TemporaryFile> answer : answers) {
            if (answer.get() != null) {
                made++;
                answer.get().close();
            }
        }
        assertEquals(PlanReports.MOST_OF_ONE + 1, made);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatIsWrittenIsSentOnceAndIsGone() throws Exception {
        TemporaryFile file = reports.make("one", out -> out.write(new byte[100_000]));
        try (InputStream sent = file.input()) {
            assertEquals(100_000, sent.readAllBytes().length);
        }
        assertThrows(ClosedChannelException.class, file::input);
    }

    @Test
    void aReportThatFailsIsAFailureAndTheNextOneIsMade() throws Exception {
        assertThrows(
                IllegalStateException.class,
                () -> reports.make("one", out -> {
                    throw new IOException("the disk is full");
                }));
        reports.make("one", out -> out.write(1)).close();
    }
}
