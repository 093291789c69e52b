package org.planledger.kernel.follow;

import java.io.IOException;
import java.time.Duration;
import org.planledger.kernel.feed.ChangeToken.Feed;

/// A change feed of another service, and the copy that is made of what it publishes.
public interface FollowedFeed<P extends Progress> {
    Feed feed();

    /// How far the copy has followed the feed, as it is stored with the copy.
    P progress();

    /// Reads the page that comes next.
    ///
    /// @param wait how long the other service holds the answer back while there is nothing to tell
    /// @throws ExpiredCursorException when the feed has to be read from the beginning
    /// @throws ReplacedFeedException when the feed is another than the one that was followed
    /// @throws IOException when no page could be had
    Page<P> read(P reached, Duration wait) throws IOException;

    /// Goes back to the beginning of the feed; the copy stays as it is until then.
    ///
    /// @return false when another instance has moved the progress meanwhile
    boolean beginAnew(P reached);

    /// Tells the operator what to do about a feed that is another than the one that was followed.
    void tellThatItWasReplaced(P reached);

    /// A page that was read.
    ///
    /// @param size how many changes it has
    /// @param more whether more is waiting behind it
    /// @param behind where the page after it is read, which may begin before this one is applied
    record Page<P>(int size, boolean more, P behind, Applying<P> applying) {}

    /// Writes a page into the copy, in one transaction together with the place reached.
    @FunctionalInterface
    interface Applying<P> {
        /// @return the progress to go on from; null when another instance was faster and it is to be read anew
        P apply();
    }
}
