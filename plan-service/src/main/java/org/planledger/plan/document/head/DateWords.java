package org.planledger.plan.document.head;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.ChineseNumeral;

/// Days as documents write them: 2023年6月7日, 2023-06-07, 2023/6/7, 2023.6.7, 二〇二三年六月七日.
final class DateWords {
    private static final int YEAR_DIGITS = 4;
    private static final int LONGEST_MONTH_AND_DAY = 10;

    private DateWords() {}

    /// The first day that words name.
    ///
    /// @return null when they name none
    static LocalDate in(String words) {
        LocalDate written = written(words);
        if (written != null) {
            return written;
        }
        for (int i = 0; i < words.length(); i++) {
            if (isDigit(words, i) && (i == 0 || !isDigit(words, i - 1))) {
                LocalDate day = at(words, i);
                if (day != null) {
                    return day;
                }
            }
        }
        return null;
    }

    /// 二〇二三年六月七日, a year sign by sign and the rest as numbers.
    private static LocalDate written(String words) {
        int year = words.indexOf('年');
        int month = words.indexOf('月', year + 1);
        int day = words.indexOf('日', month + 1);
        if (year < YEAR_DIGITS || month < 0 || day < 0 || day - year > LONGEST_MONTH_AND_DAY) {
            return null;
        }
        int number = 0;
        for (int i = year - YEAR_DIGITS; i < year; i++) {
            int digit = "〇一二三四五六七八九".indexOf("零○OＯ".indexOf(words.charAt(i)) >= 0 ? '〇' : words.charAt(i));
            if (digit < 0) {
                return null;
            }
            number = number * 10 + digit;
        }
        return day(
                number,
                ChineseNumeral.value(words.substring(year + 1, month)),
                ChineseNumeral.value(words.substring(month + 1, day)));
    }

    private static LocalDate day(int year, long month, long day) {
        try {
            return LocalDate.of(year, (int) month, (int) day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static LocalDate at(String words, int from) {
        List<Integer> numbers = new ArrayList<>();
        int i = from;
        while (numbers.size() < 3) {
            int end = i;
            while (isDigit(words, end)) {
                end++;
            }
            int most = numbers.isEmpty() ? YEAR_DIGITS : 2;
            if (end == i || end - i > most || numbers.isEmpty() && end - i != YEAR_DIGITS) {
                return null;
            }
            numbers.add(Integer.parseInt(words.substring(i, end)));
            i = afterSeparator(words, end);
            if (i < 0 && numbers.size() < 3) {
                return null;
            }
        }
        return day(numbers.get(0), numbers.get(1), numbers.get(2));
    }

    private static int afterSeparator(String words, int from) {
        int i = from;
        while (i < words.length() && words.charAt(i) == ' ') {
            i++;
        }
        if (i >= words.length() || "-/.年月".indexOf(words.charAt(i)) < 0) {
            return -1;
        }
        i++;
        while (i < words.length() && words.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static boolean isDigit(String words, int at) {
        return at < words.length() && words.charAt(at) >= '0' && words.charAt(at) <= '9';
    }
}
