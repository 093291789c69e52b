package org.planledger.report.copy;

import java.time.Instant;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;

/// How far the copy has followed a feed.
///
/// @param cursor everything up to this place is in the copy
/// @param currentAt when nothing more was waiting in the feed; null before it was read to its end for the first time
public record FeedProgress(Feed feed, FeedCursor cursor, Instant currentAt) {

    /// The progress when a page was applied.
    ///
    /// @param receivedAt when the page came
    /// @param more whether more was waiting behind it
    public FeedProgress movedTo(FeedCursor next, Instant receivedAt, boolean more) {
        return new FeedProgress(feed, next, more ? currentAt : receivedAt);
    }
}
