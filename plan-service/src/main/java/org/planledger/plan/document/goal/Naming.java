package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// What a number counts, among the words before it, behind it, and what was said before.
///
/// @param name the words that name it; empty when nothing does
/// @param isBehind whether the words behind the number name it
/// @param isShared whether it is what an earlier clause names
record Naming(String name, boolean isBehind, boolean isShared) {

    /// @param left the words before the number
    /// @param after the words behind it
    static Naming of(String left, String after, Quantity quantity, Context context) {
        String before = IndicatorName.before(Change.isPossible(quantity) ? withoutChange(left) : left);
        String behind = IndicatorName.after(after);
        boolean isBehind = before.isEmpty() || IndicatorName.isOnlyNew(before);
        String last = context.last();
        if (isBehind && behind.startsWith("达到") && before.isEmpty() && last != null && last.contains("达到")) {
            return new Naming(last.substring(0, last.indexOf("达到")) + behind, true, true);
        }
        if (isBehind && behind.isEmpty() && last != null) {
            return new Naming(context.whole(last), true, true);
        }
        if (isBehind) {
            return new Naming(context.whole(before + behind), true, false);
        }
        return before.startsWith("占") && last != null
                ? new Naming(context.whole(last + before), false, true)
                : new Naming(context.whole(before), false, false);
    }

    private static String withoutChange(String left) {
        String words = left.stripTrailing();
        String change = Change.at(words);
        return change == null ? words : words.substring(0, words.length() - change.length());
    }
}
