package org.planledger.report.copy;

import java.time.Instant;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.kernel.follow.Progress;

/// How far the copy has followed a feed.
///
/// @param cursor everything up to this place is in the copy
/// @param currentAt up to when whatever was committed is in the copy, by the clock of the publisher's database; null
/// before the feed was read to its end for the first time
/// @param anew whether the feed is being read from the beginning although there is a copy: what is no longer there has
/// not been removed yet
/// @param endReachedAt when a feed that is read anew first had nothing more waiting, by the clock of the publisher's
/// database; null before that, and for others
public record FeedProgress(Feed feed, FeedCursor cursor, Instant currentAt, boolean anew, Instant endReachedAt)
        implements Progress {

    /// The progress of a feed that is not read anew.
    public FeedProgress(Feed feed, FeedCursor cursor, Instant currentAt) {
        this(feed, cursor, currentAt, false, null);
    }

    /// The progress when a page was applied.
    ///
    /// When a feed is read anew, the copy is whole again once all is known that was committed before the end was
    /// first reached: a thing may have been written again while the reading passed the place where it was, and an
    /// older writer may hold it back for a while. Both times are of the publisher's database, whose clock may
    /// differ from that of this service.
    ///
    /// @param completeTo up to when whatever was committed is in the page or before it; null when that is not
    /// known, as when more is waiting
    /// @param more whether more is waiting behind the page
    /// @param readAt when the publisher has read the page
    public FeedProgress movedTo(FeedCursor next, Instant completeTo, boolean more, Instant readAt) {
        if (!anew) {
            return new FeedProgress(feed, next, completeTo == null ? currentAt : completeTo);
        }
        Instant end = endReachedAt == null && !more ? readAt : endReachedAt;
        if (end != null && completeTo != null && !completeTo.isBefore(end)) {
            return new FeedProgress(feed, next, completeTo);
        }
        return new FeedProgress(feed, next, currentAt, true, end);
    }

    /// Whether the copy holds the same at both; how fresh it is may differ, as after a page without changes.
    public boolean holdsTheSameAs(FeedProgress other) {
        return feed == other.feed && cursor.equals(other.cursor) && anew == other.anew;
    }

    /// The progress of one who begins anew. The copy stays as current as it was.
    public FeedProgress begunAnew() {
        return new FeedProgress(feed, FeedCursor.BEGINNING, currentAt, true, null);
    }
}
