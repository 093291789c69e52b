package org.planledger.report.follow;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.planledger.kernel.answer.AnswerTurn;
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
    /// Nobody is answered from an older moment, even if the announcements of commits do not come through.
    static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private final Copy copy;
    private final CommitSignal commits;
    private final FollowConfig config;
    private final AnswerTurn turn;
    private final AtomicLong numbers = new AtomicLong();
    /// Null before it was first asked for.
    private volatile Known known;

    /// @param number the same for as long as the copy is found to hold the same, however fresh it is
    /// @param generation the announcements of commits before the progress was read
    /// @param readAt by [System#nanoTime()]
    private record Known(long number, long generation, long readAt, Map<Feed, FeedProgress> progress) {
        boolean covers(List<ChangeToken> tokens) {
            return tokens.stream()
                    .allMatch(token -> progress.get(token.feed()).cursor().covers(token.transaction()));
        }

        boolean holdsTheSame(Map<Feed, FeedProgress> other) {
            return progress.values().stream().allMatch(feed -> feed.holdsTheSameAs(other.get(feed.feed())));
        }
    }

    Following(Copy copy, CommitSignal commits, FollowConfig config, AnswerTurn turn) {
        this.copy = copy;
        this.commits = commits;
        this.config = config;
        this.turn = turn;
    }

    /// How fresh the copy is now; what is read from it afterwards is not older.
    public Freshness freshness() {
        return freshness(copy.progress());
    }

    /// The present moment of the copy, once it contains the writes that the tokens stand for; waits for them. Without
    /// tokens it may be as old as [#KNOWN_FOR] where the announcement of a commit is late, and so may its freshness
    /// always be; but nobody is told that the copy is stale because of what was known before.
    ///
    /// @throws Failure of type UNAVAILABLE when they do not come in time, or the service stops
    public CopyMoment momentAfter(List<ChangeToken> tokens) {
        Instant end = Instant.now().plus(config.ownWrite());
        Known present = known;
        if (present == null || !isPresent(present) || !present.covers(tokens)) {
            present = read();
        }
        while (!present.covers(tokens)) {
            Duration left = Duration.between(Instant.now(), end);
            if (!left.isPositive() || commits.isClosed()) {
                throw new Failure(
                        ProblemType.UNAVAILABLE,
                        Text.of("%s 所指的写入尚未到达，请稍后重试", "the write of %s has not arrived yet; try again later", tokens));
            }
            turn.giveBack();
            // An announcement may get lost.
            commits.await(present.generation(), left.compareTo(KNOWN_FOR) < 0 ? left : KNOWN_FOR);
            turn.take();
            present = read();
        }
        return new CopyMoment(present.number(), freshness(present.progress()));
    }

    private boolean isPresent(Known moment) {
        return moment.generation() == commits.generation()
                && System.nanoTime() - moment.readAt() < KNOWN_FOR.toNanos()
                && moment.progress().values().stream().noneMatch(this::isStale);
    }

    private Known read() {
        long generation = commits.generation();
        long readAt = System.nanoTime();
        Map<Feed, FeedProgress> progress = copy.progress();
        Known before = known;
        boolean unchanged = before != null && before.generation() == generation && before.holdsTheSame(progress);
        Known read = new Known(unchanged ? before.number() : numbers.incrementAndGet(), generation, readAt, progress);
        known = read;
        return read;
    }

    private Freshness freshness(Map<Feed, FeedProgress> progress) {
        return new Freshness(freshness(progress.get(Feed.PLAN)), freshness(progress.get(Feed.INDICATOR)));
    }

    private FeedFreshness freshness(FeedProgress progress) {
        return new FeedFreshness(progress.cursor().toString(), progress.currentAt(), isStale(progress));
    }

    private boolean isStale(FeedProgress progress) {
        Instant currentAt = progress.currentAt();
        return currentAt == null || currentAt.isBefore(Instant.now().minus(config.staleAfter()));
    }
}
