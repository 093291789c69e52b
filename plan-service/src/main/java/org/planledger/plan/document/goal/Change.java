package org.planledger.plan.document.goal;

import java.util.Locale;
import org.planledger.plan.document.source.WordList;

/// Whether a number is a level, or by how much something grows or falls.
///
/// @param measure what of the indicator is measured
/// @param word the word that says so, which stays with the name where the change itself is counted; null for
/// none
record Change(GoalMeasure measure, String word) {
    private static final WordList ALL = Words.GROWS.and(Words.RISES).and(Words.FALLS);

    private static final WordList LEVELS = Words.RATES.and(WordList.of("度 水平 系数 面 比"));

    private static final String IMPROVES = "改善";

    static Change of(String left, Quantity quantity) {
        String word = ALL.contains(quantity.leading()) ? quantity.leading() : isPossible(quantity) ? at(left) : null;
        word = word == null ? deed(left, quantity) : word;
        if (word == null) {
            return new Change(GoalMeasure.AMOUNT, null);
        }
        boolean isPercent = quantity.unit().equals("%")
                || quantity.unit().isEmpty() && quantity.scale().isEmpty();
        if (!isPercent) {
            return new Change(GoalMeasure.AMOUNT, word);
        }
        if (Words.FALLS.contains(word) || word.equals(IMPROVES)) {
            return new Change(GoalMeasure.REDUCTION, word);
        }
        boolean isAverage =
                word.startsWith("年均") || left.toLowerCase(Locale.ROOT).endsWith("年均");
        return new Change(isAverage ? GoalMeasure.GROWTH_AVERAGE : GoalMeasure.GROWTH, word);
    }

    /// 压减一般性支出10% and 提高城镇化率1个百分点 say by how much. 压减项目占比10% is a level, and so is 压减至10%.
    ///
    /// @return the deed; null when a level is meant
    private static String deed(String left, Quantity quantity) {
        boolean isLevel = !quantity.leading().isEmpty() && !Words.AT_LEAST.contains(quantity.leading());
        String words = left.strip();
        String name = IndicatorName.before(words);
        String cut = Words.CUTS.at(name, 0, name.length());
        if (isLevel || !CountedUnits.isShare(quantity.unit())) {
            return null;
        }
        boolean isOfALevel = quantity.unit().equals("%") && LEVELS.before(words, words.length(), 0) != null;
        if (isOfALevel) {
            return null;
        }
        return cut == null ? Words.RAISES.at(words, 0, words.length()) : cut;
    }

    /// 精简材料30%、环节20%: behind a mark the deed holds for what is named next, unless that has a deed of its own.
    ///
    /// @param deed what is done to what stands before in the clause; empty for nothing
    Change orByDeed(String deed, String left, Quantity quantity) {
        String words = left.strip();
        boolean isDoneAnew = words.isEmpty()
                || ALL.at(words, 0, words.length()) != null
                || Words.NEW.at(words, 0, words.length()) != null
                || Words.MAKES.at(words, 0, words.length()) != null;
        return deed.isEmpty() || word != null || isDoneAnew ? this : of(deed + words, quantity);
    }

    /// What is done to what is named behind it: 压减 of 压减一般性支出10%; empty for nothing.
    static String deedAt(String left, Quantity quantity) {
        String deed = deed(left, quantity);
        return deed == null ? "" : deed;
    }

    /// Whether a word of change further before it can be meant: 增长不低于5%, and not 重点提升5家.
    static boolean isPossible(Quantity quantity) {
        return CountedUnits.isShare(quantity.unit()) || !quantity.leading().isEmpty();
    }

    /// 增长6%、力争6.5%: a second share that nothing else is named for is the same change.
    ///
    /// @param last the goal before; null without
    Change orThatOf(Goal last, Quantity quantity) {
        boolean isSame = word == null
                && last != null
                && last.measure() != GoalMeasure.AMOUNT
                && quantity.unit().equals(last.unit());
        return isSame ? new Change(last.measure(), null) : this;
    }

    /// The word of change that words end with.
    ///
    /// @return null when they end with none
    static String at(String words) {
        String word = ALL.before(words, words.length(), 0);
        return word == null && isForTheBetter(words) ? IMPROVES : word;
    }

    /// 浓度同比改善: what is better the lower it is falls.
    private static boolean isForTheBetter(String words) {
        if (!words.endsWith(IMPROVES)) {
            return false;
        }
        String name = NameEnd.without(words.substring(0, words.length() - IMPROVES.length()));
        return Words.BETTER_LOWER.before(name, name.length(), 0) != null;
    }

    /// 粮食产能提高150万斤 counts the rise, not the capacity.
    String nameOf(String name) {
        boolean isDeed = word != null && name.startsWith(word) && name.length() > word.length() + 1;
        String thing = isDeed ? name.substring(word.length()) : name;
        return measure == GoalMeasure.AMOUNT && word != null && !thing.endsWith(word) ? thing + word : thing;
    }
}
