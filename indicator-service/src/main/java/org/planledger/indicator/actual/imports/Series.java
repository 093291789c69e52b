package org.planledger.indicator.actual.imports;

import java.time.Instant;
import org.planledger.indicator.actual.RevisionHash;
import org.planledger.indicator.actual.SeriesKey;
import org.planledger.indicator.suspicion.PostedFigures;
import org.planledger.indicator.suspicion.Touched;
import org.planledger.kernel.period.Period;

/// An indicator in a region while a file is imported: the end of its chain of revisions (see [RevisionHash]),
/// and which of its figures the file has had already.
final class Series {
    private final SeriesKey key;
    private int id;
    private int lengthBefore;
    private int length;
    private byte[] head;
    private int lastPeriod;
    private boolean read;
    private boolean held;
    private int firstPosted = Integer.MAX_VALUE;
    private int lastPosted;
    private final SeenMonths seen = new SeenMonths();
    private boolean saidToBeCumulative;
    private boolean takenForCumulative;
    private PostedFigures posted;

    /// Nothing is known yet of what is stored of it.
    Series(SeriesKey key) {
        this.key = key;
    }

    /// A series as it is stored.
    ///
    /// @param lastPeriod the number of the latest period that has a revision; 0 without one
    record Stored(int id, int length, byte[] head, int lastPeriod) {}

    SeriesKey key() {
        return key;
    }

    /// Takes what is stored of it.
    ///
    /// @param stored null when it is not there
    void read(Stored stored) {
        read = true;
        if (stored != null) {
            goOnFrom(stored);
        }
    }

    /// Takes what is stored of it, now that nobody else writes to it.
    ///
    /// @return whether it is not as it was read before
    boolean hold(Stored stored) {
        held = true;
        boolean overtaken = stored.length() != length;
        goOnFrom(stored);
        return overtaken;
    }

    private void goOnFrom(Stored stored) {
        id = stored.id();
        lengthBefore = stored.length();
        length = stored.length();
        head = stored.head();
        lastPeriod = stored.lastPeriod();
    }

    /// Whether it is known what is stored of it.
    boolean isRead() {
        return read;
    }

    /// Whether nobody else writes to it until the end of the transaction.
    boolean isHeld() {
        return held;
    }

    /// Whether it is stored, if only with nothing in it.
    boolean exists() {
        return id > 0;
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
        return !seen.add(month);
    }

    /// Notes that the file has a figure that is said to be accumulated since January.
    void hasCumulative() {
        saidToBeCumulative = true;
    }

    /// Notes that the file has a figure that counts as accumulated since January and is not said to be.
    void hasUnsaid() {
        takenForCumulative = true;
    }

    /// Whether the file has both.
    boolean isMixed() {
        return saidToBeCumulative && takenForCumulative;
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

    /// Keeps what the file has posted to the series, to be judged when all of it is stored.
    void keep(PostedFigure figure, int revision) {
        if (posted == null) {
            posted = new PostedFigures();
        }
        posted.add(figure.period(), revision, figure.number(), figure.value().doubleValue(), figure.isExplained());
    }

    void forgetPosted() {
        posted = null;
    }

    /// The series as it is to be judged.
    ///
    /// @param allKept whether what was posted is kept here, and need not be read again
    Touched touched(boolean allKept) {
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
