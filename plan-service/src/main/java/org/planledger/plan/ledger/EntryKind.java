package org.planledger.plan.ledger;

/// What an entry in the work ledger (工作台账) says of its task.
public enum EntryKind {
    /// 进展
    PROGRESS,
    /// 问题: it is open until a resolution is entered
    PROBLEM,
    /// 协调事项
    COORDINATION,
    /// 整改措施, with the month by which recovery is promised
    MEASURE,
    /// 问题解决
    RESOLUTION,
    /// 反馈
    FEEDBACK
}
