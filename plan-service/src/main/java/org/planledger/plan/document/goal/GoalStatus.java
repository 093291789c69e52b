package org.planledger.plan.document.goal;

/// Whether the number of a goal is known (rule book, section 4).
public enum GoalStatus {
    /// It is printed.
    SET,
    /// Its place is held by a sign: ***, xx.
    PENDING,
    /// It is set elsewhere: 控制在下达的年度计划指标之内.
    ASSIGNED
}
