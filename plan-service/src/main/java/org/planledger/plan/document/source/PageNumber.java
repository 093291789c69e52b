package org.planledger.plan.document.source;

/// The numbers that pages count themselves with, alone on a line or within one.
final class PageNumber {
    private static final int LONGEST = 16;
    private static final String MARKS = " 　-—–－―/·•|";
    private static final String WORDS = "第页共，,";

    private PageNumber() {}

    /// Whether a line is a number alone, with dashes or as 第 3 页 共 10 页.
    static boolean isAlone(String text) {
        boolean hasDigit = false;
        String line = text.strip();
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            hasDigit |= isDigit(sign);
            if (!isDigit(sign) && MARKS.indexOf(sign) < 0 && WORDS.indexOf(sign) < 0) {
                return false;
            }
        }
        return hasDigit && line.length() <= LONGEST;
    }

    /// What is the same in a line on each page: the line without its blanks, and without what the page is
    /// counted. A figure is no such number: lines that differ in it say different things.
    ///
    /// @param page a number alone may as well be the figure of a table; but that does not go up by one from
    ///     page to page, so what such a number is ahead of the page is kept
    static String masked(String text, int page) {
        if (isAlone(text)) {
            return "#" + (first(text) - page);
        }
        int head = rim(text, 0, 1);
        int tail = rim(text, text.length() - 1, -1);
        StringBuilder masked = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = end(text, at);
            boolean isAtRim = end <= head || at > tail;
            if (end > at && (isCounted(text, at, end) || isAtRim && isApart(text, at, end))) {
                masked.append('#');
            } else {
                end = Math.max(end, at + 1);
                appendWithoutBlanks(masked, text, at, end);
            }
            at = end;
        }
        return masked.toString();
    }

    private static int first(String text) {
        int from = 0;
        while (!isDigit(text.charAt(from))) {
            from++;
        }
        int number = 0;
        for (int i = from; i < text.length() && isDigit(text.charAt(i)) && i < from + 6; i++) {
            number = number * 10 + Character.digit(text.charAt(i), 10);
        }
        return number;
    }

    /// Where the first sign stands that is neither a mark nor of a number.
    private static int rim(String text, int from, int step) {
        int at = from;
        while (at >= 0 && at < text.length() && (MARKS.indexOf(text.charAt(at)) >= 0 || isNumeral(text.charAt(at)))) {
            at += step;
        }
        return at;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isNumeral(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /// Whether it is a number as in 第三页, 共 10 页, 第5期 or Page 3.
    private static boolean isCounted(String text, int from, int end) {
        int before = beforeBlanks(text, from);
        boolean isPage = before >= 3 && text.regionMatches(true, before - 3, "page", 0, 4);
        return isPage || before >= 0 && text.charAt(before) == '第' || isPageAfter(text, end);
    }

    private static int beforeBlanks(String text, int from) {
        int before = from - 1;
        while (before >= 0 && isBlank(text.charAt(before))) {
            before--;
        }
        return before;
    }

    private static boolean isPageAfter(String text, int end) {
        int after = end;
        while (after < text.length() && isBlank(text.charAt(after))) {
            after++;
        }
        return after < text.length() && text.charAt(after) == '页';
    }

    /// Whether nothing but marks is beside a number: 2023 of 2023年 is none that counts pages.
    private static boolean isApart(String text, int from, int end) {
        return (from == 0 || MARKS.indexOf(text.charAt(from - 1)) >= 0)
                && (end == text.length() || MARKS.indexOf(text.charAt(end)) >= 0);
    }

    private static void appendWithoutBlanks(StringBuilder masked, String text, int from, int end) {
        for (int i = from; i < end; i++) {
            if (!isBlank(text.charAt(i))) {
                masked.append(text.charAt(i));
            }
        }
    }

    private static boolean isBlank(char sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign);
    }

    private static boolean isNumeral(char sign) {
        return isDigit(sign) || ChineseNumeral.isNumeral(sign);
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9' || sign >= '０' && sign <= '９';
    }
}
