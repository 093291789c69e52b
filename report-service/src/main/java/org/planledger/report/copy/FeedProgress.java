package org.planledger.report.copy;

import java.time.Instant;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;

/// How far the copy has followed a feed.
///
/// @param cursor everything up to this place is in the copy
/// @param currentAt up to when whatever was committed is in the copy; null before the feed was read to its end for the
/// first time
public record FeedProgress(Feed feed, FeedCursor cursor, Instant currentAt) {

    /// The progress when a page was applied.
    ///
    /// @param completeTo up to when whatever was committed is in the page or before it; null when that is not
    /// known, as when more is waiting
    public FeedProgress movedTo(FeedCursor next, Instant completeTo) {
        return new FeedProgress(feed, next, completeTo == null ? currentAt : completeTo);
    }
}
