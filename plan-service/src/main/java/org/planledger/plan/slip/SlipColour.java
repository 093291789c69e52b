package org.planledger.plan.slip;

/// The colour of a supervision slip (督办单), as urgent as the signal of the warning.
public enum SlipColour {
    /// 蓝单
    BLUE,
    /// 黄单
    YELLOW,
    /// 红单
    RED
}
