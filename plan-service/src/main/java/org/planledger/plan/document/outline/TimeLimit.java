package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// By when a task is to be done, behind a label (完成时限:2025年8月底), in a column of a table, or as the last of who does it
/// (甲局牵头,12月底前完成).
final class TimeLimit {
    private static final WordList LABELS = WordList.of("时限 期限 时间节点 完成时间 完成日期 完成节点 时间要求 整改时间");
    private static final WordList DONE = WordList.of("前完成 底完成 末完成 前全部完成 底全部完成");
    private static final String ENDS = "。;,)|";
    private static final int LONGEST = 30;
    private static final int LONGEST_TIME = 12;
    private static final WordList TIMES = WordList.of("月 季度 半年 年底 年末 年内");

    private TimeLimit() {}

    /// Whether the head of a column, or a label, says that a time limit follows.
    static boolean isLabel(String label) {
        return LABELS.isIn(label);
    }

    /// Where a cell of the column of time limits says by when.
    static Range ofCell(Range cell) {
        return new Range(cell.from(), Math.min(cell.to(), cell.from() + LONGEST));
    }

    /// Whether a cell of a table holds nothing but a time: 8月底, 2025年三季度.
    static boolean isTime(String text, Range cell) {
        return cell.length() <= LONGEST_TIME && TIMES.isIn(cell.of(text));
    }

    /// The time limits that the words of a line name behind their labels.
    static List<Range> in(String text, Range words) {
        List<Range> limits = new ArrayList<>();
        int begin = words.from();
        for (int i = words.from(); i <= words.to(); i++) {
            char sign = i == words.to() ? '。' : text.charAt(i);
            if (sign == ':' && isLabel(text.substring(Math.max(begin, i - LONGEST), i))) {
                int end = i + 1;
                while (end < words.to() && end - i < LONGEST && ENDS.indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                limits.add(new Range(i + 1, end));
            }
            begin = sign == '(' || sign == ' ' || ENDS.indexOf(sign) >= 0 ? i + 1 : begin;
        }
        return limits;
    }

    /// The time limit among who is to do it: 12月底前完成.
    static List<Range> amongUnits(String text, Range clause) {
        return UnitClause.parts(text, inside(text, clause), ",;").stream()
                .filter(part -> part.length() <= LONGEST && DONE.before(text, part.to(), part.from()) != null)
                .toList();
    }

    private static Range inside(String text, Range clause) {
        boolean isBracket =
                !clause.isEmpty() && text.charAt(clause.from()) == '(' && text.charAt(clause.to() - 1) == ')';
        return isBracket ? new Range(clause.from() + 1, clause.to() - 1) : clause;
    }
}
