package org.planledger.kernel.feed;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// A place in a change feed: everything up to and including this row of this transaction was delivered. They are
/// ordered by transaction and number.
///
/// @param transaction the id of the writing transaction
/// @param number the number of the change, rising in the order of writing; 0 stands before the transaction's
/// first
/// @param begun for one who reads from the beginning and has not come so far yet: the oldest transaction that was
/// running when the reading began, so that whatever was withdrawn before it was never seen; 0 for all others
public record FeedCursor(long transaction, long number, long begun) implements Comparable<FeedCursor> {
    public static final FeedCursor BEGINNING = new FeedCursor(0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})(?:-([0-9]{1,18}))?");

    public FeedCursor(long transaction, long number) {
        this(transaction, number, 0);
    }

    /// @param text the text form; null for the beginning
    /// @throws Failure when the text is not a cursor
    public static FeedCursor parse(String text) {
        if (text == null) {
            return BEGINNING;
        }
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw Failure.invalid(Violation.of(
                    "after",
                    "cursor",
                    Text.of("“%s”不是变更游标", "\"%s\" is not a cursor of the change feed", text),
                    Text.of("上一页答复中的 cursor", "the cursor of the page before")));
        }
        return new FeedCursor(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                matcher.group(3) == null ? 0 : Long.parseLong(matcher.group(3)));
    }

    boolean isBeginning() {
        return transaction == 0 && number == 0;
    }

    /// The place behind everything that this transaction wrote.
    FeedCursor behindTransaction() {
        return new FeedCursor(transaction + 1, 0);
    }

    /// The same place for one who began to read when this transaction was the oldest one running.
    FeedCursor begunAt(long oldestRunning) {
        return new FeedCursor(transaction, number, transaction < oldestRunning ? oldestRunning : 0);
    }

    /// Whether one who stands here may miss that something was withdrawn which is no longer kept.
    ///
    /// @param purged the place of the last withdrawal that is no longer kept
    boolean misses(FeedCursor purged) {
        return !isBeginning() && compareTo(purged) < 0 && begun <= purged.transaction;
    }

    /// Whether everything that the transaction wrote was delivered up to here.
    public boolean covers(long writer) {
        return transaction > writer;
    }

    @Override
    public int compareTo(FeedCursor other) {
        int byTransaction = Long.compare(transaction, other.transaction);
        return byTransaction != 0 ? byTransaction : Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return begun == 0
                ? transaction + "-" + number
                : String.format(Locale.ROOT, "%d-%d-%d", transaction, number, begun);
    }
}
