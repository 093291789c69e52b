package org.planledger.report.warnings;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.planledger.kernel.paging.Cursor;
import org.planledger.kernel.paging.NumberedKey;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.report.standing.Warned;

/// The place of a warning in a sorted list. It is made of the warning alone, so that a list goes on rightly
/// though others have changed since the page before.
///
/// @param first what it is sorted by
/// @param second what decides between equal ones
/// @param plan the code of the plan
/// @param inPlan its place in the order of the plan
record WarningPlace(int first, int second, String plan, NumberedKey inPlan) implements Comparable<WarningPlace> {
    private static final Pattern WRITTEN =
            Pattern.compile("(-?[A-Za-z]{1,20})/(-?[0-9]{1,8})/(-?[0-9]{1,8})/([^/]*)/(.*)", Pattern.DOTALL);
    private static final Comparator<WarningPlace> ORDER = Comparator.comparingInt(WarningPlace::first)
            .thenComparingInt(WarningPlace::second)
            .thenComparing(WarningPlace::plan)
            .thenComparing(WarningPlace::inPlan);

    static WarningPlace of(Warned warned, WarningSort sort) {
        return new WarningPlace(
                sort.first(warned),
                sort.second(warned),
                warned.entry().context().plan(),
                warned.entry().place());
    }

    /// Where the page before has ended; null at the beginning.
    ///
    /// @throws Failure when the cursor is none, or one of another sort
    static WarningPlace before(PageRequest page, WarningSort sort) {
        if (page.cursor == null) {
            return null;
        }
        Matcher written = WRITTEN.matcher(page.cursor.lastKey());
        if (!written.matches()) {
            throw Cursor.unreadable();
        }
        if (!written.group(1).equals(sort.toString())) {
            throw Failure.invalid(Violation.of(
                    "cursor",
                    "cursor-of-other-sort",
                    Text.of(
                            "游标属于 sort=%1$s，不是 sort=%2$s",
                            "the cursor is of sort=%1$s, not of sort=%2$s", written.group(1), sort),
                    Text.of("同一 sort 的上一页答复中的 nextCursor", "the nextCursor of the page before, with the same sort")));
        }
        return new WarningPlace(
                Integer.parseInt(written.group(2)),
                Integer.parseInt(written.group(3)),
                written.group(4),
                NumberedKey.read(written.group(5)));
    }

    boolean isAfter(WarningPlace before) {
        return before == null || compareTo(before) > 0;
    }

    @Override
    public int compareTo(WarningPlace other) {
        return ORDER.compare(this, other);
    }

    /// What a cursor carries.
    String written(WarningSort sort) {
        return sort + "/" + first + "/" + second + "/" + plan + "/" + inPlan;
    }
}
