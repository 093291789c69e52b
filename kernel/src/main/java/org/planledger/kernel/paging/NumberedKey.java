package org.planledger.kernel.paging;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sort key of a list that is ordered by a number and then by a text.
public record NumberedKey(int number, String text) implements Comparable<NumberedKey> {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,10})/(.*)", Pattern.DOTALL);
    private static final Comparator<NumberedKey> ORDER =
            Comparator.comparingInt(NumberedKey::number).thenComparing(NumberedKey::text);

    /// The key after which a page begins; null at the beginning.
    ///
    /// @throws org.planledger.kernel.problem.Failure when the cursor holds another key
    public static NumberedKey before(PageRequest request) {
        return request.cursor == null ? null : read(request.cursor.lastKey());
    }

    /// The key as a cursor carries it.
    ///
    /// @throws org.planledger.kernel.problem.Failure when it is another
    public static NumberedKey read(String key) {
        Matcher written = WRITTEN.matcher(key);
        if (!written.matches()) {
            throw Cursor.unreadable();
        }
        try {
            return new NumberedKey(Integer.parseInt(written.group(1)), written.group(2));
        } catch (NumberFormatException tooLarge) {
            throw Cursor.unreadable();
        }
    }

    /// Whether it comes after the given key; every key comes after null.
    public boolean isAfter(NumberedKey before) {
        return before == null || compareTo(before) > 0;
    }

    @Override
    public int compareTo(NumberedKey other) {
        return ORDER.compare(this, other);
    }

    /// As a cursor carries it.
    @Override
    public String toString() {
        return number + "/" + text;
    }
}
