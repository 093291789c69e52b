package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// Words that say of which part something is, and name nothing by themselves: 县外, 人均, 10亿元以上. What they belong to
/// was named before: 新增园区企业20家,其中10亿元以上2家.
final class PartName {
    private static final WordList PARTS =
            WordList.of("县外 县内 省外 省内 市外 市内 区外 区内 境外 境内 国外 国内 海外 域外 域内 州外 州内 旗外 旗内 城区 城镇 农村 乡镇 县城 男性 女性 党外");
    private static final WordList PER_HEAD = WordList.of("人均 户均 亩均 村均 校均 平均每人 平均每户");
    private static final WordList SIZES = WordList.of("产值 营收 年营业收入 年营收 税收 年税收").and(Words.SIZES);
    private static final WordList OR_ABOVE = WordList.of("以上 及以上 以下");

    private PartName() {}

    static boolean isBare(String words) {
        return PARTS.contains(words) || PER_HEAD.contains(words) || isSize(words);
    }

    /// 10亿元以上, 百户以上.
    static boolean isSize(String words) {
        String above = OR_ABOVE.before(words, words.length(), 0);
        int end = above == null ? 0 : words.length() - above.length();
        String of = SIZES.at(words, 0, end);
        int from = of == null ? 0 : of.length();
        int number = from;
        while (number < end
                && (Digits.isInNumber(words, number, end) || CountedUnits.SCALES.at(words, number, end) != null)) {
            number++;
        }
        return number > from && CountedUnits.ALL.contains(words.substring(number, end));
    }

    /// The part of what was named before.
    static String of(String part, String whole) {
        String thing = IndicatorName.withoutNew(whole);
        String other = PARTS.and(PER_HEAD).at(thing, 0, thing.length());
        String name = IndicatorName.withoutNew(other == null ? thing : thing.substring(other.length()));
        int above = Math.max(name.lastIndexOf("以上"), name.lastIndexOf("以下"));
        return part + (isSize(part) && above >= 0 && above + 3 < name.length() ? name.substring(above + 2) : name);
    }
}
