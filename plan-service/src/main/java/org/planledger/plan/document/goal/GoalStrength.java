package org.planledger.plan.document.goal;

/// How firmly something is promised.
public enum GoalStrength {
    PLAIN,
    /// 力争, 争取, 争创.
    STRIVE,
    /// 确保, 保持, 严守.
    ENSURE
}
