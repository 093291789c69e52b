package org.planledger.report.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.planledger.kernel.feed.ChangeToken;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.CommitSignal;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.report.copy.Copy;
import org.planledger.report.copy.FeedProgress;
import org.planledger.report.follow.Freshness.FeedFreshness;

/// How fresh the copy is, for those who answer from it.
@ApplicationScoped
public class Following {
    private final Copy copy;
    private final CommitSignal commits;
    private final FollowConfig config;

    Following(Copy copy, CommitSignal commits, FollowConfig config) {
        this.copy = copy;
        this.commits = commits;
        this.config = config;
    }

    /// How fresh the copy is now; what is read from it afterwards is not older.
    public Freshness freshness() {
        return freshness(copy.progress());
    }

    /// The same when the copy contains the writes that the tokens stand for; waits for them.
    ///
    /// @throws Failure of type UNAVAILABLE when they do not come in time, or the service stops
    public Freshness freshnessAfter(List<ChangeToken> tokens) {
        Instant end = Instant.now().plus(config.ownWrite());
        while (true) {
            long seen = commits.generation();
            Map<Feed, FeedProgress> progress = copy.progress();
            if (tokens.stream()
                    .allMatch(token -> progress.get(token.feed()).cursor().covers(token.transaction()))) {
                return freshness(progress);
            }
            Duration left = Duration.between(Instant.now(), end);
            if (!left.isPositive() || commits.isClosed()) {
                throw new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of("%s 所指的写入尚未到达，请稍后重试", "the write of %s has not arrived yet; try again later", tokens));
            }
            commits.await(seen, left);
        }
    }

    private Freshness freshness(Map<Feed, FeedProgress> progress) {
        return new Freshness(freshness(progress.get(Feed.PLAN)), freshness(progress.get(Feed.INDICATOR)));
    }

    private FeedFreshness freshness(FeedProgress progress) {
        Instant currentAt = progress.currentAt();
        boolean stale = currentAt == null || currentAt.isBefore(Instant.now().minus(config.staleAfter()));
        return new FeedFreshness(progress.cursor().toString(), currentAt, stale);
    }
}
