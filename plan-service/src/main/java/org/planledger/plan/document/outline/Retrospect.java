package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// Parts and sections of a plan that tell what was reached before it, and promise nothing: 一、发展基础, 第一章 规划背景.
final class Retrospect {
    private static final WordList SUBJECTS = WordList.of(
            "发展基础 发展现状 发展环境 发展形势 发展成就 发展成效 发展背景 发展回顾 发展情况 规划背景 编制背景 工作基础 工作成效 工作现状 工作回顾 工作情况 现实基础 现状 基本情况 基本现状 基础现状 背景 形势"
                    + " 成效 成就 存在问题 问题 困难 不足 短板 机遇 挑战 过去五年 回顾 完成情况 进展情况 执行情况");
    /// What may stand around them without making them something that is to be done.
    private static final WordList AROUND = WordList.of(
            "及 与 和 以及 、 , : 。 的 主要 重要 突出 面临 面临的 所面临的 存在 存在的 取得 取得的 经济社会 规划 计划 工作 主要工作 目标任务 分析 研判 概况 总体 当前 新 新的");
    private static final WordList ENDS = WordList.of("回顾 成效 成就 完成情况 现状 进展情况");
    private static final WordList FORMER =
            WordList.of("“十一五”时期 “十二五”时期 “十三五”时期 “十四五”时期 “十三五”期间 “十四五”期间 “十三五” “十四五” 上年度 过去");

    /// What is longer says what is to be done.
    private static final int LONGEST = 40;

    private Retrospect() {}

    /// @param heading a heading line as printed; null without
    static boolean is(String heading) {
        if (heading == null || heading.length() > LONGEST) {
            return false;
        }
        String words = new SourceText(heading.substring(beginOfWords(heading))).plain();
        String former = FORMER.at(words, 0, words.length());
        return namesOnlyThat(words, former == null ? 0 : former.length())
                || former != null && ENDS.before(words, words.length(), former.length()) != null;
    }

    /// Whether the whole of it says what was: 发展环境 and 发展基础与面临的形势, and not 发展环境优化行动.
    private static boolean namesOnlyThat(String words, int from) {
        boolean isNamed = false;
        int i = from;
        while (i < words.length()) {
            String subject = SUBJECTS.at(words, i, words.length());
            String word = subject == null ? AROUND.at(words, i, words.length()) : subject;
            if (word == null) {
                return false;
            }
            isNamed |= subject != null;
            i += word.length();
        }
        return isNamed;
    }

    private static int beginOfWords(String heading) {
        int from = 0;
        while (from < heading.length()
                && ("第(（)）、.． ".indexOf(heading.charAt(from)) >= 0
                        || ChineseNumeral.isNumeral(heading.charAt(from))
                        || "部分章篇节".indexOf(heading.charAt(from)) >= 0)) {
            from++;
        }
        return from;
    }
}
