package org.planledger.kernel.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Knows up to when everything that was committed lies below a horizon. It remembers above which transaction
/// nothing had ended at some time: once the oldest running transaction is not older than that, all that was
/// committed by then can be delivered. So it moves on under steady writing, and stands still behind a writer
/// that stays open.
final class FeedClock {
    private static final int MOST_MARKS = 256;

    private record Mark(long next, Instant at) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /// @return up to when whatever was committed lies below this horizon; null when that is not known, as
    /// behind a writer that has been open since the first reading
    synchronized Instant currentAt(Horizon horizon) {
        Instant now = horizon.at();
        Mark below = latestBelow(horizon);
        mark(horizon, now);
        if (marks.size() > MOST_MARKS) {
            thinOut(below, now);
        }
        if (!horizon.holdsBack()) {
            return now;
        }
        return below == null ? null : below.at;
    }

    private Mark latestBelow(Horizon horizon) {
        Iterator<Mark> latestFirst = marks.descendingIterator();
        while (latestFirst.hasNext()) {
            Mark mark = latestFirst.next();
            if (mark.next <= horizon.oldestRunning()) {
                return mark;
            }
        }
        return null;
    }

    private void mark(Horizon horizon, Instant now) {
        Mark last = marks.peekLast();
        if (last != null && last.next == horizon.next()) {
            // Nothing has ended since, so the same is known of a later time.
            marks.removeLast();
        }
        if (last == null || last.next <= horizon.next()) {
            marks.addLast(new Mark(horizon.next(), now));
        }
    }

    /// While one writer stays open and others commit, a mark is made at each reading. The older they are, the
    /// farther apart they may be: each is to be a tenth younger than the one before it. So a few hundred reach
    /// back for weeks.
    ///
    /// @param needed the mark on which the present answer rests, and the next ones as long as the same writer
    /// is open
    private void thinOut(Mark needed, Instant now) {
        List<Mark> all = List.copyOf(marks);
        marks.clear();
        long ageBefore = Long.MAX_VALUE;
        for (Mark mark : all) {
            long age = Duration.between(mark.at, now).toMillis();
            if (mark == needed || age <= ageBefore / 11 * 10) {
                marks.addLast(mark);
                ageBefore = age;
            }
        }
    }
}
