package org.planledger.report.attainment;

/// The warning colour (蓝黄红) of a result (rule book, section 6).
public enum Signal {
    /// Nothing to warn of.
    NONE,
    /// Figures or the target itself are missing.
    BLUE,
    /// Late.
    YELLOW,
    /// Very late, missed or breached.
    RED
}
