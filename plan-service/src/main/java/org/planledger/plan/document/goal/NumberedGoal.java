package org.planledger.plan.document.goal;

import org.planledger.plan.document.source.Range;

/// Makes a goal of a number and what its words say of it.
final class NumberedGoal {
    private NumberedGoal() {}

    /// @param range where its phrase stands
    /// @param name what is counted
    /// @param change whether the number is a level
    /// @param isShared whether the name is what an earlier clause names
    static Goal of(Range range, String name, Quantity quantity, Change change, Mood mood, boolean isShared) {
        GoalMeasure measure = change.measure();
        String indicator = change.nameOf(name);
        GoalDirection direction = measure == GoalMeasure.REDUCTION || isBetterLower(indicator)
                ? GoalDirection.LOWER
                : GoalDirection.HIGHER;
        GoalComparator comparator = Bound.of(quantity, direction, measure);
        boolean isOfEachPeriod = Naming.isOfEachPeriod(name);
        boolean isYearly = (mood.yearly() || isOfEachPeriod) && measure != GoalMeasure.GROWTH_AVERAGE;
        Sureness sureness = Sureness.of(quantity, isShared, isOfEachPeriod);
        return new Goal(
                range,
                indicator,
                quantity.isOpen() ? GoalStatus.PENDING : GoalStatus.SET,
                quantity.isOpen() ? null : comparator,
                quantity.value(),
                quantity.high(),
                quantity.printedUnit(),
                direction,
                measure,
                isYearly ? GoalRecurrence.YEARLY : GoalRecurrence.TOTAL,
                quantity.leading().startsWith("保持") ? GoalStrength.ENSURE : mood.strength(),
                mood.due(),
                sureness.confidence(),
                sureness.reasons());
    }

    private static boolean isBetterLower(String indicator) {
        return Words.BETTER_LOWER.before(indicator, indicator.length(), 0) != null;
    }
}
