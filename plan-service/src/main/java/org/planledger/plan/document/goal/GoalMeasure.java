package org.planledger.plan.document.goal;

/// What of an indicator is measured (rule book, section 3).
public enum GoalMeasure {
    AMOUNT,
    GROWTH,
    REDUCTION,
    GROWTH_AVERAGE
}
