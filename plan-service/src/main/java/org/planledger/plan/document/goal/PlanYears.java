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
    private static final int YEAR_AND_MARK = 5;
    private static final int LAST_OF_THE_TENTH_FIVE_YEARS = 2005;
    private static final WordList COMPARES = WordList.of("较 相比 比1 比2 比上 比去 比前 比同 比“ 比十 比基");
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
            int begin = i;
            while (begin > 0 && (Character.isDigit(words.charAt(begin - 1)) || words.charAt(begin - 1) == ' ')) {
                begin--;
            }
            String digits = words.substring(begin, i).strip();
            for (String year : yearsBefore(words, begin)) {
                dues.add(YearMonth.of(Integer.parseInt(year), 12));
            }
            if (digits.length() == 4 && digits.charAt(0) != '0') {
                YearMonth named = YearMonth.of(Integer.parseInt(digits), monthAfter(words, i + 1));
                if (isInPeriod(named)) {
                    dues.add(named);
                }
            }
        }
        return dues;
    }

    /// Of 2024、2025、2026年 those before the last.
    private List<String> yearsBefore(String words, int end) {
        List<String> found = new ArrayList<>();
        int i = end;
        while (i >= YEAR_AND_MARK && words.charAt(i - 1) == '、') {
            String year = words.substring(i - YEAR_AND_MARK, i - 1);
            boolean isYear = year.chars().allMatch(Character::isDigit)
                    && year.charAt(0) != '0'
                    && isInPeriod(YearMonth.of(Integer.parseInt(year), 12));
            if (!isYear) {
                break;
            }
            found.addFirst(year);
            i -= YEAR_AND_MARK;
        }
        return found;
    }

    /// Whether words tell of a year before the plan, and compare nothing with it.
    boolean isBefore(String words) {
        int year = words.indexOf('年');
        boolean isYear = year >= 4 && words.substring(year - 4, year).chars().allMatch(Character::isDigit);
        boolean isCompared = year > 4 && "由从自".indexOf(words.charAt(year - 5)) >= 0
                || COMPARES.isIn(words)
                || words.contains("以来")
                || words.contains("基础上");
        return from != null
                && isYear
                && !isCompared
                && Integer.parseInt(words.substring(year - 4, year)) < from.getYear();
    }

    /// Whether words begin with a time before the plan: 近年来, “十三五”期间.
    boolean areOfFormerTimes(String words) {
        return FORMER_TIMES.at(words, 0, words.length()) != null || isFormerFiveYears(words);
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
        int end = from;
        while (end < words.length() && Character.isDigit(words.charAt(end))) {
            end++;
        }
        boolean isMonth = end > from && end - from <= 2 && end < words.length() && words.charAt(end) == '月';
        int month = isMonth ? Integer.parseInt(words.substring(from, end)) : 12;
        return month < 1 || month > 12 ? 12 : month;
    }

    private boolean isInPeriod(YearMonth month) {
        return from == null || !month.isBefore(from) && !month.isAfter(to);
    }
}
