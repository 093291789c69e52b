package org.planledger.indicator.actual.imports;

import java.time.Instant;
import java.util.BitSet;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.indicator.suspicion.PostedFigures;
import org.planledger.indicator.suspicion.Touched;
import org.planledger.kernel.period.Period;

/// An indicator in a region while a file is imported: the end of its chain of revisions (see [RevisionHash]),
/// and which of its figures the file has had already.
final class Series {
    private final int id;
    private final int lengthBefore;
    private int length;
    private byte[] head;
    private int lastPeriod;
    private int firstPosted = Integer.MAX_VALUE;
    private int lastPosted;
    private final BitSet seen = new BitSet();
    private PostedFigures posted = new PostedFigures();

    /// @param lastPeriod the number of the latest period that has a revision; 0 without one
    Series(int id, int length, byte[] head, int lastPeriod) {
        this.id = id;
        this.lengthBefore = length;
        this.length = length;
        this.head = head;
        this.lastPeriod = lastPeriod;
    }

    int id() {
        return id;
    }

    int lengthBefore() {
        return lengthBefore;
    }

    int length() {
        return length;
    }

    byte[] head() {
        return head;
    }

    int lastPeriod() {
        return lastPeriod;
    }

    boolean hasGrown() {
        return length > lengthBefore;
    }

    /// Whether the period may have a revision already.
    boolean mayHave(Period period) {
        return period.toNumber() <= lastPeriod;
    }

    /// Notes that the file has a figure for the period.
    ///
    /// @return whether it had one already
    boolean seesAgain(Period period) {
        int month =
                (period.year() - Period.FIRST_YEAR) * 12 + period.lastMonth().getMonthValue() - 1;
        if (seen.get(month)) {
            return true;
        }
        seen.set(month);
        return false;
    }

    /// Takes a revision to the end of the chain.
    ///
    /// @return the hash that the revision carries
    byte[] chain(RevisionHash hash, Period period, int revision, RevisionHash.Content figure, Instant now) {
        byte[] previous = head;
        head = hash.of(previous, period, revision, figure, now);
        length++;
        lastPeriod = Math.max(lastPeriod, period.toNumber());
        firstPosted = Math.min(firstPosted, period.toNumber());
        lastPosted = Math.max(lastPosted, period.toNumber());
        return previous;
    }

    /// What the file has posted to the series, to be judged when all of it is stored.
    PostedFigures posted() {
        return posted;
    }

    void forgetPosted() {
        posted = null;
    }

    /// The series as it is to be judged.
    ///
    /// @param allKept whether what was posted is kept here, and need not be read again
    Touched touched(MergeStore.SeriesKey key, boolean allKept) {
        return new Touched(
                id,
                key.indicator(),
                key.region(),
                lengthBefore,
                length,
                firstPosted,
                lastPosted,
                allKept ? posted : null);
    }
}
