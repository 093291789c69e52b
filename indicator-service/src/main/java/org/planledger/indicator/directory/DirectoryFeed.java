package org.planledger.indicator.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.follow.FollowedFeed;

/// plan-service's feed, and the directory that is made of it.
@ApplicationScoped
class DirectoryFeed implements FollowedFeed<DirectoryProgress> {
    private final PlanService planService;
    private final DirectoryStore store;

    DirectoryFeed(PlanService planService, DirectoryStore store) {
        this.planService = planService;
        this.store = store;
    }

    @Override
    public Feed feed() {
        return Feed.PLAN;
    }

    @Override
    public DirectoryProgress progress() {
        return store.progress();
    }

    @Override
    public Page<DirectoryProgress> read(DirectoryProgress reached, Duration wait) throws IOException {
        PlanPage page = planService.read(reached.cursor(), wait);
        int size = page.regions().size()
                + page.withdrawnRegions().size()
                + page.plans().size()
                + page.withdrawnPlans().size();
        return new Page<>(
                size,
                page.more(),
                new DirectoryProgress(page.cursor(), reached.currentAt(), reached.anew()),
                () -> store.apply(reached.cursor(), page) ? store.progress() : null);
    }

    @Override
    public boolean beginAnew(DirectoryProgress reached) {
        return store.beginAnew(reached.cursor());
    }

    @Override
    public void tellThatItWasReplaced(DirectoryProgress reached) {
        planService.tellThatItWasReplaced(reached.cursor());
    }
}
