package org.planledger.plan.document.head;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Days as documents write them: 2023年6月7日, 2023-06-07, 2023/6/7, 2023.6.7.
final class DateWords {
    private static final int YEAR_DIGITS = 4;

    private DateWords() {}

    /// The first day that words name.
    ///
    /// @return null when they name none
    static LocalDate in(String words) {
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
        try {
            return LocalDate.of(numbers.get(0), numbers.get(1), numbers.get(2));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
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
