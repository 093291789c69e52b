package org.planledger.plan.document.source;

import java.time.Duration;

/// Until when a document must have been read.
final class Deadline {
    private static final int SELDOM = 1 << 12;

    private final long end;
    private int asked;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /// What is left; not below 0.
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /// @throws UnreadableDocumentException when it has passed
    void check() {
        if (System.nanoTime() - end >= 0) {
            throw Unreadable.tooSlow();
        }
    }

    /// The same, at a place that is passed so often that to look at the clock each time would take longer than what
    /// is done there.
    void checkSeldom() {
        asked++;
        if (asked >= SELDOM) {
            asked = 0;
            check();
        }
    }
}
