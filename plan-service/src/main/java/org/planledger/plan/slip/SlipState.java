package org.planledger.plan.slip;

import java.util.EnumSet;
import java.util.Set;
import org.planledger.kernel.problem.Text;

/// Where a slip stands.
public enum SlipState {
    /// 待回复
    ISSUED,
    /// 已回复
    ANSWERED,
    /// 已退回: it is to be answered again
    RETURNED,
    /// 已采纳
    ACCEPTED,
    /// 已办结
    CLOSED;

    /// What a sentence calls it; the code stands beside the word, for that is what is sent.
    Text title() {
        return switch (this) {
            case ISSUED -> new Text("待回复（ISSUED）", "ISSUED");
            case ANSWERED -> new Text("已回复（ANSWERED）", "ANSWERED");
            case RETURNED -> new Text("已退回（RETURNED）", "RETURNED");
            case ACCEPTED -> new Text("已采纳（ACCEPTED）", "ACCEPTED");
            case CLOSED -> new Text("已办结（CLOSED）", "CLOSED");
        };
    }

    /// What can be done in this state.
    Set<SlipAction> actions() {
        return switch (this) {
            case ISSUED, RETURNED -> EnumSet.of(SlipAction.ANSWER, SlipAction.CLOSE);
            case ANSWERED -> EnumSet.of(SlipAction.RETURN, SlipAction.ACCEPT, SlipAction.CLOSE);
            case ACCEPTED -> EnumSet.of(SlipAction.CLOSE);
            case CLOSED -> EnumSet.noneOf(SlipAction.class);
        };
    }
}
