package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.WordList;

/// Whether a sentence tells of a time before the plan, clause by clause.
final class Past {
    /// With these a clause comes back from former years: 近年来发展迅速,今年新增500家.
    private static final WordList NOW = WordList.of("今年 年内 本年 计划 下一步 今后 未来 到年底 年底前");

    private final PlanYears years;
    /// Whether the clause speaks of a year before the plan.
    private boolean isPast;
    /// Whether the sentence looks back on more than a year, so that no 提高到 leads back to the plan.
    private boolean looksBack;

    Past(PlanYears years) {
        this.years = years;
    }

    void beginSentence(String words) {
        isPast = false;
        looksBack = years.areOfFormerTimes(words.strip());
    }

    /// Whether a clause without a number tells of it.
    void readWorded(String words) {
        isPast = looksBack(words)
                || years.isBefore(words) && IndicatorName.before(words).isEmpty()
                || isPast && !isOfThePlan(words);
    }

    /// Whether a number does, by the words of its clause before it.
    boolean isIn(String beforeAll) {
        isPast = looksBack(beforeAll) || years.isBefore(beforeAll) || isPast && !isOfThePlan(beforeAll);
        return isPast;
    }

    private boolean looksBack(String words) {
        looksBack = looksBack
                && years.dueIn(words) == null
                && !Words.STRIVES.isIn(words)
                && NOW.at(words, 0, words.length()) == null;
        return looksBack;
    }

    /// Whether words lead back from a past year to the plan: 2022年完成120亿元,2023年力争完成150亿元.
    private boolean isOfThePlan(String words) {
        return years.dueIn(words) != null || Words.THIS_YEAR.isIn(words);
    }

    /// What holds now, to come back to behind a bracket.
    record Mark(boolean isPast, boolean looksBack) {}

    Mark mark() {
        return new Mark(isPast, looksBack);
    }

    void backTo(Mark mark) {
        isPast = mark.isPast();
        looksBack = mark.looksBack();
    }
}
