package org.planledger.plan.document.goal;

/// What a number bounds, by the words around it.
final class Bound {
    private Bound() {}

    static GoalComparator of(Quantity quantity, GoalDirection direction, GoalMeasure measure) {
        if (quantity.high() != null) {
            return GoalComparator.BETWEEN;
        }
        if (Words.OR_SO.contains(quantity.trailing())) {
            return GoalComparator.ABOUT;
        }
        if (Words.OR_MORE.contains(quantity.trailing())) {
            return GoalComparator.AT_LEAST;
        }
        if (Words.OR_LESS.contains(quantity.trailing())) {
            return GoalComparator.AT_MOST;
        }
        if (Words.AT_LEAST.contains(quantity.leading())) {
            return GoalComparator.AT_LEAST;
        }
        if (Words.AT_MOST.contains(quantity.leading())) {
            return GoalComparator.AT_MOST;
        }
        if (Words.ABOUT.contains(quantity.leading())) {
            return GoalComparator.ABOUT;
        }
        boolean isCeiling = direction == GoalDirection.LOWER && measure != GoalMeasure.REDUCTION && !quantity.odd();
        return isCeiling ? GoalComparator.AT_MOST : GoalComparator.AT_LEAST;
    }
}
