package org.planledger.kernel.follow;

import java.time.Instant;

/// How far a copy has followed a feed.
public interface Progress {
    /// The place in the feed up to which everything is in the copy, as it is told to operators.
    Object cursor();

    /// Up to when whatever was committed is in the copy, by the clock of the database of the service that
    /// publishes it; null before the feed was read to its end for the first time.
    Instant currentAt();

    /// Whether the feed is being read from the beginning although there is a copy: what is no longer there has not
    /// been removed yet.
    boolean anew();
}
