package org.planledger.indicator.actual.imports.notation;

import org.planledger.indicator.actual.FigureTerms;
import org.planledger.kernel.problem.Text;

/// Numbers as people write them: full-width digits, a plus sign, thousands separators.
public final class NumberNotation {
    /// A longer text is no number.
    public static final int LONGEST = 40;

    private static final int GROUP = 3;

    /// What is read of a text.
    public sealed interface Reading {}

    /// @param text digits with or without a minus sign and decimals, as the database reads them
    public record Plain(String text) implements Reading {}

    /// @param code the code of the fault
    public record Refused(String code, Text expected) implements Reading {}

    /// What a number that a program writes looks like.
    public static final Text PLAIN = Text.of(
            "如 1234.5 的数，不带千分位和单位，整数部分最多 %d 位",
            "a number such as 1234.5, without separators and unit, with at most %d digits before the point",
            FigureTerms.MOST_DIGITS);

    private static final Text NUMBER = Text.of(
            "如 1234.5 的数，整数部分最多 %d 位；千分位每三位一组，如 1,234.5",
            "a number such as 1234.5, with at most %d digits before the point; grouped by three, such as 1,234.5",
            FigureTerms.MOST_DIGITS);
    private static final Refused NO_NUMBER = new Refused("number", NUMBER);
    private static final Refused PERCENT = new Refused(
            "percent",
            Text.of(
                    "以指标单位填写、不带百分号的数，如 12.5；表格中请改为常规格式",
                    "a number in the indicator's unit without a percent sign, such as 12.5; in a sheet, a cell in"
                            + " general format"));
    private static final Refused UNIT = new Refused(
            "unit",
            Text.of("以指标单位填写、不带单位的数，如 1234.5", "a number in the indicator's unit, without the unit, such as 1234.5"));

    private static final Refused SCIENTIFIC = new Refused(
            "scientific",
            Text.of(
                    "写出全部数字，如 1000；科学计数法会丢失位数，表格中请把单元格格式改为数值",
                    "all digits, such as 1000: scientific notation loses some; in a sheet, a cell in number format"));
    private static final String NO_FIGURE = "-/\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2026";

    private NumberNotation() {}

    /// Whether the text is what people write where they have no figure: a dash, a stroke or an ellipsis, alone or
    /// twice, as `——` and `……` are.
    public static boolean saysNoFigure(String written) {
        if (written.length() > LONGEST || NO_FIGURE.indexOf(FullWidth.plain(written.charAt(0))) < 0) {
            return false;
        }
        String text = FullWidth.folded(written);
        return text.length() == 1 || (text.length() == 2 && text.charAt(0) == text.charAt(1));
    }

    /// Whether the text is digits with or without a minus sign and decimals, few enough of them: the one form
    /// that programs write.
    public static boolean isPlain(String text) {
        int length = text.length();
        int begin = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        int point = -1;
        for (int i = begin; i < length; i++) {
            char unit = text.charAt(i);
            if (unit == '.' && point < 0) {
                point = i;
            } else if (unit < '0' || unit > '9') {
                return false;
            }
        }
        int whole = (point < 0 ? length : point) - begin;
        return whole >= 1 && whole <= FigureTerms.MOST_DIGITS && point != length - 1 && length <= LONGEST;
    }

    /// Reads a text that is not plain, as people may have written it.
    public static Reading read(String written) {
        if (written.length() > 4 * LONGEST) {
            return NO_NUMBER;
        }
        String text = FullWidth.folded(written).replace('\u2212', '-');
        if (isPlain(text)) {
            return new Plain(text);
        }
        if (text.startsWith("+")) {
            text = text.substring(1);
            if (text.startsWith("-")) {
                return NO_NUMBER;
            }
        }
        String plain = withWholePart(ungrouped(text));
        if (plain != null && isPlain(plain)) {
            return new Plain(plain);
        }
        return refused(text);
    }

    /// The number with the 0 that may be left out before the point.
    private static String withWholePart(String number) {
        if (number != null && number.startsWith(".")) {
            return "0" + number;
        }
        return number != null && number.startsWith("-.") ? "-0" + number.substring(1) : number;
    }

    /// The number without thousands separators, which are all the same; null when they are not where they
    /// belong.
    private static String ungrouped(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        char separator = 0;
        int inGroup = 0;
        boolean decimals = false;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i) == '\u202F' ? '\u00A0' : text.charAt(i);
            if (unit == ',' || unit == '\u00A0') {
                boolean first = separator == 0;
                if (decimals || inGroup < 1 || inGroup > GROUP || (!first && (unit != separator || inGroup != GROUP))) {
                    return null;
                }
                if (first && digits.charAt(digits.length() - inGroup) == '0') {
                    return null;
                }
                separator = unit;
                inGroup = 0;
            } else {
                if (unit == '.') {
                    if (separator != 0 && inGroup != GROUP) {
                        return null;
                    }
                    decimals = true;
                } else if (unit >= '0' && unit <= '9') {
                    inGroup++;
                } else if (unit != '-' || i > 0) {
                    return null;
                }
                digits.append(unit);
            }
        }
        return separator != 0 && !decimals && inGroup != GROUP ? null : digits.toString();
    }

    private static Refused refused(String text) {
        if (text.isEmpty() || ("-.".indexOf(text.charAt(0)) < 0 && !isDigit(text.charAt(0)))) {
            return NO_NUMBER;
        }
        int end = 1;
        while (end < text.length() && (isDigit(text.charAt(end)) || ".,".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        while (end < text.length() && FullWidth.isBlank(text.charAt(end))) {
            end++;
        }
        if (end == text.length()) {
            return NO_NUMBER;
        }
        char next = text.charAt(end);
        if (next == '%' || next == '‰') {
            return PERCENT;
        }
        boolean exponent = (next == 'e' || next == 'E')
                && end + 1 < text.length()
                && (isDigit(text.charAt(end + 1)) || "+-".indexOf(text.charAt(end + 1)) >= 0);
        if (exponent) {
            return SCIENTIFIC;
        }
        return (Character.isLetter(next) || "°℃㎡㎥¥￥$".indexOf(next) >= 0) ? UNIT : NO_NUMBER;
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }
}
