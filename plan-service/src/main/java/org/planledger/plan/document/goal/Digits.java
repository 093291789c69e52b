package org.planledger.plan.document.goal;

import java.math.BigDecimal;

/// Numbers that are written with digits: 20, 1.87, 1,200.
final class Digits {
    private static final int MOST_DIGITS = 15;
    private static final int GROUP = 3;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private Digits() {}

    static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    static boolean isLatin(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
    }

    /// Where the number ends that begins there.
    static int end(String text, int from, int limit) {
        int end = from;
        while (end < limit && isInNumber(text, end, limit)) {
            end++;
        }
        while (end > from && !isDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// A digit, a decimal point between digits, or a comma before three digits.
    static boolean isInNumber(String text, int at, int limit) {
        char sign = text.charAt(at);
        if (isDigit(sign)) {
            return true;
        }
        boolean isBetween = at > 0 && isDigit(text.charAt(at - 1)) && at + 1 < limit && isDigit(text.charAt(at + 1));
        return isBetween && (sign == '.' || sign == ',' && isBeforeGroup(text, at, limit));
    }

    private static boolean isBeforeGroup(String text, int comma, int limit) {
        int end = comma + 1;
        while (end < limit && end - comma <= GROUP + 1 && isDigit(text.charAt(end))) {
            end++;
        }
        int begin = comma;
        while (begin > 0 && comma - begin < GROUP + 1 && isDigit(text.charAt(begin - 1))) {
            begin--;
        }
        return end - comma - 1 == GROUP && comma - begin <= GROUP;
    }

    /// The number.
    ///
    /// @return null when it is none, or longer than what a plan counts
    static BigDecimal value(String number) {
        String digits = number.replace(",", "");
        boolean isNumber = digits.length() <= MOST_DIGITS && digits.indexOf('.') == digits.lastIndexOf('.');
        return isNumber ? new BigDecimal(digits) : null;
    }

    /// Whether a number of so many digits is a year rather than a count.
    static boolean isYear(BigDecimal value, int digits) {
        return value != null && digits == 4 && value.intValue() >= FIRST_YEAR && value.intValue() <= LAST_YEAR;
    }
}
