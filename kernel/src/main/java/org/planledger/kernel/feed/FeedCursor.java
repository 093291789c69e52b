package org.planledger.kernel.feed;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// A place in a change feed: everything up to and including this row of this transaction was delivered.
///
/// @param transaction the id of the writing transaction
/// @param number the number of the change, rising in the order of writing; 0 stands before the transaction's
/// first
public record FeedCursor(long transaction, long number) implements Comparable<FeedCursor> {
    public static final FeedCursor BEGINNING = new FeedCursor(0, 0);

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

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
        return new FeedCursor(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /// The place behind everything that this transaction wrote.
    FeedCursor behindTransaction() {
        return new FeedCursor(transaction + 1, 0);
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
        return transaction + "-" + number;
    }
}
