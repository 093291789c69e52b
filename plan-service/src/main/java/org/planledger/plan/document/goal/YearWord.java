package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// A year as documents write it, four digits and 年: 2022年.
final class YearWord {
    /// As long as 2022年.
    static final int LENGTH = 5;

    private static final int DIGITS = 4;
    private static final int LONGEST = 8;
    private static final WordList STARTS = WordList.of("起 开始 以来");
    /// Deeds that begin like a start: 2024年起草条例.
    private static final WordList NO_STARTS = WordList.of("起草 起步 起降 起飞 起重");

    private YearWord() {}

    /// Where the year begins whose 年 stands there, with or without a blank before it.
    ///
    /// @return -1 when there is none
    static int begin(String words, int mark) {
        int end = mark;
        while (end > 0 && words.charAt(end - 1) == ' ') {
            end--;
        }
        int from = end - DIGITS;
        boolean isYear = from >= 0 && words.charAt(from) != '0' && (from == 0 || !isDigit(words, from - 1));
        for (int i = from; i < end && isYear; i++) {
            isYear = isDigit(words, i);
        }
        return isYear ? from : -1;
    }

    /// Where the year ends that begins there, with or without a blank before its 年; the same place when none does.
    static int end(String words, int from) {
        int mark = from + DIGITS;
        while (mark < words.length() && mark - from < LONGEST && words.charAt(mark) == ' ') {
            mark++;
        }
        boolean isYear = mark < words.length() && words.charAt(mark) == '年' && begin(words, mark) == from;
        return isYear ? mark + 1 : from;
    }

    /// Whether a year begins there.
    static boolean isAt(String words, int from) {
        int mark = from + DIGITS;
        return from >= 0 && mark < words.length() && words.charAt(mark) == '年' && begin(words, mark) == from;
    }

    /// The number of the year that begins there.
    static int at(String words, int from) {
        return Integer.parseInt(words, from, from + DIGITS, 10);
    }

    /// Whether 起 or 开始 stands there: what begins then is not done by then.
    static boolean isStart(String words, int from) {
        return start(words, from) != null;
    }

    /// The words 起 or 开始 that stand there.
    ///
    /// @return null when none do
    static String start(String words, int from) {
        return NO_STARTS.at(words, from, words.length()) == null ? STARTS.at(words, from, words.length()) : null;
    }

    private static boolean isDigit(String words, int at) {
        return Digits.isDigit(words.charAt(at));
    }
}
