package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// The units behind the numbers of a sentence, and what stands there and is none.
///
/// @param text the text
/// @param limit where the sentence ends
record UnitWords(String text, int limit) {
    private static final int LONGEST_GAP = 8;
    /// 平均受教育年限达到11.3年 is a length of time; 2025年 is a date.
    private static final WordList LAST_YEARS = WordList.of("年限 寿命 周期 工期");
    /// 9/10万 are nine in a hundred thousand.
    private static final WordList ONE_IN = WordList.of("/10万 /十万 /万 /100万");
    /// 百亿级企业, 5亿级园区 are classes of size.
    private static final WordList CLASSES = WordList.of("级 元级");
    private static final WordList PER = WordList.of("/千人 /万人 /百人 /人 /户 /亩 /年 /月 /日 /天 /次 /平方公里 /公顷 /万元");

    /// What the unit is multiplied by; empty when by nothing.
    String scaleAt(int from) {
        String scale = from < limit ? CountedUnits.SCALES.at(text, from, limit) : null;
        String unit = at(from);
        return scale == null || unit != null && unit.length() > scale.length() ? "" : scale;
    }

    /// The unit that stands there.
    ///
    /// @return null when none does
    String at(int from) {
        if (from >= limit) {
            return null;
        }
        String oneIn = ONE_IN.at(text, from, limit);
        if (oneIn != null) {
            return oneIn;
        }
        String unit = CountedUnits.ALL.at(text, from, limit);
        if (unit == null || CountedUnits.NO_UNITS.at(text, from, limit) != null) {
            return null;
        }
        int end = from + unit.length();
        boolean isPartOfALatinWord =
                Digits.isLatin(text.charAt(end - 1)) && end < limit && Digits.isLatin(text.charAt(end));
        return isPartOfALatinWord ? null : unit + more(end);
    }

    /// What belongs to the unit before: 套(间), 批次/千人.
    private String more(int from) {
        String per = PER.at(text, from, limit);
        if (per != null) {
            return per;
        }
        if (from >= limit || text.charAt(from) != '(') {
            return "";
        }
        String other = CountedUnits.COUNTS.at(text, from + 1, limit);
        int closing = other == null ? limit : from + 1 + other.length();
        return closing < limit && text.charAt(closing) == ')' ? text.substring(from, closing + 1) : "";
    }

    boolean namesSomething(int from) {
        return from < limit && (CountedUnits.NAMES.at(text, from, limit) != null || Digits.isLatin(text.charAt(from)));
    }

    /// A 500强 or a 2025年 counts nothing, and a 期工程 is no period.
    boolean isNameRatherThan(String unit, int from) {
        String name = CountedUnits.NAMES.at(text, from, limit);
        return name != null && name.length() >= unit.length() && !unit.equals("点");
    }

    /// 100亿级企业.
    boolean isClass(int from) {
        return CLASSES.at(text, from, limit) != null;
    }

    /// Whether a time of years is meant, and no date.
    ///
    /// @param before where the words before the number end
    boolean lastsYears(String unit, int before) {
        return unit.equals("年") && LAST_YEARS.before(text, before, Math.max(0, before - LONGEST_GAP)) != null;
    }
}
