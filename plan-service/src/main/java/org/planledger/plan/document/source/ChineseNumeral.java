package org.planledger.plan.document.source;

/// Numbers that are written with Chinese numerals: 十一, 一百二十, 两千, 三万.
public final class ChineseNumeral {
    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumeral() {}

    /// Where the numeral that begins there ends.
    ///
    /// @return the place where it begins when there is none
    public static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isNumeral(text.charAt(end))) {
            end++;
        }
        return end;
    }

    public static boolean isNumeral(char sign) {
        return digit(sign) >= 0 || power(sign) > 0;
    }

    /// The number.
    ///
    /// @return -1 when it is none, or none that is written in this way
    public static long value(String numeral) {
        if (numeral.isEmpty() || numeral.length() > 12) {
            return -1;
        }
        long total = 0;
        long section = 0;
        long digit = -1;
        for (char sign : numeral.toCharArray()) {
            if (digit(sign) >= 0) {
                if (digit > 0) {
                    return -1;
                }
                digit = digit(sign);
            } else if (power(sign) == 10_000) {
                total = (total + section + Math.max(digit, 0)) * 10_000;
                section = 0;
                digit = -1;
            } else if (power(sign) > 0) {
                section += (digit < 0 ? 1 : digit) * power(sign);
                digit = -1;
            } else {
                return -1;
            }
        }
        return total + section + Math.max(digit, 0);
    }

    private static int digit(char sign) {
        return switch (sign) {
            case '两' -> 2;
            case '〇' -> 0;
            default -> DIGITS.indexOf(sign);
        };
    }

    private static int power(char sign) {
        return switch (sign) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1000;
            case '万' -> 10_000;
            default -> 0;
        };
    }
}
