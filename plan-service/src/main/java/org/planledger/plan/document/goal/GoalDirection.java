package org.planledger.plan.document.goal;

/// Whether more or less of something is better (rule book, section 2).
public enum GoalDirection {
    HIGHER,
    LOWER
}
