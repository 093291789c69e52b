package org.planledger.kernel.feed;

import java.util.List;

/// One page of a change feed.
///
/// @param changes the changes, oldest first
/// @param cursor the place to go on from
/// @param more whether the page was full, so that more is waiting
public record FeedPage<T>(List<T> changes, FeedCursor cursor, boolean more) {}
