package org.planledger.report.results;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.planledger.kernel.paging.NumberedKey;
import org.planledger.kernel.paging.PageRequest;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;
import org.planledger.report.standing.PlanOutcomes;

/// The place of a result in a sorted list. It is made of the result alone, so that a list goes on rightly though other
/// results have changed since the page before.
///
/// @param number what it is sorted by, as it is shown; null when it has none
/// @param inPlan its place in the order of the plan
record ResultPlace(BigDecimal number, NumberedKey inPlan) {
    /// The sort, its number, the place in the plan; the order of the plan itself is written as that place alone.
    private static final Pattern WRITTEN =
            Pattern.compile("(-?[A-Za-z]{1,20})/((?:-?[0-9]{1,60}(?:\\.[0-9]{1,60})?)?)/(.*)", Pattern.DOTALL);

    static ResultPlace of(PlanOutcomes.Entry entry, ResultSort sort) {
        return new ResultPlace(sort.numberOf(entry.result()), entry.place());
    }

    static Comparator<ResultPlace> order(ResultSort sort) {
        return Comparator.comparing(ResultPlace::number, sort.order()).thenComparing(ResultPlace::inPlan);
    }

    /// Where the page before has ended; null at the beginning.
    ///
    /// @throws Failure when the cursor is none, or one of another sort
    static ResultPlace before(PageRequest page, ResultSort sort) {
        if (page.cursor == null) {
            return null;
        }
        String key = page.cursor.lastKey();
        Matcher written = WRITTEN.matcher(key);
        if (!written.matches()) {
            ResultPlace inPlan = new ResultPlace(null, NumberedKey.read(key));
            checkSort(ResultSort.PLAN.toString(), sort);
            return inPlan;
        }
        checkSort(written.group(1), sort);
        String number = written.group(2);
        return new ResultPlace(number.isEmpty() ? null : new BigDecimal(number), NumberedKey.read(written.group(3)));
    }

    private static void checkSort(String written, ResultSort asked) {
        if (!written.equals(asked.toString())) {
            throw Failure.invalid(Violation.of(
                    "cursor",
                    "cursor-of-other-sort",
                    Text.of(
                            "游标属于 sort=%1$s，不是 sort=%2$s",
                            "the cursor is of sort=%1$s, not of sort=%2$s", written, asked),
                    Text.of("同一 sort 的上一页答复中的 nextCursor", "the nextCursor of the page before, with the same sort")));
        }
    }

    /// What a cursor carries.
    String written(ResultSort sort) {
        return sort == ResultSort.PLAN
                ? inPlan.toString()
                : sort + "/" + (number == null ? "" : number.toPlainString()) + "/" + inPlan;
    }
}
