package org.planledger.report.follow;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.report.copy.Copy;

/// Starts a follower for each feed with the service, and ends them with it.
@ApplicationScoped
class Followers {
    private static final Logger LOG = Logger.getLogger(Followers.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(10);

    private final List<Follower> followers;
    private final List<Thread> threads = new ArrayList<>();

    Followers(FollowConfig config, Copy copy, CommitSignal commits, MeterRegistry meters) {
        List<FollowedFeed> feeds = List.of(new PlanFeed(config), new IndicatorFeed(config));
        this.followers = feeds.stream()
                .map(feed -> new Follower(feed, copy, commits, config, new FeedMeters(meters, feed.feed())))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        for (Follower follower : followers) {
            threads.add(Thread.ofVirtual().name("follower").start(follower));
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        followers.forEach(Follower::stop);
        for (Thread thread : threads) {
            if (!thread.join(LONGEST_STOP)) {
                LOG.warn("a follower has not ended in time; its page is rolled back and comes again");
            }
        }
    }
}
