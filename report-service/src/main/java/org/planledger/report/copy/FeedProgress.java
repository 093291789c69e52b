package org.planledger.report.copy;

import java.time.Instant;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;

/// How far the copy has followed a feed.
///
/// @param cursor everything up to this place is in the copy
/// @param currentAt up to when whatever was committed is in the copy; null before the feed was read to its end for the
/// first time
/// @param anew whether the feed is being read from the beginning although there is a copy: what is no longer there has
/// not been removed yet
/// @param endReachedAt when a feed that is read anew first had nothing more waiting; null before that, and for others
public record FeedProgress(Feed feed, FeedCursor cursor, Instant currentAt, boolean anew, Instant endReachedAt) {

    /// The progress of a feed that is not read anew.
    public FeedProgress(Feed feed, FeedCursor cursor, Instant currentAt) {
        this(feed, cursor, currentAt, false, null);
    }

    /// The progress when a page was applied.
    ///
    /// When a feed is read anew, the copy is whole again once all is known that was committed before the end was
    /// first reached: a thing may have been written again while the reading passed the place where it was, and an
    /// older writer may hold it back for a while.
    ///
    /// @param completeTo up to when whatever was committed is in the page or before it; null when that is not
    /// known, as when more is waiting
    /// @param more whether more is waiting behind the page
    /// @param received when the page was received
    public FeedProgress movedTo(FeedCursor next, Instant completeTo, boolean more, Instant received) {
        if (!anew) {
            return new FeedProgress(feed, next, completeTo == null ? currentAt : completeTo);
        }
        if (endReachedAt != null && completeTo != null && !completeTo.isBefore(endReachedAt)) {
            return new FeedProgress(feed, next, completeTo);
        }
        Instant end = endReachedAt == null && !more ? received : endReachedAt;
        return new FeedProgress(feed, next, currentAt, true, end);
    }

    /// The progress of one who begins anew. The copy stays as current as it was.
    public FeedProgress begunAnew() {
        return new FeedProgress(feed, FeedCursor.BEGINNING, currentAt, true, null);
    }
}
