package org.planledger.plan.document.goal;

import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// The part of a clause that tells of what is there already, or on what the rest of it stands: 现有企业100家,
/// 在原有50家合作社的基础上新增20家.
///
/// @param range where it stands; empty at the end of the clause when there is none
/// @param name what is there; empty when nothing is named
record Told(Range range, String name) {
    private static final String BASE = "基础上";
    private static final WordList UNTIL = WordList.of("截至 截止");
    /// With these a clause comes back to what the plan promises: 已经开工的20个项目确保完成投资50亿元.
    private static final WordList LEADS_BACK = Words.STRIVES.and(Words.ENSURES).and(WordList.of("今年 计划新增 计划新建 拟新增"));
    private static final WordList OF_THOSE = WordList.of("现有 原有");
    private static final WordList REACHED = WordList.of("达到 不低于 提高到 提升到 提高至 提升至 保持在 稳定在");
    private static final int FARTHEST_RATE = 30;
    private static final int FARTHEST_DATE = 20;
    private static final WordList HAS = WordList.of("共有 拥有 有 共");
    /// As long as 截至2025年12月.
    private static final int UNTIL_A_MONTH = 14;

    static Told of(String text, Range clause, List<Quantity> within, PlanYears years) {
        Range range = range(text, clause, years);
        return new Told(range, range.isEmpty() ? "" : name(text, clause, range, within));
    }

    private static Range range(String text, Range clause, PlanYears years) {
        String words = clause.of(text);
        int base = words.lastIndexOf(BASE);
        int from = clause.from();
        if (base >= 0) {
            int end = clause.from() + base;
            int on = words.lastIndexOf('在', base);
            int begin = on < 0 ? Words.ALREADY.indexIn(text, clause.from(), end) : clause.from() + on;
            if (begin >= 0) {
                return new Range(begin, end + BASE.length());
            }
            from = end;
        }
        int told = Words.ALREADY.indexIn(text, from, clause.to());
        while (told >= 0
                && (isCompared(text, told, clause)
                        || isUntilAMonthOfThePlan(text, told, clause, years)
                        || isDoneByThen(text, told, clause, years)
                        || isOfARate(text, told, clause))) {
            told = Words.ALREADY.indexIn(text, told + 1, clause.to());
        }
        int back = told < 0 ? -1 : LEADS_BACK.indexIn(text, told + 1, clause.to());
        return new Range(told < 0 ? clause.to() : told, back < 0 ? clause.to() : back);
    }

    /// 较上年 compares with it.
    private static boolean isCompared(String text, int told, Range clause) {
        return told > clause.from() && "较比与同于由从".indexOf(text.charAt(told - 1)) >= 0;
    }

    /// 截至2025年底建成 is done by then.
    private static boolean isUntilAMonthOfThePlan(String text, int told, Range clause, PlanYears years) {
        int end = Math.min(told + UNTIL_A_MONTH, clause.to());
        return UNTIL.at(text, told, clause.to()) != null && years.dueIn(text.substring(told, end)) != null;
    }

    /// 到2025年,累计已建成公园30个 is what is there by then.
    private static boolean isDoneByThen(String text, int told, Range clause, PlanYears years) {
        String before = text.substring(Math.max(0, told - FARTHEST_DATE), told);
        int end = Math.max(before.lastIndexOf('。'), before.lastIndexOf(';'));
        String said = before.substring(end + 1);
        boolean isSum = text.startsWith("累计已", told) || before.endsWith("累计");
        return isSum && !UNTIL.isIn(said) && years.dueIn(said) != null;
    }

    /// 现有小区物业覆盖率达到90%: of those that are there now something is reached.
    private static boolean isOfARate(String text, int told, Range clause) {
        int reached = OF_THOSE.at(text, told, clause.to()) == null
                ? -1
                : REACHED.indexIn(text, told, Math.min(told + FARTHEST_RATE, clause.to()));
        return reached >= 0 && Words.RATES.before(text, reached, told) != null;
    }

    private static String name(String text, Range clause, Range range, List<Quantity> within) {
        String before = IndicatorName.before(text.substring(clause.from(), range.from()));
        if (before.length() > 1) {
            return before;
        }
        int begin = range.from() + (text.charAt(range.from()) == '在' ? 1 : 0);
        String word = Words.ALREADY.at(text, begin, range.to());
        begin += word == null ? 0 : word.length();
        for (Quantity quantity : within) {
            if (range.from() < quantity.from() && quantity.from() < range.to()) {
                String between = named(text.substring(begin, Math.max(begin, quantity.from())));
                return between.length() > 1
                        ? between
                        : thing(text.substring(quantity.to(), Math.max(quantity.to(), range.to())));
            }
        }
        return word == null ? "" : named(text.substring(begin, range.to()));
    }

    /// Of 全区共有养老机构 the 养老机构.
    private static String named(String words) {
        String name = IndicatorName.before(words);
        String has = HAS.at(name, 0, name.length());
        return has == null ? name : name.substring(has.length());
    }

    /// Of 合作社的基础上 the 合作社.
    private static String thing(String words) {
        String name = IndicatorName.after(words);
        String thing = name.endsWith(BASE) ? name.substring(0, name.length() - BASE.length()) : name;
        return thing.endsWith("的") ? thing.substring(0, thing.length() - 1) : thing;
    }

    boolean holds(Quantity quantity) {
        return range.from() < quantity.from() && quantity.from() < range.to();
    }

    /// The clause without it, where it stands before all that is promised; the clause where it does not.
    Range without(Range clause, List<Quantity> within, List<Quantity> promised) {
        boolean isBefore = !promised.isEmpty() && promised.getFirst().from() >= range.to();
        boolean isAhead = range.from() == clause.from() || within.stream().anyMatch(this::holds);
        return isBefore && isAhead ? new Range(range.to(), clause.to()) : clause;
    }
}
