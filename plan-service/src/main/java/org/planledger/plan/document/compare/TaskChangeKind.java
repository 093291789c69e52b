package org.planledger.plan.document.compare;

/// What became of a task from one document to another.
public enum TaskChangeKind {
    ADDED,
    DROPPED,
    CHANGED
}
