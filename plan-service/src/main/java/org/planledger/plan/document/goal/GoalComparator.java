package org.planledger.plan.document.goal;

/// What the number of a goal bounds (rule book, section 4).
public enum GoalComparator {
    AT_LEAST,
    AT_MOST,
    EXACTLY,
    ABOUT,
    BETWEEN,
    INCREASE,
    DECREASE
}
