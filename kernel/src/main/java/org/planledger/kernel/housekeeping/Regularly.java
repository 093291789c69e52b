package org.planledger.kernel.housekeeping;

import java.time.Duration;
import org.jboss.logging.Logger;

/// Does something at once and then again and again, until it is closed. What fails is tried again the next time.
public final class Regularly implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Regularly.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final String name;
    private final Thread thread;

    private Regularly(String name, Duration every, Runnable work) {
        this.name = name;
        this.thread = Thread.ofVirtual().name(name).start(() -> repeat(every, work));
    }

    /// @param every how long to wait from one end to the next beginning
    public static Regularly start(String name, Duration every, Runnable work) {
        return new Regularly(name, every, work);
    }

    private void repeat(Duration every, Runnable work) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
            } catch (RuntimeException failed) {
                LOG.warnf(failed, "%s has failed; it is tried again in %s", name, every);
            }
            try {
                Thread.sleep(every);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(LONGEST_STOP)) {
                LOG.warnf("%s has not ended in time; what it was doing is rolled back", name);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
