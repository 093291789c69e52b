package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.WordList;

/// Parts of a plan that tell what was reached before it, and promise nothing: 一、发展基础, 第一章 规划背景.
public final class Retrospect {
    private static final WordList BEGINNINGS = WordList.of(
            "发展基础 发展现状 发展环境 发展形势 发展成就 发展成效 发展背景 发展回顾 规划背景 编制背景 工作基础 工作成效 工作现状 工作回顾 现实基础 现状 基本情况 基本现状 基础现状 背景 形势 面临的形势 面临形势 主要成效 主要成就 取得成效 取得的成效 存在问题 存在的问题 存在的主要问题 问题与挑战 机遇与挑战 过去五年 回顾");
    private static final WordList ENDS = WordList.of("回顾 成效 成就 完成情况 现状 进展情况");
    private static final WordList FORMER =
            WordList.of("“十一五”时期 “十二五”时期 “十三五”时期 “十四五”时期 “十三五”期间 “十四五”期间 “十三五” “十四五” 上年度 过去");

    /// What is longer says what is to be done.
    private static final int LONGEST = 40;

    private Retrospect() {}

    /// @param heading a heading line as printed; null without
    public static boolean is(String heading) {
        if (heading == null || heading.length() > LONGEST) {
            return false;
        }
        String words = heading.substring(beginOfWords(heading));
        boolean isFormer = FORMER.at(words, 0, words.length()) != null;
        return BEGINNINGS.at(words, 0, words.length()) != null
                || isFormer && ENDS.before(words, words.length(), 0) != null;
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
