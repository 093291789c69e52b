package org.planledger.plan.document.goal;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.WordList;

/// A time as documents write it: 2023年, 2023年6月底前, 三季度末, 年底前. A month without a year is one only where its end
/// is meant (6月底, 6月20日前), or from which on (5月起), so that 9月投用 says when something happens, and not by when it is
/// done.
///
/// @param from where it begins
/// @param to where it ends
/// @param year the year that it names; 0 when it names none
/// @param month its last month, from 1 to 12
/// @param isYearAlone whether it names a year and nothing of it
record DateWord(int from, int to, int year, int month, boolean isYearAlone) {
    private static final int LONGEST = 24;
    /// One sign more than a month or a day has.
    private static final int LONGEST_NUMBER = 3;
    private static final int MONTHS = 12;
    private static final int MONTHS_OF_A_HALF = 6;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final WordList ENDS_OF_YEARS = WordList.of("年底 年末 年内 年终");
    /// 三年内, 去年底, 每年底: what ends is another year, or any.
    private static final WordList OTHER_YEARS =
            WordList.of("0 1 2 3 4 5 6 7 8 9 一 二 两 三 四 五 六 七 八 九 十 几 半 数 多 去 上 前 每 明 次 翌 逐 历 近 往 同 周 学 整 ○ 〇 x * 年年");
    /// 去年6月底, 每年上半年: what they stand with is of another year, or of any.
    private static final WordList OF_OTHER_YEARS = WordList.of("去年 去年的 上年 上年度 上一年 前年 明年 次年 翌年 往年 历年 每年 每年度 逐年 下一年");
    private static final WordList EDGES = WordList.of("底 末 上旬 中旬 下旬");
    private static final WordList BEFORE = WordList.of("前 以前 之前 内 期间");
    private static final WordList OF_QUARTERS = WordList.of("前 第");

    /// The times that words name, in their order.
    static List<DateWord> in(String words) {
        List<DateWord> dates = new ArrayList<>();
        int i = 0;
        while (i < words.length()) {
            DateWord date = at(words, i);
            if (date != null) {
                dates.add(date);
            }
            i = date == null ? i + 1 : date.to();
        }
        return dates;
    }

    /// The time that begins there.
    ///
    /// @return null when none does
    static DateWord at(String words, int from) {
        FiveYears ended = FiveYears.endedAt(words, from);
        if (ended != null) {
            return new DateWord(from, afterEdge(words, ended.to()), ended.lastYear(), MONTHS, false);
        }
        int behindYear = YearWord.end(words, from);
        boolean hasYear = behindYear > from;
        Part part = Part.at(words, behindYear, hasYear);
        if (part == null && !hasYear || !hasYear && OF_OTHER_YEARS.before(words, from, 0) != null) {
            return null;
        }
        int year = hasYear ? YearWord.at(words, from) : 0;
        return part == null
                ? new DateWord(
                        from, afterEdge(words, behindYear), year, MONTHS, afterEdge(words, behindYear) == behindYear)
                : new DateWord(from, part.to(), year, part.month(), false);
    }

    /// The time with which words end.
    ///
    /// @return null when they end with none
    static DateWord before(String words) {
        for (int i = Math.max(0, words.length() - LONGEST); i < words.length(); i++) {
            DateWord date = at(words, i);
            if (date != null && date.to() == words.length()) {
                return date;
            }
        }
        return null;
    }

    /// Where 底前, 末, 以前 end that stand there; the same place when none do.
    private static int afterEdge(String words, int from) {
        String edge = EDGES.at(words, from, words.length());
        int behind = edge == null ? from : from + edge.length();
        String before = BEFORE.at(words, behind, words.length());
        return before == null ? behind : behind + before.length();
    }

    /// A part of a year: a month, a quarter, a half or the end.
    private record Part(int to, int month) {
        static Part at(String words, int from, boolean hasYear) {
            Part named = named(words, from);
            if (named != null) {
                return new Part(afterEdge(words, named.to()), named.month());
            }
            String end = ENDS_OF_YEARS.at(words, from, words.length());
            if (end != null && (hasYear || OTHER_YEARS.before(words, from, 0) == null)) {
                return new Part(afterEdge(words, from + end.length()), MONTHS);
            }
            Part month = month(words, afterFirstMonth(words, from));
            int to = month == null ? from : afterEdge(words, month.to());
            boolean isSpan = afterFirstMonth(words, from) > from;
            boolean isEnd = month != null && (hasYear || isSpan || to > month.to() || YearWord.isStart(words, to));
            return isEnd ? new Part(to, month.month()) : null;
        }

        /// Of 1-6月 the place behind the dash; the same place when no such span stands there.
        private static int afterFirstMonth(String words, int from) {
            int dash = Digits.end(words, from, Math.min(words.length(), from + LONGEST_NUMBER));
            boolean isInside = from > 0 && Digits.isDigit(words.charAt(from - 1));
            return dash > from && !isInside && words.startsWith("-", dash) ? dash + 1 : from;
        }

        /// A half or a quarter.
        private static Part named(String words, int from) {
            if (words.startsWith("上半年", from) || words.startsWith("下半年", from)) {
                return new Part(from + 3, words.charAt(from) == '上' ? MONTHS_OF_A_HALF : MONTHS);
            }
            String of = OF_QUARTERS.at(words, from, words.length());
            int number = of == null ? from : from + of.length();
            int quarter = number < words.length() ? quarter(words.charAt(number)) : 0;
            int to = number + 3;
            boolean isEachOne = words.startsWith("一", to);
            return quarter > 0 && words.startsWith("季度", number + 1) && !isEachOne
                    ? new Part(to, quarter * MONTHS_OF_A_QUARTER)
                    : null;
        }

        private static int quarter(char number) {
            return "一二三四".indexOf(number) + 1 + "1234".indexOf(number) + 1;
        }

        /// A month, maybe with its day: 6月, 十月, 6月份, 6月20日.
        private static Part month(String words, int from) {
            int limit = Math.min(words.length(), from + LONGEST_NUMBER);
            int end = Digits.end(words, from, limit);
            boolean isNumeral = end == from;
            while (isNumeral && end < limit && ChineseNumeral.isNumeral(words.charAt(end))) {
                end++;
            }
            boolean isLong = end == from || end - from > 2;
            boolean isInside = from > 0
                    && (Digits.isDigit(words.charAt(from - 1))
                            || isNumeral && ChineseNumeral.isNumeral(words.charAt(from - 1)));
            if (isLong || isInside || !words.startsWith("月", end)) {
                return null;
            }
            String number = words.substring(from, end);
            long month =
                    isNumeral ? ChineseNumeral.value(number) : number.indexOf('.') < 0 ? Integer.parseInt(number) : 0;
            int behind = words.startsWith("月份", end) ? end + 2 : end + 1;
            int day = Digits.end(words, behind, Math.min(words.length(), behind + LONGEST_NUMBER));
            boolean hasDay = day > behind && day - behind <= 2 && words.startsWith("日", day);
            return month < 1 || month > MONTHS ? null : new Part(hasDay ? day + 1 : behind, (int) month);
        }
    }
}
