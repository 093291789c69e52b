package org.planledger.plan.ledger;

import org.planledger.kernel.problem.Text;

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
    FEEDBACK;

    /// What a sentence calls it; the code stands beside the word, for that is what is sent.
    Text title() {
        return switch (this) {
            case PROGRESS -> new Text("进展（PROGRESS）", "PROGRESS");
            case PROBLEM -> new Text("问题（PROBLEM）", "PROBLEM");
            case COORDINATION -> new Text("协调事项（COORDINATION）", "COORDINATION");
            case MEASURE -> new Text("整改措施（MEASURE）", "MEASURE");
            case RESOLUTION -> new Text("问题解决（RESOLUTION）", "RESOLUTION");
            case FEEDBACK -> new Text("反馈（FEEDBACK）", "FEEDBACK");
        };
    }
}
