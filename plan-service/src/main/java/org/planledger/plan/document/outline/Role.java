package org.planledger.plan.document.outline;

/// What somebody has to do with a task.
enum Role {
    /// 牵头.
    LEAD,
    /// 责任: leads where nobody else does, and cooperates where somebody leads.
    RESPONSIBLE,
    /// 配合.
    COOPERATING,
    /// 参与.
    PARTICIPATING
}
