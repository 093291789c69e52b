package org.planledger.plan.document.source;

/// What a browser prints above and below each page: when it was printed, the address, which page of how many it is.
final class BrowserLine {
    private static final int LONGEST_TIME = 24;
    private static final int MOST_DIGITS = 4;

    private BrowserLine() {}

    /// @param page which page of the document the line stands on
    static boolean is(String line, int page) {
        String text = line.strip();
        return isAddress(text) || isTimeAt(text) || endsWithCount(text, page);
    }

    private static boolean isAddress(String text) {
        int from = text.lastIndexOf(' ', Math.max(0, text.indexOf("://"))) + 1;
        int to = text.indexOf("://");
        boolean isScheme = to > from && text.substring(from, to).chars().allMatch(sign -> sign >= 'a' && sign <= 'z');
        return isScheme && (from == 0 || text.indexOf(' ', to) < 0);
    }

    /// 2025/3/14 09:30, 3/14/25, 9:30 AM: a day and a time with nothing around them on one side.
    private static boolean isTimeAt(String text) {
        String first = text.substring(0, Math.min(text.length(), LONGEST_TIME));
        String last = text.substring(Math.max(0, text.length() - LONGEST_TIME));
        return areDayAndTime(first, 0) || areDayAndTime(last, dayIn(last));
    }

    private static int dayIn(String text) {
        int slash = text.indexOf('/');
        int from = Math.max(0, slash);
        while (from > 0 && isDigit(text, from - 1)) {
            from--;
        }
        return from;
    }

    private static boolean areDayAndTime(String text, int from) {
        int slashes = 0;
        int at = from;
        while (isDigit(text, at) || at < text.length() && text.charAt(at) == '/') {
            slashes += text.charAt(at) == '/' ? 1 : 0;
            at++;
        }
        while (at < text.length() && ", \u00a0上下午".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int time = at;
        while (isDigit(text, at)) {
            at++;
        }
        return slashes == 2 && at > time && at < text.length() && text.charAt(at) == ':' && isDigit(text, at + 1);
    }

    /// 1/2 on the first page, or 1 of 2.
    private static boolean endsWithCount(String text, int page) {
        for (String count : new String[] {"/", " of "}) {
            int mark = text.lastIndexOf(count);
            String number = Integer.toString(page);
            boolean isCount = mark >= number.length()
                    && text.startsWith(number, mark - number.length())
                    && (mark == number.length() || text.charAt(mark - number.length() - 1) == ' ')
                    && isNumber(text.substring(mark + count.length()), page);
            if (isCount) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String text, int least) {
        return !text.isEmpty()
                && text.length() <= MOST_DIGITS
                && text.chars().allMatch(sign -> sign >= '0' && sign <= '9')
                && Integer.parseInt(text) >= least;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
