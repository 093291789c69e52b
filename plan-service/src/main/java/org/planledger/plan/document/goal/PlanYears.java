package org.planledger.plan.document.goal;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.WordList;

/// The period of a plan, and the months in it that words name.
///
/// @param from its first month; null when it is not known
/// @param to its last month; null when it is not known
public record PlanYears(YearMonth from, YearMonth to) {

    private static final int END_OF_THE_FIRST_HALF = 6;
    private static final int LAST_OF_THE_TENTH_FIVE_YEARS = 2005;
    private static final WordList COMPARES = WordList.of("较 相比 比1 比2 比上 比去 比前 比同 比“ 比十 比基");
    /// Deeds that are done to old things, which a year behind them tells apart.
    private static final WordList DONE_TO = WordList.of("改造 改建 更新 更换 整治 拆除 淘汰 报废 修缮 加固 改造提升 改扩建 翻建 翻新 维修 治理 消化 化解 清理");
    private static final String TREATS = "对将把";
    private static final WordList BEFORE = WordList.of("前 以前 之前 底前 底以前 底之前 末前");
    private static final WordList TOLD = WordList.of("已 累计 完成了 共");
    private static final WordList FORMER_TIMES = WordList.of("近年来 近年 过去五年 过去三年 过去一年 五年来 三年来 一年来 去年以来 上年以来 近三年 近五年 近几年");

    /// The month by which words want something done: 到2025年, 2023年6月底前, 年底前.
    ///
    /// @return null when they name none in the period
    YearMonth dueIn(String words) {
        List<YearMonth> dues = duesIn(words);
        return dues.isEmpty() ? null : dues.getLast();
    }

    /// All months of the period that words name so.
    List<YearMonth> duesIn(String words) {
        List<YearMonth> dues = new ArrayList<>();
        for (int i = words.indexOf('年'); i >= 0; i = words.indexOf('年', i + 1)) {
            int begin = YearWord.begin(words, i);
            if (begin >= 0) {
                dues.addAll(yearsBefore(words, begin));
                int month = afterMonth(words, i + 1);
                YearMonth named = YearMonth.of(YearWord.at(words, begin), monthAfter(words, i + 1));
                boolean isCompared = begin > 0 && "较比".indexOf(words.charAt(begin - 1)) >= 0;
                if (isInPeriod(named) && !isCompared && !YearWord.isStart(words, month)) {
                    dues.add(named);
                }
            }
        }
        return dues;
    }

    /// Of 2024、2025、2026年 those before the last.
    private List<YearMonth> yearsBefore(String words, int end) {
        List<YearMonth> found = new ArrayList<>();
        int from = end;
        while (from > 0 && words.charAt(from - 1) == '、') {
            from = YearWord.begin(words, from - 1);
            YearMonth year = from < 0 ? null : YearMonth.of(YearWord.at(words, from), 12);
            if (year == null || !isInPeriod(year)) {
                break;
            }
            found.addFirst(year);
        }
        return found;
    }

    /// Whether words tell of a year before the plan, and compare nothing with it.
    boolean isBefore(String words) {
        int year = YearWord.begin(words, words.indexOf('年'));
        boolean isCompared = year > 0 && "由从自".indexOf(words.charAt(year - 1)) >= 0
                || COMPARES.isIn(words)
                || words.contains("以来")
                || words.contains("基础上");
        return from != null
                && year >= 0
                && !isCompared
                && !isOfAThing(words, year)
                && YearWord.at(words, year) < from.getYear();
    }

    /// Whether a year says which things are meant, and not when something was done: behind the deed that is done to
    /// them (改造2000年建成的小区), or because nothing is told so (2000年底前的小区; but 2022年底前已改造).
    private static boolean isOfAThing(String words, int year) {
        int behind = year + YearWord.LENGTH;
        return DONE_TO.before(words, year, 0) != null
                || year > 0 && TREATS.indexOf(words.charAt(year - 1)) >= 0
                || behind < words.length() && BEFORE.at(words, behind, words.length()) != null && !TOLD.isIn(words);
    }

    /// Whether words begin with a time before the plan: 近年来, “十三五”期间; but not 一年来的经验.
    boolean areOfFormerTimes(String words) {
        String time = FORMER_TIMES.at(words, 0, words.length());
        boolean isOfAThing = time != null && words.startsWith("的", time.length());
        return time != null && !isOfAThing || isFormerFiveYears(words);
    }

    /// “十三五”期间 is before a plan of 2021 or later.
    private boolean isFormerFiveYears(String words) {
        int from = words.startsWith("“") ? 1 : 0;
        int number = words.startsWith("十", from)
                ? "一二三四五".indexOf(words.charAt(Math.min(from + 1, words.length() - 1)))
                : -1;
        return number >= 0
                && words.startsWith("五", from + 2)
                && this.from != null
                && this.from.getYear() > LAST_OF_THE_TENTH_FIVE_YEARS + 5 * (number + 1);
    }

    private static int monthAfter(String words, int from) {
        if (words.startsWith("上半年", from)) {
            return END_OF_THE_FIRST_HALF;
        }
        int end = afterMonth(words, from);
        int month = end > from ? Integer.parseInt(words, from, end - 1, 10) : 12;
        return month < 1 || month > 12 ? 12 : month;
    }

    /// The place behind the month that stands there; the same place when none does.
    private static int afterMonth(String words, int from) {
        int end = from;
        while (end < words.length() && Digits.isDigit(words.charAt(end))) {
            end++;
        }
        boolean isMonth = end > from && end - from <= 2 && end < words.length() && words.charAt(end) == '月';
        return isMonth ? end + 1 : from;
    }

    private boolean isInPeriod(YearMonth month) {
        return from == null || !month.isBefore(from) && !month.isAfter(to);
    }
}
