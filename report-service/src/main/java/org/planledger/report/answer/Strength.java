package org.planledger.report.answer;

/// How firmly the plan words a goal.
public enum Strength {
    PLAIN,
    /// 力争, 争取
    STRIVE,
    /// 确保, 保持
    ENSURE
}
