package org.planledger.plan.document.goal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.ChineseNumeral;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.WordList;

/// Finds the quantities of a sentence, and passes over the numbers that are names, dates and ranks.
final class QuantityScanner {
    private static final String OPEN_RANGE = "a-b";
    private static final String SHARE = "百分之";
    private static final long TEN_THOUSAND = 10_000;
    private static final WordList NO_COUNT_BEFORE = WordList.of("第 前 ± No. 新政 十 百 千 万 亿 之 Ⅰ Ⅱ Ⅲ Ⅳ 〔 排名 位列 位居 进入");

    private final Sentence sentence;
    private final String text;
    private final UnitWords units;
    private final BoundWords bounds;
    private final WrittenOut writtenOut;

    QuantityScanner(Sentence sentence) {
        this.sentence = sentence;
        this.text = sentence.text();
        this.units = new UnitWords(text, sentence.range().to());
        this.bounds = new BoundWords(sentence);
        this.writtenOut = new WrittenOut(text, sentence.range(), units, bounds);
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
        } else if (Digits.isLatin(text.charAt(from)) || Digits.isDigit(text.charAt(from))) {
            while (end < limit() && (Digits.isLatin(text.charAt(end)) || Digits.isInNumber(text, end, limit()))) {
                end++;
            }
        }
        return end;
    }

    private Quantity quantityAt(int from, int earliest) {
        char sign = text.charAt(from);
        if (Digits.isDigit(sign)) {
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
                && (Digits.isLatin(text.charAt(from - 1)) || NO_COUNT_BEFORE.before(text, from, earliest) != null)) {
            return null;
        }
        int end = Digits.end(text, from, limit());
        if (isRatio(end) && (text.charAt(end + 1) != '1' || Digits.end(text, end + 1, limit()) != end + 2)
                || from - 2 >= earliest && isRatio(from - 1)) {
            return null;
        }
        BigDecimal value = Digits.value(text.substring(from, end));
        if (value != null && isMixed(end)) {
            int begin = restFrom(end);
            int rest = Digits.end(text, begin, limit());
            BigDecimal whole = value.multiply(powerAt(end))
                    .add(Digits.value(text.substring(begin, rest)).multiply(powerAt(rest)));
            return counted(from, rest + (isTenThousands(rest) ? 2 : 1), earliest, whole, null, false);
        }
        end += isRatio(end) ? 2 : 0;
        BigDecimal high = null;
        int dash = end;
        int second = rangeSecond(dash);
        if (second > 0) {
            int secondEnd = Digits.end(text, second, limit());
            high = isLikeTheFirst(end, secondEnd) ? Digits.value(text.substring(second, secondEnd)) : null;
            end = high == null ? end : secondEnd;
        }
        if (value == null || high != null && high.compareTo(value) <= 0) {
            return null;
        }
        return counted(from, end, earliest, value, high, false);
    }

    /// Whether a number in two powers stands there: 3万5千亩, 1亿2000万元, 1亿2千万元, 1亿零500万元.
    private boolean isMixed(int end) {
        int begin = restFrom(end);
        int rest = Digits.end(text, begin, limit());
        return rest > begin
                && rest < limit()
                && powerAt(end).compareTo(powerAt(rest)) > 0
                && powerAt(rest).compareTo(BigDecimal.ONE) > 0;
    }

    /// Where what is added to a number in a power begins.
    private int restFrom(int power) {
        int from = Math.min(power + 1, limit());
        return text.startsWith("零", from) ? Math.min(from + 1, limit()) : from;
    }

    private boolean isTenThousands(int place) {
        return place + 1 < limit() && "十百千".indexOf(text.charAt(place)) >= 0 && text.charAt(place + 1) == '万';
    }

    private BigDecimal powerAt(int place) {
        if (place >= limit()) {
            return BigDecimal.ONE;
        }
        BigDecimal power = switch (text.charAt(place)) {
            case '亿' -> BigDecimal.TEN.pow(8);
            case '万' -> BigDecimal.TEN.pow(4);
            case '千' -> BigDecimal.TEN.pow(3);
            case '百' -> BigDecimal.TEN.pow(2);
            case '十' -> BigDecimal.TEN;
            default -> BigDecimal.ONE;
        };
        return isTenThousands(place) ? power.movePointRight(4) : power;
    }

    /// 2.2:1 is how many for one.
    private boolean isRatio(int colon) {
        return colon > 0
                && colon + 1 < limit()
                && text.charAt(colon) == ':'
                && Digits.isDigit(text.charAt(colon - 1))
                && Digits.isDigit(text.charAt(colon + 1));
    }

    /// Whether the second number of 50亿-100亿元 has the multiple of the first.
    private boolean isLikeTheFirst(int firstEnd, int secondEnd) {
        String scale = units.scaleAt(firstEnd);
        return scale.isEmpty() || scale.equals(units.scaleAt(secondEnd));
    }

    /// Where the second number of `2-3家`, `2%-3%`, `50亿-100亿元` begins.
    private int rangeSecond(int from) {
        int i = from + units.scaleAt(from).length();
        String unit = units.at(i);
        i += unit == null ? 0 : unit.length();
        if (i > from && (i >= limit() || "-至".indexOf(text.charAt(i)) < 0)) {
            i = from;
        }
        int dashes = i;
        while (dashes < limit() && text.charAt(dashes) == '-') {
            dashes++;
        }
        if (dashes == i && i < limit() && "至到".indexOf(text.charAt(i)) >= 0) {
            dashes++;
        }
        return dashes > i && dashes < limit() && Digits.isDigit(text.charAt(dashes)) ? dashes : -1;
    }

    private Quantity counted(
            int from, int numberEnd, int earliest, BigDecimal value, BigDecimal high, boolean chinese) {
        int i = blanks(numberEnd);
        boolean odd =
                isOdd(i) && (units.at(i + 1) != null || !units.scaleAt(i + 1).isEmpty());
        i += odd ? 1 : 0;
        String scale = units.scaleAt(i);
        int unitFrom = blanks(i + scale.length());
        if (!odd && !scale.isEmpty() && isOdd(unitFrom) && units.at(unitFrom + 1) != null) {
            odd = true;
            unitFrom++;
        }
        String unit = units.at(unitFrom);
        BoundWords.Leading leading = bounds.before(from, earliest);
        if (unit == null
                ? isNone(i, scale, unitFrom, value, numberEnd - from)
                : isName(unit, scale, unitFrom, leading)) {
            return null;
        }
        int end = unit == null ? (scale.isEmpty() ? numberEnd : i + scale.length()) : unitFrom + unit.length();
        int trailingFrom = blanks(end);
        String trailing = bounds.at(trailingFrom);
        boolean areTenths = CountedUnits.TENTHS.equals(unit);
        return new Quantity(
                leading.from(),
                from,
                trailing.isEmpty() ? end : trailingFrom + trailing.length(),
                areTenths ? tens(value) : value,
                areTenths ? tens(high) : high,
                scale,
                unit == null ? "" : areTenths ? "%" : unit,
                leading.word(),
                trailing,
                odd,
                chinese);
    }

    /// 六成 are 60 %.
    private static BigDecimal tens(BigDecimal tenths) {
        return tenths == null ? null : tenths.multiply(BigDecimal.TEN);
    }

    private boolean isOdd(int at) {
        return at < limit() && Words.ODD.at(text, at, limit()) != null;
    }

    /// Whether a number without a unit is part of a name, a year, or a class of size.
    private boolean isNone(int from, String scale, int afterScale, BigDecimal value, int digits) {
        if (!scale.isEmpty()) {
            return units.isClass(afterScale);
        }
        return units.namesSomething(from) || bounds.at(from).isEmpty() && Digits.isYear(value, digits);
    }

    private boolean isName(String unit, String scale, int from, BoundWords.Leading leading) {
        boolean isTime = !leading.word().isEmpty() && units.lastsYears(unit, leading.from());
        return units.isClass(from + unit.length()) && CountedUnits.isMeasure(unit)
                || scale.isEmpty() && !isTime && units.isNameRatherThan(unit, from);
    }

    private boolean isPlaceholder(int at) {
        char sign = text.charAt(at);
        if (sign == '*' || sign == '_' || sign == '×') {
            return true;
        }
        if (sign == 'a') {
            return isOpenRange(at);
        }
        boolean isX = sign == 'x' || sign == 'X';
        return isX
                && (at == sentence.range().from()
                        || !Digits.isLatin(text.charAt(at - 1)) && !Digits.isDigit(text.charAt(at - 1)));
    }

    /// a-b辆: neither end is known yet.
    private boolean isOpenRange(int at) {
        int end = at + OPEN_RANGE.length();
        return text.startsWith(OPEN_RANGE, at)
                && end < limit()
                && units.at(end) != null
                && (at == sentence.range().from() || Character.isIdeographic(text.charAt(at - 1)));
    }

    private Quantity placeholderAt(int from, int earliest) {
        char sign = text.charAt(from);
        int end = from;
        if (sign == 'a') {
            return counted(from, from + OPEN_RANGE.length(), earliest, null, null, false);
        }
        while (end < limit() && Character.toLowerCase(text.charAt(end)) == Character.toLowerCase(sign)) {
            end++;
        }
        if (end < limit() && (Digits.isLatin(text.charAt(end)) || Digits.isDigit(text.charAt(end)))) {
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
        long value =
                "万".equals(text.substring(from, end)) ? TEN_THOUSAND : ChineseNumeral.value(text.substring(from, end));
        if (value < 0) {
            return null;
        }
        if (end < limit() && text.charAt(end) == '亿') {
            int begin = restFrom(end);
            int rest = ChineseNumeral.end(text, begin);
            long added = ChineseNumeral.value(text.substring(begin, rest));
            if (added >= TEN_THOUSAND) {
                value = value * TEN_THOUSAND * TEN_THOUSAND + added;
                end = rest;
            }
        }
        BigDecimal decimal = writtenOut.decimalAt(from, end);
        BigDecimal exact = decimal == null ? BigDecimal.valueOf(value) : decimal;
        int exactEnd = decimal == null ? end : end + 1 + decimal.scale();
        if (text.startsWith(SHARE, from - SHARE.length()) && from - SHARE.length() >= earliest) {
            return shareAt(from - SHARE.length(), exactEnd, earliest, exact);
        }
        boolean counts =
                decimal == null ? writtenOut.counts(from, end, earliest, value) : writtenOut.measures(exactEnd);
        return counts ? counted(from, exactEnd, earliest, exact, null, true) : null;
    }

    /// 百分之九十五以上, 百分之六点五.
    private Quantity shareAt(int from, int end, int earliest, BigDecimal value) {
        BoundWords.Leading leading = bounds.before(from, earliest);
        String trailing = bounds.at(end);
        return new Quantity(
                leading.from(),
                from,
                end + trailing.length(),
                value,
                null,
                "",
                "%",
                leading.word(),
                trailing,
                false,
                true);
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
}
