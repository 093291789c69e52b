package org.planledger.plan.task;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// A task's place in the order of lists: its plan, then its place in the document.
///
/// @param plan the plan's code; empty before all plans
/// @param ordinal the place in the document, counted from 1; 0 before the first task
record Place(String plan, int ordinal) {
    private static final Place BEGINNING = new Place("", 0);
    private static final Pattern TEXT = Pattern.compile("([a-z0-9-]{2,63})/([0-9]{1,9})");

    /// @param key the key in a cursor; empty at the beginning of the list
    static Place read(String key) {
        if (key.isEmpty()) {
            return BEGINNING;
        }
        Matcher matcher = TEXT.matcher(key);
        if (!matcher.matches()) {
            throw Failure.invalid(Violation.of(
                    "cursor",
                    "cursor",
                    Text.of("不是此列表的游标", "this is not a cursor of this list"),
                    Text.of("上一页答复中的 nextCursor", "the nextCursor of the page before")));
        }
        return new Place(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return plan + "/" + ordinal;
    }
}
