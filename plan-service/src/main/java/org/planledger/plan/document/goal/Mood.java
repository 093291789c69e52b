package org.planledger.plan.document.goal;

import java.time.YearMonth;

/// What has been said earlier in a sentence and holds for what follows: how firmly, each year, by when.
///
/// @param strength how firmly
/// @param yearly whether each year
/// @param due by when
record Mood(GoalStrength strength, boolean yearly, YearMonth due) {

    /// The same, by another month.
    Mood by(YearMonth other) {
        return new Mood(strength, yearly, other);
    }

    /// The mood once this much more of the sentence was read.
    Mood after(String words, PlanYears years) {
        GoalStrength firmly = Words.ENSURES.isIn(words)
                ? GoalStrength.ENSURE
                : Words.STRIVES.isIn(words) ? GoalStrength.STRIVE : strength;
        YearMonth named = years.dueIn(words);
        boolean isEachYear = Words.EACH_YEAR.isIn(words.replace("每人每年", ""));
        boolean isInTheEnd = words.contains("累计") || named != null && words.contains("到");
        return new Mood(firmly, isEachYear || yearly && !isInTheEnd, named == null ? due : named);
    }
}
