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

    private static final int LAST_OF_THE_TENTH_FIVE_YEARS = 2005;
    private static final WordList LISTS = WordList.of("、 和 及 与");
    private static final WordList COMPARED = WordList.of("较 比");
    private static final WordList COMPARES = WordList.of("较 相比 比1 比2 比上 比去 比前 比同 比“ 比十 比基");
    /// Deeds that are done to old things, which a year behind them tells apart.
    private static final WordList DONE_TO = WordList.of("改造 改建 更新 更换 整治 拆除 淘汰 报废 修缮 加固 改造提升 改扩建 翻建 翻新 维修 治理 消化 化解 清理");
    private static final String TREATS = "对将把";
    private static final WordList BEFORE = WordList.of("前 以前 之前 底前 底以前 底之前 末前");
    private static final WordList TOLD = WordList.of("已 累计 完成了 共");
    private static final WordList FORMER_TIMES = WordList.of("近年来 近年 过去五年 过去三年 过去一年 五年来 三年来 一年来 去年以来 上年以来 近三年 近五年 近几年");

    /// The year of which words are that name none; 0 in a plan of several years, where nobody can tell.
    int onlyYear() {
        return from != null && from.getYear() == to.getYear() ? from.getYear() : 0;
    }

    /// The month by which words want something done: 到2025年, 2023年6月底前, 年底前.
    ///
    /// @return null when they name none in the period
    YearMonth dueIn(String words) {
        Due due = lastIn(words, onlyYear());
        return due == null ? null : due.month();
    }

    /// The last month that words name so.
    ///
    /// @param year of which those are that name no year; 0 when nothing says so
    /// @return null when they name none in the period
    Due lastIn(String words, int year) {
        List<Due> dues = duesIn(words, year);
        return dues.isEmpty() ? null : dues.getLast();
    }

    /// A month of the period by which something is to be done.
    ///
    /// @param from where the words begin that name it
    /// @param to where they end
    /// @param month the month
    /// @param isYearAlone whether only its year is named
    record Due(int from, int to, YearMonth month, boolean isYearAlone) {}

    /// The time limit of a task, where a month alone is one: 2025年8月, 8月, 8月31日.
    ///
    /// @return null when it names none in the period
    YearMonth timeLimit(String words) {
        return dueIn(words.strip() + "底");
    }

    /// The last months of the period that words name one behind the other: 6月底、9月底、11月底.
    List<Due> listedIn(String words) {
        List<Due> dues = duesIn(words, onlyYear());
        int first = dues.size() - 1;
        while (first > 0
                && LISTS.contains(words.substring(
                        dues.get(first - 1).to(), dues.get(first).from()))) {
            first--;
        }
        return first < 0 ? List.of() : dues.subList(first, dues.size());
    }

    private List<Due> duesIn(String words, int yearOfOthers) {
        List<Due> dues = new ArrayList<>();
        int near = yearOfOthers;
        int lastTo = -1;
        int lastYear = yearOfOthers;
        for (DateWord date : DateWord.in(words)) {
            boolean isListed = lastTo >= 0 && LISTS.contains(words.substring(lastTo, date.from()));
            lastYear = date.year() > 0 ? date.year() : isListed ? lastYear : near;
            lastTo = date.to();
            boolean isCompared = COMPARED.before(words, date.from(), 0) != null
                    && Words.RATIOS.before(words, date.from(), 0) == null;
            YearMonth month = lastYear == 0 ? null : YearMonth.of(lastYear, date.month());
            if (month != null && isInPeriod(month) && !isCompared && !YearWord.isStart(words, date.to())) {
                dues.addAll(listedBefore(words, date, lastYear));
                dues.add(new Due(date.from(), date.to(), month, date.isYearAlone()));
                near = lastYear;
            }
        }
        return dues;
    }

    /// Of 2024、2025、2026年 and of 6、9、11月底 those before the last.
    private List<Due> listedBefore(String words, DateWord last, int year) {
        List<Due> found = new ArrayList<>();
        int to = last.from();
        while (to > 1 && words.charAt(to - 1) == '、') {
            int end = to - 1;
            int begin = end;
            while (begin > 0 && Digits.isDigit(words.charAt(begin - 1))) {
                begin--;
            }
            DateWord each = DateWord.at(words.substring(begin, end) + (end - begin > 2 ? "年" : "月底"), 0);
            YearMonth month = each == null ? null : YearMonth.of(each.year() > 0 ? each.year() : year, each.month());
            if (month == null || !isInPeriod(month)) {
                break;
            }
            found.addFirst(new Due(begin, end, month, each.isYearAlone()));
            to = begin;
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

    private boolean isInPeriod(YearMonth month) {
        return from == null || !month.isBefore(from) && !month.isAfter(to);
    }
}
