package org.planledger.report.follow;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.planledger.kernel.feed.ChangeToken.Feed;
import org.planledger.kernel.feed.FeedCursor;
import org.planledger.report.copy.Changes;

/// The pages of a change feed of another service.
interface ChangePages {
    Feed feed();

    /// Reads the page after the cursor.
    ///
    /// @param wait how long the other service holds the answer back while there is nothing to tell
    /// @throws IOException when no page could be had
    Page read(FeedCursor after, Duration wait) throws IOException;

    /// @param cursor the place to go on from
    /// @param more whether more is waiting behind the page
    /// @param completeTo up to when whatever was committed is in the page or before it; null when that is not known
    /// @param readAt when the other service has read the page, by the same clock
    record Page(Changes changes, FeedCursor cursor, boolean more, Instant completeTo, Instant readAt) {

        static Page of(Changes changes, String cursor, boolean more, OffsetDateTime currentAt, OffsetDateTime readAt) {
            boolean complete = !more && currentAt != null;
            return new Page(
                    changes,
                    FeedCursor.parse(cursor),
                    more,
                    complete ? currentAt.toInstant() : null,
                    readAt == null ? null : readAt.toInstant());
        }
    }
}
