package org.planledger.plan.document.goal;

import java.util.List;
import org.planledger.plan.document.source.WordList;

/// What a clause promises of which a higher level sets how much: 完成市里安排的5G基站建设任务数.
final class SetElsewhere {
    private static final WordList SETTERS = WordList.of("下达 安排 分解 核定 确定 规定 计划 上级 省定 市定 国家 约束性");
    private static final WordList SET_THINGS = WordList.of("任务数 指标数 约束性指标 计划指标 控制指标 控制目标 任务量 目标任务 指标 计划 任务 目标");
    private static final WordList WITHIN = WordList.of("之内 以内 内 范围内 以下");
    private static final WordList KEEPS_WITHIN = WordList.of("控制在 严控在 限制在");
    private static final WordList SET_BOUNDS = WordList.of("不突破 不得突破 不超过 不得超过 不超 不高于 不低于 不少于 不得低于");
    private static final WordList REACHES = WordList.of("达到 符合 满足 达 控制在");
    private static final WordList SET_BY_OTHERS =
            WordList.of("下达 核定 分解 考核 分配 省定 市定 省要求 市要求 县要求 国家要求 国家规定 省规定 省级要求 市级要求 上级要求 上级规定 省确定 市确定 约束性");
    private static final WordList SET_LEVELS = SET_THINGS.and(WordList.of("要求 考核要求 目标要求 任务要求 规定要求 目标值 考核标准 考核值"));
    private static final int SHORTEST_SUBJECT = 4;
    private static final WordList LEVELS = Words.QUANTITIES.and(Words.GROWS);

    private SetElsewhere() {}

    /// The names of what is set so; empty when nothing is.
    static List<String> in(String words) {
        List<String> names = within(words);
        names = names.isEmpty() ? notBeyond(words) : names;
        names = names.isEmpty() ? reachesWhatIsSet(words) : names;
        return names.isEmpty() ? completed(words) : names;
    }

    /// 引黄用水总量控制在下达的年度计划指标之内.
    private static List<String> within(String words) {
        int from = KEEPS_WITHIN.indexIn(words, 0, words.length());
        if (from < 2 || WITHIN.before(words, words.length(), 0) == null) {
            return List.of();
        }
        String name = IndicatorName.before(words.substring(0, from));
        if (name.length() < 2 || !SETTERS.isIn(words.substring(from)) && !SET_THINGS.isIn(words.substring(from))) {
            return List.of();
        }
        return List.of(name);
    }

    /// 用水总量不突破市下达的控制指标, 参保人数不低于市定任务.
    private static List<String> notBeyond(String words) {
        int from = SET_BOUNDS.indexIn(words, 2, words.length());
        String thing = SET_THINGS.before(words, words.length(), 0);
        if (from < 2 || thing == null || SETTERS.indexIn(words, from, words.length() - thing.length()) < 0) {
            return List.of();
        }
        String name = IndicatorName.before(words.substring(0, from));
        if (name.length() < 2) {
            return List.of();
        }
        return List.of(name);
    }

    /// 林草覆盖率达到省考核要求, 粮食产量达到市下达目标. 项目建设达到设计要求 counts nothing.
    private static List<String> reachesWhatIsSet(String words) {
        int from = REACHES.indexIn(words, 2, words.length());
        String thing = SET_LEVELS.before(words, words.length(), 0);
        if (from < 2 || thing == null || SET_BY_OTHERS.indexIn(words, from, words.length()) < 0) {
            return List.of();
        }
        List<String> names = Subjects.withSharedHead(Subjects.named(IndicatorName.before(words.substring(0, from))));
        return names.stream().allMatch(SetElsewhere::isQuantity) ? names : List.of();
    }

    private static boolean isQuantity(String name) {
        String level = LEVELS.before(name, name.length(), 0);
        String lower = Words.BETTER_LOWER.before(name, name.length(), 0);
        return name.length() > 2 && (level != null || lower != null || name.endsWith("水质"));
    }

    /// 完成市里安排的5G基站建设任务数, 完成上级约束性指标.
    private static List<String> completed(String words) {
        int from = words.indexOf("完成");
        if (from < 0) {
            return List.of();
        }
        List<String> asSet = from + 2 == words.length() ? asSet(words, from) : List.of();
        if (!asSet.isEmpty()) {
            return asSet;
        }
        String rest = words.substring(from + 2);
        String thing = SET_THINGS.before(rest, rest.length(), 0);
        int setter = SETTERS.indexIn(rest, 0, Math.min(rest.length(), 12));
        if (thing == null || setter < 0) {
            return List.of();
        }
        int of = rest.indexOf('的');
        String before = IndicatorName.before(words.substring(0, from));
        String name = of >= 0 && of < rest.length() - 2 ? rest.substring(of + 1) : rest;
        boolean isSaidBefore =
                (of < 0 || SET_THINGS.contains(name)) && before.length() >= SHORTEST_SUBJECT && before.charAt(0) != '各';
        return List.of(isSaidBefore ? before : name);
    }

    /// 大豆扩种任务按市下达计划完成.
    private static List<String> asSet(String words, int end) {
        int as = words.lastIndexOf('按');
        String thing = SET_THINGS.before(words, end, 0);
        if (as < SHORTEST_SUBJECT || thing == null || SETTERS.indexIn(words, as, end - thing.length()) < 0) {
            return List.of();
        }
        return List.of(IndicatorName.before(words.substring(0, as)));
    }
}
