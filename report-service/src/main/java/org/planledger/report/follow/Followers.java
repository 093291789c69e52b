package org.planledger.report.follow;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.stream.Stream;
import org.planledger.kernel.access.ServiceToken;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.follow.FeedMeters;
import org.planledger.kernel.follow.Follower;
import org.planledger.report.copy.Copy;
import org.planledger.report.copy.FeedProgress;

/// Starts a follower for each feed with the service, and ends them with it.
@ApplicationScoped
class Followers {
    private final List<Follower<FeedProgress>> followers;

    Followers(FollowConfig config, ServiceToken token, Copy copy, CommitSignal commits, MeterRegistry meters) {
        this.followers = Stream.of(new PlanFeed(config, token), new IndicatorFeed(config, token))
                .map(pages -> new Follower<>(
                        new CopiedFeed(pages, copy, commits), config, new FeedMeters(meters, pages.feed())))
                .toList();
    }

    void start(@Observes StartupEvent event) {
        followers.forEach(Follower::start);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        followers.forEach(Follower::stop);
        for (Follower<FeedProgress> follower : followers) {
            follower.join();
        }
    }
}
