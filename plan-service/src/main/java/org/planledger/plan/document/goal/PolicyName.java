package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// Numbers of measures that are part of the name of a policy: 稳增长48条措施, 八抓20条, 民营经济31条. Measures that the plan
/// itself takes are counted: 出台惠企政策20条, 推出12条便民举措.
final class PolicyName {
    private static final WordList UNITS = WordList.of("条 项 款");
    private static final String ARTICLES = "条";
    private static final WordList MEASURES = WordList.of("措施 政策 举措 意见 办法 细则 新政");
    private static final int FARTHEST_MEASURES = 6;
    /// Who does this to measures makes them, and counts his own.
    private static final WordList MAKES = WordList.of("出台 制定 推出 发布 提出 形成 编制 拟定 谋划 征集 收集 采纳 办理");
    private static final WordList CARRIED_OUT = WordList.of("落地 落实 落细 见效 兑现 生效 执行");
    private static final WordList CARRIES_OUT =
            WordList.of("落实 用好 用足 用活 兑现 落细 抓好 宣传 宣讲 细化 执行 贯彻 做好 打好 深化 实施 推行 推进 推动 深入实施 全面实施 全面落实 深入推进 扎实推进 持续推进");
    private static final WordList DEEDS = CARRIES_OUT.and(WordList.of("完成 开展 采取 组织 施行"));
    private static final String NUMERALS = "一二三四五六七八九十";
    private static final int LONGEST_SLOGAN = 4;

    private PolicyName() {}

    /// @param before the words before the number, its words of bound not among them
    /// @param behind the words behind it
    static boolean holds(Quantity quantity, String before, String behind) {
        String words = before + quantity.leading();
        String name = IndicatorName.before(words);
        boolean isOwn = quantity.isBound() || MAKES.isIn(words) || name.isEmpty() || Rank.isAlone(name);
        if (isOwn || !UNITS.contains(quantity.unit()) || !quantity.scale().isEmpty()) {
            return false;
        }
        boolean isDone = DEEDS.before(words, words.length(), 0) != null;
        return !isDone && namesMeasures(behind)
                || ARTICLES.equals(quantity.unit())
                        && (isCarriedOut(behind) || behind.isEmpty() && isSlogan(words, name));
    }

    private static boolean namesMeasures(String behind) {
        return MEASURES.indexIn(behind, 0, Math.min(behind.length(), FARTHEST_MEASURES)) >= 0;
    }

    /// 推动民营经济31条落地见效.
    private static boolean isCarriedOut(String behind) {
        return CARRIED_OUT.at(behind, 0, behind.length()) != null;
    }

    /// 实施八抓20条, 用好“促消费”20条: a policy is called so by what it is for, and by no noun of things of which there are many.
    private static boolean isSlogan(String words, String name) {
        boolean isForSomething = name.startsWith("稳") || name.startsWith("促") || name.endsWith("”");
        boolean isOfNumbers = NUMERALS.indexOf(name.charAt(0)) >= 0 && name.length() <= LONGEST_SLOGAN;
        return CARRIES_OUT.at(words, 0, words.length()) != null && (isForSomething || isOfNumbers);
    }
}
