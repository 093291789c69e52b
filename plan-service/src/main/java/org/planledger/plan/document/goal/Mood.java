package org.planledger.plan.document.goal;

import java.time.YearMonth;

/// What has been said earlier in a sentence and holds for what follows: how firmly, each year, by when.
///
/// @param strength how firmly
/// @param yearly whether each year
/// @param due by when
/// @param year of which a month is that names none; 0 when nothing says so
/// @param end by when where nothing says so
record Mood(GoalStrength strength, boolean yearly, YearMonth due, int year, YearMonth end) {

    /// Before anything was said.
    ///
    /// @param end by when where nothing says so
    static Mood atFirst(YearMonth end, PlanYears years) {
        return new Mood(GoalStrength.PLAIN, false, end, years.onlyYear(), end);
    }

    /// The same, by another month.
    Mood by(YearMonth other) {
        return new Mood(strength, yearly, other, year, end);
    }

    /// The mood once this much more of the sentence was read.
    Mood after(String words, PlanYears years) {
        GoalStrength firmly = Words.ENSURES.isIn(words)
                ? GoalStrength.ENSURE
                : Words.STRIVES.isIn(words) ? GoalStrength.STRIVE : strength;
        PlanYears.Due named = years.lastIn(words, year);
        boolean isEachYear = Words.EACH_YEAR.isIn(words.replace("每人每年", ""));
        boolean isInTheEnd = words.contains("累计") || named != null && words.contains("到");
        boolean isStillYearly = isEachYear || yearly && !isInTheEnd;
        boolean isOfTheWholeYear = words.lastIndexOf("全年") >= (named == null ? 0 : named.to());
        if (named == null) {
            boolean isOfThePlan = isOfTheWholeYear && years.onlyYear() > 0;
            return new Mood(firmly, isStillYearly, isOfThePlan ? end : due, year, end);
        }
        boolean isOfThePlan = (named.isYearAlone() || isOfTheWholeYear) && years.onlyYear() > 0;
        return new Mood(
                firmly,
                isStillYearly,
                isOfThePlan ? end : named.month(),
                named.month().getYear(),
                end);
    }
}
