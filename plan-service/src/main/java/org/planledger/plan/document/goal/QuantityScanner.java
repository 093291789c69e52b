package org.planledger.plan.document.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// Finds the quantities of a sentence, and passes over the numbers that are names, dates and ranks.
final class QuantityScanner {
    private static final int MOST_DIGITS = 15;
    private static final int LONGEST_GAP = 3;
    private static final WordList LEADING = Words.AT_LEAST
            .and(Words.AT_MOST)
            .and(Words.REACHES)
            .and(Words.ABOUT)
            .and(Words.GROWS)
            .and(Words.RISES)
            .and(Words.FALLS);
    private static final WordList TRAILING = Words.OR_MORE.and(Words.OR_LESS).and(Words.OR_SO);
    private static final WordList NO_COUNT_BEFORE = WordList.of("第 前 ± No. 新政 十 百 千 万 亿 之 Ⅰ Ⅱ Ⅲ Ⅳ 〔 排名 位列 位居 进入");
    private static final WordList CHINESE_BOUND_BEFORE =
            WordList.of("至少 不少于 不低于 突破 超过 不超过 百分之 新建 新增 建成 培育 创建 引进 新培育 至少完成 至少建成 至少创建 至少培育");

    private final Sentence sentence;
    private final String text;

    QuantityScanner(Sentence sentence) {
        this.sentence = sentence;
        this.text = sentence.text();
    }

    List<Quantity> scan() {
        List<Quantity> found = new ArrayList<>();
        Range range = sentence.range();
        int i = range.from();
        int earliest = range.from();
        while (i < range.to()) {
            Quantity quantity = sentence.isName(i) ? null : quantityAt(i, earliest);
            if (quantity != null) {
                found.add(quantity);
                i = quantity.to();
                earliest = i;
            } else {
                i = afterNumber(i);
            }
        }
        return found;
    }

    /// The place behind what begins there, which is a whole number, a row of signs in its place, or one sign.
    private int afterNumber(int from) {
        int end = from + 1;
        if (isPlaceholder(from)) {
            while (end < limit() && text.charAt(end) == text.charAt(from)) {
                end++;
            }
        } else if (ChineseNumeral.isNumeral(text.charAt(from))) {
            end = Math.min(ChineseNumeral.end(text, from), limit());
        } else if (isLatin(text.charAt(from)) || isDigit(text.charAt(from))) {
            while (end < sentence.range().to() && (isLatin(text.charAt(end)) || isInNumber(end))) {
                end++;
            }
        }
        return end;
    }

    private Quantity quantityAt(int from, int earliest) {
        char sign = text.charAt(from);
        if (isDigit(sign)) {
            return digitsAt(from, earliest);
        }
        if (isPlaceholder(from)) {
            return placeholderAt(from, earliest);
        }
        if (ChineseNumeral.isNumeral(sign)) {
            return numeralAt(from, earliest);
        }
        return null;
    }

    private Quantity digitsAt(int from, int earliest) {
        if (from > sentence.range().from()
                && (isLatin(text.charAt(from - 1)) || NO_COUNT_BEFORE.before(text, from, earliest) != null)) {
            return null;
        }
        int end = numberEnd(from);
        BigDecimal value = number(from, end);
        BigDecimal high = null;
        int dash = end;
        int second = rangeSecond(dash);
        if (second > 0) {
            int secondEnd = numberEnd(second);
            high = number(second, secondEnd);
            end = secondEnd;
        }
        if (value == null || high != null && high.compareTo(value) <= 0) {
            return null;
        }
        return counted(from, end, earliest, value, high, false);
    }

    /// Where the second number of `2-3家`, `2%-3%` begins.
    private int rangeSecond(int from) {
        int i = from;
        if (i < limit()
                && "%个家项".indexOf(text.charAt(i)) >= 0
                && i + 1 < limit()
                && "-至".indexOf(text.charAt(i + 1)) >= 0) {
            i++;
        }
        int dashes = i;
        while (dashes < limit() && text.charAt(dashes) == '-') {
            dashes++;
        }
        if (dashes == i && i < limit() && "至到".indexOf(text.charAt(i)) >= 0) {
            dashes++;
        }
        return dashes > i && dashes < limit() && isDigit(text.charAt(dashes)) ? dashes : -1;
    }

    private Quantity counted(
            int from, int numberEnd, int earliest, BigDecimal value, BigDecimal high, boolean chinese) {
        int i = blanks(numberEnd);
        boolean odd = i < limit()
                && Words.ODD.at(text, i, limit()) != null
                && (unitAt(i + 1) != null || !scaleAt(i + 1).isEmpty());
        if (odd) {
            i++;
        }
        String early = TRAILING.at(text, i, limit());
        String scale = scaleAt(i);
        int unitFrom = blanks(i + scale.length());
        if (!odd
                && !scale.isEmpty()
                && unitFrom < limit()
                && Words.ODD.at(text, unitFrom, limit()) != null
                && unitAt(unitFrom + 1) != null) {
            odd = true;
            unitFrom++;
        }
        String unit = unitAt(unitFrom);
        if (unit == null
                && scale.isEmpty()
                && (namesSomething(i) || early == null && isYear(value, numberEnd - from))) {
            return null;
        }
        if (unit != null && scale.isEmpty() && isNameRatherThan(unit, unitFrom)) {
            return null;
        }
        int end = unit == null ? (scale.isEmpty() ? numberEnd : i + scale.length()) : unitFrom + unit.length();
        int trailingFrom = blanks(end);
        String trailing = TRAILING.at(text, trailingFrom, limit());
        if ("内".equals(trailing)
                && trailingFrom + 1 < limit()
                && Character.isIdeographic(text.charAt(trailingFrom + 1))) {
            trailing = null;
        }
        String leading = leading(from, earliest);
        return new Quantity(
                from - leadingLength,
                from,
                trailing == null ? end : trailingFrom + trailing.length(),
                value,
                high,
                scale,
                unit == null ? "" : unit,
                leading,
                trailing == null ? "" : trailing,
                odd,
                chinese);
    }

    private int leadingLength;

    /// The words of bound right before the number, blanks, brackets and 每人每年 passed over.
    private String leading(int from, int earliest) {
        int end = from;
        while (end > earliest && " (".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String about = Words.ABOUT.before(text, end, earliest);
        int before = about == null ? end : end - about.length();
        String per = PER.before(text, before, earliest);
        int gap = per == null ? before : before - per.length();
        if (sentence.bracketBefore(gap) > earliest) {
            int opening = sentence.bracketBefore(gap);
            if (LEADING.before(text, opening, earliest) != null) {
                gap = opening;
            }
        }
        String word = LEADING.before(text, gap, earliest);
        if (word == null && about == null) {
            leadingLength = 0;
            return "";
        }
        String leading = word == null ? about : about != null && Words.REACHES.contains(word) ? about : word;
        leadingLength = from - (word == null ? before : gap - word.length());
        return leading;
    }

    private static final WordList PER = WordList.of("每人每年 每人每月 每人 每户 每千人口 每万人口 每千人 每万人 每千名老人 每百户 人均 户均 每人每天 每百人");

    private String scaleAt(int from) {
        String scale = from < limit() ? CountedUnits.SCALES.at(text, from, limit()) : null;
        String unit = unitAt(from);
        return scale == null || unit != null && unit.length() > scale.length() ? "" : scale;
    }

    private String unitAt(int from) {
        if (from >= limit()) {
            return null;
        }
        String unit = CountedUnits.ALL.at(text, from, limit());
        if ("项".equals(unit) && text.startsWith("目", from + 1)) {
            return null;
        }
        if (unit != null
                && isLatin(unit.charAt(unit.length() - 1))
                && from + unit.length() < limit()
                && isLatin(text.charAt(from + unit.length()))) {
            return null;
        }
        return unit;
    }

    private boolean namesSomething(int from) {
        return from < limit() && (CountedUnits.NAMES.at(text, from, limit()) != null || isLatin(text.charAt(from)));
    }

    /// A 500强 or a 2025年 counts nothing, and a 期工程 is no period.
    private boolean isNameRatherThan(String unit, int from) {
        String name = CountedUnits.NAMES.at(text, from, limit());
        return name != null && name.length() >= unit.length() && !unit.equals("点");
    }

    private boolean isYear(BigDecimal value, int digits) {
        return value != null && digits == 4 && value.intValue() >= 1900 && value.intValue() <= 2100;
    }

    private boolean isPlaceholder(int at) {
        char sign = text.charAt(at);
        if (sign == '*' || sign == '_' || sign == '×') {
            return true;
        }
        boolean isX = sign == 'x' || sign == 'X';
        return isX && (at == sentence.range().from() || !isLatin(text.charAt(at - 1)) && !isDigit(text.charAt(at - 1)));
    }

    private Quantity placeholderAt(int from, int earliest) {
        char sign = text.charAt(from);
        int end = from;
        while (end < limit() && Character.toLowerCase(text.charAt(end)) == Character.toLowerCase(sign)) {
            end++;
        }
        if (end < limit() && (isLatin(text.charAt(end)) || isDigit(text.charAt(end)))) {
            return null;
        }
        Quantity quantity = counted(from, end, earliest, null, null, false);
        if (quantity == null) {
            return null;
        }
        boolean isGoverned =
                !quantity.leading().isEmpty() || !quantity.trailing().isEmpty();
        return quantity.printedUnit() != null || isGoverned ? quantity : null;
    }

    private Quantity numeralAt(int from, int earliest) {
        int end = ChineseNumeral.end(text, from);
        long value = ChineseNumeral.value(text.substring(from, end));
        if (value < 0) {
            return null;
        }
        boolean isShare = endsWith("百分之", from, earliest);
        if (isShare) {
            String trailing = TRAILING.at(text, end, limit());
            String leading = leading(from - 3, earliest);
            return new Quantity(
                    from - 3 - leadingLength,
                    from - 3,
                    trailing == null ? end : end + trailing.length(),
                    BigDecimal.valueOf(value),
                    null,
                    "",
                    "%",
                    leading,
                    trailing == null ? "" : trailing,
                    false,
                    true);
        }
        String unit = unitAt(end);
        if (unit == null || CountedUnits.isTime(unit) || isNameRatherThan(unit, end)) {
            return null;
        }
        boolean isBound = TRAILING.at(text, end + unit.length(), limit()) != null;
        boolean isPromised = CHINESE_BOUND_BEFORE.before(text, from, earliest) != null;
        return isBound || isPromised ? counted(from, end, earliest, BigDecimal.valueOf(value), null, true) : null;
    }

    private boolean endsWith(String word, int end, int start) {
        return end - word.length() >= start && text.startsWith(word, end - word.length());
    }

    private int numberEnd(int from) {
        int end = from;
        while (end < limit() && isInNumber(end)) {
            end++;
        }
        while (end > from && !isDigit(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /// A digit, a decimal point between digits, or a comma before three digits.
    private boolean isInNumber(int at) {
        char sign = text.charAt(at);
        if (isDigit(sign)) {
            return true;
        }
        boolean isBetween = at > 0 && isDigit(text.charAt(at - 1)) && at + 1 < limit() && isDigit(text.charAt(at + 1));
        return isBetween && (sign == '.' || sign == ',' && isThousands(at));
    }

    private boolean isThousands(int comma) {
        int end = comma + 1;
        while (end < limit() && isDigit(text.charAt(end))) {
            end++;
        }
        int begin = comma;
        while (begin > 0 && comma - begin < LONGEST_GAP + 1 && isDigit(text.charAt(begin - 1))) {
            begin--;
        }
        return end - comma - 1 == LONGEST_GAP && comma - begin <= LONGEST_GAP;
    }

    private BigDecimal number(int from, int to) {
        String digits = text.substring(from, to).replace(",", "");
        boolean isNumber = digits.length() <= MOST_DIGITS && digits.indexOf('.') == digits.lastIndexOf('.');
        return isNumber ? new BigDecimal(digits) : null;
    }

    private int blanks(int from) {
        int i = from;
        while (i < limit() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private int limit() {
        return sentence.range().to();
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private static boolean isLatin(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z';
    }
}
