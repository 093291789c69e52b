package org.planledger.report.signals;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.planledger.kernel.feed.CommitSignal;

/// Has changes of signal published in the background whenever the copy has changed, and when the date has. It has
/// a thread of its own, as a virtual one would not be taken from the processor while it computes; followers and
/// readers never wait for it.
@ApplicationScoped
class SignalWatch {
    private static final Logger LOG = Logger.getLogger(SignalWatch.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final SignalPublisher publisher;
    private final CommitSignal commits;
    private final SignalConfig config;
    private final Thread thread;
    private volatile boolean stopped;

    SignalWatch(SignalPublisher publisher, CommitSignal commits, SignalConfig config) {
        this.publisher = publisher;
        this.commits = commits;
        this.config = config;
        this.thread = Thread.ofPlatform()
                .name("signals")
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(this::watch);
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopped = true;
        thread.interrupt();
        if (!thread.join(LONGEST_STOP)) {
            LOG.warn("the signals have not ended in time; what was being published is rolled back");
        }
    }

    private void watch() {
        while (!isEnding()) {
            long seen = commits.generation();
            try {
                publisher.publish();
            } catch (RuntimeException failed) {
                if (!isEnding()) {
                    LOG.warnf(
                            failed,
                            "changes of signal could not be published; it is tried again in %s at the latest",
                            config.lookAgain());
                }
            }
            commits.await(seen, config.lookAgain());
            awaitQuiet();
        }
    }

    /// Waits until nothing has come for a while: a burst of figures comes in many pages.
    private void awaitQuiet() {
        long end = System.nanoTime() + config.longestDelay().toNanos();
        long seen;
        do {
            seen = commits.generation();
            commits.await(seen, config.quiet());
        } while (commits.generation() != seen && System.nanoTime() < end && !isEnding());
    }

    private boolean isEnding() {
        return stopped || commits.isClosed() || Thread.currentThread().isInterrupted();
    }
}
