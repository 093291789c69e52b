package org.planledger.report.explanation;

/// How firm a figure is, as indicator-service names it.
public enum FigureStatus {
    /// 初步
    PROVISIONAL,
    /// 最终
    FINAL
}
