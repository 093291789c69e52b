package org.planledger.indicator.directory;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.planledger.kernel.follow.FeedMeters;
import org.planledger.kernel.follow.Follower;

/// Follows plan-service in the background for as long as the service runs: who may post what depends on the units
/// that lead tasks and on where regions lie, and nobody asks for those anew.
@ApplicationScoped
class DirectoryFollower {
    private final Follower<DirectoryProgress> follower;

    DirectoryFollower(DirectoryFeed feed, FollowConfig pace, MeterRegistry meters) {
        this.follower = new Follower<>(feed, pace, new FeedMeters(meters, feed.feed()));
    }

    void start(@Observes StartupEvent event) {
        follower.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        follower.stop();
        follower.join();
    }
}
