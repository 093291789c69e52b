package org.planledger.kernel.feed;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/// Knows up to when everything that was committed lies below a horizon. It remembers above which transaction
/// nothing had ended at some time: once the oldest running transaction is not older than that, all that was
/// committed by then can be delivered. So it moves on under steady writing, and stands still behind a writer that
/// stays open.
final class FeedClock {
    private static final int MOST_MARKS = 256;

    private record Mark(long next, Instant at) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /// @param now a time before the horizon was read
    /// @return up to when whatever was committed lies below this horizon; null when that is not known, as behind a
    /// writer that has been open since the first reading
    synchronized Instant currentAt(Horizon horizon, Instant now) {
        Instant currentAt = horizon.holdsBack() ? latestBelow(horizon) : now;
        mark(horizon, now);
        return currentAt;
    }

    private Instant latestBelow(Horizon horizon) {
        Iterator<Mark> latestFirst = marks.descendingIterator();
        while (latestFirst.hasNext()) {
            Mark mark = latestFirst.next();
            if (mark.next <= horizon.oldestRunning()) {
                return mark.at;
            }
        }
        return null;
    }

    private void mark(Horizon horizon, Instant now) {
        Mark last = marks.peekLast();
        if (last != null && last.next == horizon.next()) {
            marks.removeLast();
        }
        if (last == null || last.next <= horizon.next()) {
            marks.addLast(new Mark(horizon.next(), now));
        }
        if (marks.size() > MOST_MARKS) {
            marks.removeFirst();
        }
    }
}
