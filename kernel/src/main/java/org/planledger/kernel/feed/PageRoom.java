package org.planledger.kernel.feed;

/// The room that a page has for the changes of one source: so many of them, and so much of them that a page
/// fits into memory. Whoever asks for thousands of changes does not know how large they are.
public final class PageRoom {
    /// About 2 MB of text, so that many pages can be read and sent at a time.
    static final long USUAL_BYTES = 2L * 1024 * 1024;

    private final int limit;
    private final long most;
    private long taken;
    private boolean cut;

    PageRoom(int limit, long most) {
        this.limit = limit;
        this.most = most;
    }

    /// How many changes have room at the most.
    public int limit() {
        return limit;
    }

    /// Takes the room for the next change. A change that is larger than a page has room on an empty one.
    ///
    /// @param bytes about how large the change is in memory or as text
    /// @return whether there was room; if not, the page ends before this change
    public boolean take(long bytes) {
        if (taken > 0 && taken + bytes > most) {
            cut = true;
            return false;
        }
        taken += bytes;
        return true;
    }

    /// Whether a change was left for the next page because of its size.
    boolean isCut() {
        return cut;
    }
}
