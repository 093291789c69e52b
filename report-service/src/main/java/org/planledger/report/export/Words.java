package org.planledger.report.export;

import org.planledger.kernel.problem.Text;
import org.planledger.report.answer.Comparator;
import org.planledger.report.answer.Strength;
import org.planledger.report.attainment.Measure;
import org.planledger.report.attainment.Signal;
import org.planledger.report.attainment.State;

/// What people call the codes of the rule book.
public final class Words {
    private Words() {}

    public static Text of(State state) {
        return switch (state) {
            case TARGET_NOT_SET -> new Text("未定值", "not set");
            case NOT_STARTED -> new Text("未开始", "not started");
            case NO_DATA -> new Text("无数据", "no data");
            case BREACHED -> new Text("已突破", "breached");
            case ACHIEVED -> new Text("已完成", "reached");
            case MISSED -> new Text("未完成", "missed");
            case ON_TRACK -> new Text("达序时", "on schedule");
            case BEHIND -> new Text("滞后", "late");
            case FAR_BEHIND -> new Text("严重滞后", "very late");
        };
    }

    public static Text of(Signal signal) {
        return switch (signal) {
            case NONE -> new Text("无", "none");
            case BLUE -> new Text("蓝", "blue");
            case YELLOW -> new Text("黄", "yellow");
            case RED -> new Text("红", "red");
        };
    }

    /// What a column is called that counts a signal.
    public static Text lightOf(Signal signal) {
        return switch (signal) {
            case NONE -> new Text("无信号", "No signal");
            case BLUE -> new Text("蓝灯", "Blue");
            case YELLOW -> new Text("黄灯", "Yellow");
            case RED -> new Text("红灯", "Red");
        };
    }

    /// @param comparator null while the number is not set
    /// @return null when there is none
    public static Text of(Comparator comparator) {
        return switch (comparator) {
            case null -> null;
            case AT_LEAST -> new Text("不低于", "at least");
            case AT_MOST -> new Text("不高于", "at most");
            case EXACTLY -> new Text("等于", "exactly");
            case ABOUT -> new Text("左右", "about");
            case BETWEEN -> new Text("介于", "between");
            case INCREASE -> new Text("上升", "increase");
            case DECREASE -> new Text("下降", "decrease");
        };
    }

    public static Text of(Measure measure) {
        return switch (measure) {
            case AMOUNT -> new Text("总量", "amount");
            case GROWTH -> new Text("增长（%）", "growth (%)");
            case REDUCTION -> new Text("下降（%）", "reduction (%)");
            case GROWTH_AVERAGE -> new Text("年均增长（%）", "average yearly growth (%)");
        };
    }

    public static Text of(Strength strength) {
        return switch (strength) {
            case PLAIN -> new Text("一般", "plain");
            case STRIVE -> new Text("力争", "strive");
            case ENSURE -> new Text("确保", "ensure");
        };
    }
}
