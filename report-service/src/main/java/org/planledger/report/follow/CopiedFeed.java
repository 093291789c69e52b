package org.planledger.report.follow;

import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.follow.FollowedFeed;
import org.planledger.report.copy.Changes;
import org.planledger.report.copy.Copy;
import org.planledger.report.copy.FeedProgress;

/// A feed whose changes are written into the copy.
final class CopiedFeed implements FollowedFeed<FeedProgress> {
    private static final Logger LOG = Logger.getLogger(CopiedFeed.class);

    private final ChangePages pages;
    private final Copy copy;
    private final CommitSignal commits;

    CopiedFeed(ChangePages pages, Copy copy, CommitSignal commits) {
        this.pages = pages;
        this.copy = copy;
        this.commits = commits;
    }

    @Override
    public Feed feed() {
        return pages.feed();
    }

    @Override
    public FeedProgress progress() {
        return copy.progress().get(feed());
    }

    @Override
    public Page<FeedProgress> read(FeedProgress reached, Duration wait) throws IOException {
        ChangePages.Page page = pages.read(reached.cursor(), wait);
        FeedProgress next = reached.movedTo(page.cursor(), page.completeTo(), page.more(), page.readAt());
        return new Page<>(page.changes().size(), page.more(), next, () -> apply(reached, next, page.changes()));
    }

    private FeedProgress apply(FeedProgress reached, FeedProgress next, Changes changes) {
        if (!copy.apply(reached, next, changes)) {
            return null;
        }
        if (!next.holdsTheSameAs(reached)) {
            commits.committed();
        }
        return next;
    }

    @Override
    public boolean beginAnew(FeedProgress reached) {
        return copy.beginAnew(reached);
    }

    @Override
    public void tellThatItWasReplaced(FeedProgress reached) {
        LOG.errorf(
                "the %s feed is of another database than the one that was followed, or of an earlier state of it; stop"
                        + " this service, empty its database and start it: it follows the feeds from the beginning",
                feed());
    }
}
