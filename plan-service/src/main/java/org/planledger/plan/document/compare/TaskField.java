package org.planledger.plan.document.compare;

/// What of a task is another.
public enum TaskField {
    NUMBER,
    TITLE,
    PART,
    SECTION,
    TEXT,
    LEAD,
    COOPERATING,
    PARTICIPATING
}
