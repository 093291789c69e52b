package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// The words between a name and its number that are no part of the name: how it is reached (均达到), when (2023年底)
/// and what it is compared with (同比).
final class NameEnd {
    private static final WordList LINKS = WordList.of(
            "均 都 皆 均在 都在 在 逐步 稳步 持续 进一步 继续 再 显著 明显 分别 各 共 共计 累计 合计 平均 全部 总体 达到 的 要 应 不 将 已 力争 确保 实现 完成 保持 稳定 每年 年均 每年度");
    /// Words that end with a sign that is a link elsewhere.
    private static final WordList WORDS =
            WordList.of("人均 户均 亩均 村均 地均 首都 成都 供应 响应 效应 反应 适应 对应 相应 感应 需要 主要 重要 必要 纪要 摘要 概要 公共 目的 标的");
    private static final WordList COMPARISONS =
            WordList.of("同比 环比 比上年 较上年 比去年 较去年 比同期 较同期 比上年同期 较上年同期 比去年同期 较去年同期 比上年度 较上年度 每人每月 每人每年 每学期 每月 每季度 每年度");
    private static final WordList BASES = WordList.of("年 年底 年末 基础上 上年 去年 同期 上年度");
    private static final WordList COMPARED = WordList.of("比 较 在 与");
    private static final WordList UNTIL = WordList.of("到 至 截至 在 于 较");
    private static final WordList WHEN = WordList.of("全年 当年 今年 本年 期末 期内");
    private static final WordList DEEDS = WordList.of("建成 培育 打造 创建 建设 引进 办理 配备 开展 举办");
    private static final int SHORTEST = 2;
    private static final int LONGEST_COMPARISON = 12;

    private NameEnd() {}

    /// The name without such words; empty when it is nothing but a comparison.
    static String without(String name) {
        String rest = name;
        for (String shorter = shorter(rest); !shorter.equals(rest); shorter = shorter(rest)) {
            rest = shorter;
        }
        return LINKS.contains(rest) || COMPARISONS.contains(rest) ? "" : rest;
    }

    private static String shorter(String name) {
        return withoutTime(withoutComparison(withoutLink(name))).strip();
    }

    private static String withoutLink(String name) {
        String link = LINKS.before(name, name.length(), 0);
        boolean isPartOfAWord = link != null && link.length() == 1 && WORDS.before(name, name.length(), 0) != null;
        return link == null || isPartOfAWord ? name : cut(name, name.length() - link.length());
    }

    /// 高新技术企业到2023年底, 进出口额2024年上半年, 支出进度6月底, 规上企业全年.
    private static String withoutTime(String name) {
        DateWord date = DateWord.before(name);
        if (date == null) {
            String when = WHEN.before(name, name.length(), 0);
            return when == null ? name : cut(name, name.length() - when.length());
        }
        String until = UNTIL.before(name, date.from(), 0);
        return cut(name, date.from() - (until == null ? 0 : until.length()));
    }

    /// 能耗较2020年, 发案数同比, 浓度在2020年基础上.
    private static String withoutComparison(String name) {
        String word = COMPARISONS.before(name, name.length(), 0);
        if (word != null) {
            return cut(name, name.length() - word.length());
        }
        String base = BASES.before(name, name.length(), 0);
        boolean isYear = base != null && base.startsWith("年");
        if (base == null || isYear && !Digits.isDigit(name.charAt(Math.max(0, name.length() - base.length() - 1)))) {
            return name;
        }
        boolean isNothingElse = COMPARED.at(name, 0, name.length()) != null;
        int begin = isNothingElse ? 0 : Math.max(SHORTEST, name.length() - LONGEST_COMPARISON);
        for (int i = name.length() - 1; i >= begin; i--) {
            if (COMPARED.at(name, i, name.length()) != null && Words.RATIOS.before(name, i + 1, 0) == null) {
                return name.substring(0, i);
            }
        }
        return name;
    }

    /// 绿色工厂到2025年底建成, 规上企业年内新增: a deed behind when or how it is done.
    static String withoutDeed(String name) {
        String deed = DEEDS.before(name, name.length(), 0);
        String fresh = Words.NEW.before(name, name.length(), 0);
        String last = deed == null ? fresh : deed;
        String rest = last == null ? name : name.substring(0, name.length() - last.length());
        String thing = without(rest);
        boolean isParted = thing.length() >= SHORTEST && thing.length() < rest.length();
        return isParted ? (deed == null ? last : "") + thing : name;
    }

    private static String cut(String name, int end) {
        return end < SHORTEST ? name : name.substring(0, end);
    }
}
