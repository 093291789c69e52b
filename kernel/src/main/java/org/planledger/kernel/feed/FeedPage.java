package org.planledger.kernel.feed;

import java.time.Instant;
import java.util.List;

/// One page of a change feed.
///
/// @param changes the changes, oldest first
/// @param cursor the place to go on from
/// @param more whether the page was full, so that more is waiting
/// @param currentAt up to when whatever was committed has been delivered, once nothing more is waiting; a writer that
/// stays open keeps it back; null when it has stayed open since the service started
/// @param readAt when the page was read, by the same clock as `currentAt`
public record FeedPage<T>(List<T> changes, FeedCursor cursor, boolean more, Instant currentAt, Instant readAt) {}
