package org.planledger.plan.document.goal;

/// Whether a goal is one for the whole period or starts afresh each year (rule book, section 1).
public enum GoalRecurrence {
    TOTAL,
    YEARLY
}
