package org.planledger.plan.document.source;

/// Numbers as a word processor writes them before paragraphs.
final class WordNumber {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] POWERS = {"", "十", "百", "千"};
    private static final int MOST_IN_CHINESE = 9999;
    private static final int LETTERS = 26;
    private static final int MOST_IN_CIRCLES = 20;

    private WordNumber() {}

    /// @param format what the format is called in WordprocessingML; one that is not known, or that has no such
    ///     number, is written in digits
    static String of(String format, int number) {
        if (number < 1) {
            return Integer.toString(number);
        }
        return switch (format == null ? "" : format) {
            case "chineseCounting",
                    "chineseCountingThousand",
                    "japaneseCounting",
                    "taiwaneseCounting",
                    "taiwaneseCountingThousand" ->
                number > MOST_IN_CHINESE ? Integer.toString(number) : chinese(number);
            case "decimalFullWidth" -> wide(number);
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
                number > MOST_IN_CIRCLES ? Integer.toString(number) : String.valueOf((char) ('①' + number - 1));
            case "upperLetter" ->
                number > LETTERS ? Integer.toString(number) : String.valueOf((char) ('A' + number - 1));
            case "lowerLetter" ->
                number > LETTERS ? Integer.toString(number) : String.valueOf((char) ('a' + number - 1));
            case "none" -> "";
            default -> Integer.toString(number);
        };
    }

    private static String chinese(int number) {
        StringBuilder text = new StringBuilder();
        String digits = Integer.toString(number);
        boolean isGap = false;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            int power = digits.length() - 1 - i;
            if (digit == 0) {
                isGap = true;
                continue;
            }
            if (isGap) {
                text.append('零');
                isGap = false;
            }
            boolean isPlainTen = digit == 1 && power == 1 && text.isEmpty();
            text.append(isPlainTen ? "" : DIGITS.substring(digit, digit + 1)).append(POWERS[power]);
        }
        return text.toString();
    }

    private static String wide(int number) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            text.append((char) (digit - '0' + '０'));
        }
        return text.toString();
    }
}
