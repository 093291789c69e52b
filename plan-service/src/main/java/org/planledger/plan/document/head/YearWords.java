package org.planledger.plan.document.head;

import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/// The years that a title or a text names: 2023-2025年, 2023年, “十四五”.
///
/// @param from the first year
/// @param to the last year
record YearWords(int from, int to) {
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2100;
    /// The first year of each five-year plan.
    private static final Map<String, Integer> FIVE_YEAR_PLANS =
            Map.of("十二五", 2011, "十三五", 2016, "十四五", 2021, "十五五", 2026);

    /// The years that a title names.
    ///
    /// @return null when it names none
    static YearWords ofTitle(String title) {
        YearWords first = null;
        for (int i = 0; i + 4 <= title.length(); i++) {
            int year = yearAt(title, i);
            if (year > 0) {
                int second = secondYear(title, i + 4);
                if (second > year) {
                    return new YearWords(year, second);
                }
                boolean isYear = i + 4 < title.length() && title.charAt(i + 4) == '年';
                first = first == null && isYear ? new YearWords(year, year) : first;
            }
        }
        return first == null ? ofFiveYearPlan(title) : first;
    }

    private static YearWords ofFiveYearPlan(String title) {
        for (Map.Entry<String, Integer> plan : FIVE_YEAR_PLANS.entrySet()) {
            if (title.contains(plan.getKey())) {
                return new YearWords(plan.getValue(), plan.getValue() + 4);
            }
        }
        return null;
    }

    /// The year that a text names most often as a goal (到2025年) or at all.
    ///
    /// @return null when it names none
    static YearWords mostNamed(String text) {
        Map<Integer, Integer> times = new TreeMap<>();
        for (int i = 0; i + 4 < text.length(); i++) {
            int year = yearAt(text, i);
            if (year > 0 && text.charAt(i + 4) == '年') {
                boolean isGoal = i > 0 && text.charAt(i - 1) == '到';
                times.merge(year, isGoal ? 10 : 1, Integer::sum);
            }
        }
        return times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> new YearWords(most.getKey(), most.getKey()))
                .orElse(null);
    }

    /// From the earlier of a year and these, for three years plans that only say when they end.
    YearWords since(int year) {
        return year >= to - 10 && year < from ? new YearWords(year, to) : this;
    }

    YearMonth firstMonth() {
        return YearMonth.of(from, 1);
    }

    YearMonth lastMonth() {
        return YearMonth.of(to, 12);
    }

    private static int secondYear(String text, int after) {
        int i = after;
        if (i < text.length() && text.charAt(i) == '年') {
            i++;
        }
        int dashes = i;
        while (dashes < text.length() && "-至到".indexOf(text.charAt(dashes)) >= 0) {
            dashes++;
        }
        return dashes == i ? 0 : yearAt(text, dashes);
    }

    private static int yearAt(String text, int from) {
        if (from + 4 > text.length() || from > 0 && Character.isDigit(text.charAt(from - 1))) {
            return 0;
        }
        int year = 0;
        for (int i = from; i < from + 4; i++) {
            char sign = text.charAt(i);
            if (sign < '0' || sign > '9') {
                return 0;
            }
            year = year * 10 + sign - '0';
        }
        boolean isWhole = from + 4 == text.length() || !Character.isDigit(text.charAt(from + 4));
        return isWhole && year >= EARLIEST && year <= LATEST ? year : 0;
    }
}
