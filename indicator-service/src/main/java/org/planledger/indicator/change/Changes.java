package org.planledger.indicator.change;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.planledger.indicator.caller.Caller;
import org.planledger.kernel.feed.ChangeFeed;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.feed.FeedPage;

/// The changes that the caller sees.
@ApplicationScoped
class Changes {
    private final ChangeFeed<Optional<Change>> feed;
    private final Caller caller;

    Changes(ChangeFeed<Optional<Change>> feed, Caller caller) {
        this.feed = feed;
        this.caller = caller;
    }

    ChangePage read(FeedCursor after, List<ChangeKind> kinds, int limit, Duration wait) {
        List<String> names = kinds.stream().map(ChangeKind::name).toList();
        Instant end = Instant.now().plus(wait);
        // The feed reads on a connection of its own; whoever needs a second one while holding it may wait for ever.
        caller.sight();
        FeedPage<Optional<Change>> page = feed.read(after, names, limit, wait);
        while (tellsNothing(page) && (page.more() || Instant.now().isBefore(end))) {
            page = feed.read(page.cursor(), names, limit, left(end));
        }
        return new ChangePage(
                page.changes().stream().flatMap(Optional::stream).toList(),
                page.cursor().toString(),
                page.more(),
                page.currentAt(),
                page.readAt());
    }

    /// Whether there are changes, but none that the caller sees: they are passed over, and the wait goes on.
    private static boolean tellsNothing(FeedPage<Optional<Change>> page) {
        return !page.changes().isEmpty() && page.changes().stream().allMatch(Optional::isEmpty);
    }

    private static Duration left(Instant end) {
        Duration left = Duration.between(Instant.now(), end);
        return left.isPositive() ? left : Duration.ZERO;
    }
}
