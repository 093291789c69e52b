package org.planledger.indicator.target;

/// How firmly a target is worded.
public enum Strength {
    PLAIN,
    /// 力争, 争取
    STRIVE,
    /// 确保, 保持
    ENSURE
}
