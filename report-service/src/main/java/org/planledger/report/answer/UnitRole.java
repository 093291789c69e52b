package org.planledger.report.answer;

/// What a unit has to do with a task, as plan-service names it.
public enum UnitRole {
    /// 牵头
    LEAD,
    /// 配合
    COOPERATING,
    /// 参加
    PARTICIPATING
}
