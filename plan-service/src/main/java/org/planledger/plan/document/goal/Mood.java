package org.planledger.plan.document.goal;

import java.time.YearMonth;
import org.planledger.plan.document.source.WordList;

/// What has been said earlier in a sentence and holds for what follows: how firmly, each year, by when.
///
/// @param strength how firmly
/// @param yearly whether each year
/// @param isOfOneSubject whether each year is said of one subject alone, and of no other that follows
/// @param due by when
/// @param year of which a month is that names none; 0 when nothing says so
/// @param end by when where nothing says so
record Mood(GoalStrength strength, boolean yearly, boolean isOfOneSubject, YearMonth due, int year, YearMonth end) {

    private static final WordList PARTS = WordList.of("其中 含 包括 包含");

    /// Before anything was said.
    ///
    /// @param end by when where nothing says so
    static Mood atFirst(YearMonth end, PlanYears years) {
        return new Mood(GoalStrength.PLAIN, false, false, end, years.onlyYear(), end);
    }

    /// The same, by another month.
    Mood by(YearMonth other) {
        return new Mood(strength, yearly, isOfOneSubject, other, year, end);
    }

    /// The mood of another subject: of 项目每年不少于8项,转化成果100项 only the first is of each year, and of 每年实施项目8项,
    /// 转化成果100项 both.
    ///
    /// @param words the words before its number, or all that is said of it
    Mood besides(String words) {
        boolean isOther = isOfOneSubject
                && PARTS.at(words, 0, words.length()) == null
                && !IndicatorName.before(words).isEmpty();
        return isOther ? new Mood(strength, false, false, due, year, end) : this;
    }

    /// The mood once this much more of the sentence was read.
    Mood after(String words, PlanYears years) {
        GoalStrength firmly = Words.ENSURES.isIn(words)
                ? GoalStrength.ENSURE
                : Words.STRIVES.isIn(words) ? GoalStrength.STRIVE : strength;
        PlanYears.Due named = years.lastIn(words, year);
        String said = words.replace("每人每年", "")
                .replace("每生每年", "")
                .replace("每户每年", "")
                .replace("每亩每年", "");
        boolean isEachYear = Words.EACH_YEAR.isIn(said);
        boolean isOfOne = isEachYear ? isSaidOfOneSubject(said) : isOfOneSubject;
        boolean isByThen = named != null || words.contains("累计");
        boolean isStillYearly = isEachYear || yearly && !isByThen;
        boolean isOfTheWholeYear = words.lastIndexOf("全年") >= (named == null ? 0 : named.to());
        if (named == null) {
            boolean isOfThePlan = isOfTheWholeYear && years.onlyYear() > 0;
            return new Mood(firmly, isStillYearly, isOfOne, isOfThePlan ? end : due, year, end);
        }
        boolean isOfThePlan = (named.isYearAlone() || isOfTheWholeYear) && years.onlyYear() > 0;
        return new Mood(
                firmly,
                isStillYearly,
                isOfOne,
                isOfThePlan ? end : named.month(),
                named.month().getYear(),
                end);
    }

    /// 近视率每年下降, 揭榜挂帅项目每年不少于: nothing but how much stands between it and the number, and the subject before it.
    private static boolean isSaidOfOneSubject(String words) {
        int from = Words.EACH_YEAR.indexIn(words, 0, words.length());
        int to = from + Words.EACH_YEAR.at(words, from, words.length()).length();
        for (String word = Words.MEASURES.at(words, to, words.length());
                word != null;
                word = Words.MEASURES.at(words, to, words.length())) {
            to += word.length();
        }
        return to == words.length()
                && !IndicatorName.before(words.substring(0, from)).isEmpty();
    }
}
