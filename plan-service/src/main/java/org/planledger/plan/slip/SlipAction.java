package org.planledger.plan.slip;

import org.planledger.kernel.problem.Text;

/// What can be done with a slip.
public enum SlipAction {
    /// 回复: the addressee answers
    ANSWER,
    /// 退回: the answer does not suffice, the addressee is to answer again
    RETURN,
    /// 采纳: the answer suffices
    ACCEPT,
    /// 办结: nothing more is to be done
    CLOSE;

    /// What a sentence calls it; the code stands beside the word, for that is what is sent.
    Text title() {
        return switch (this) {
            case ANSWER -> new Text("回复（ANSWER）", "ANSWER");
            case RETURN -> new Text("退回（RETURN）", "RETURN");
            case ACCEPT -> new Text("采纳（ACCEPT）", "ACCEPT");
            case CLOSE -> new Text("办结（CLOSE）", "CLOSE");
        };
    }

    /// The state that it leaves the slip in.
    SlipState leadsTo() {
        return switch (this) {
            case ANSWER -> SlipState.ANSWERED;
            case RETURN -> SlipState.RETURNED;
            case ACCEPT -> SlipState.ACCEPTED;
            case CLOSE -> SlipState.CLOSED;
        };
    }

    /// Whether it must be said why, or what. Who closes a slip whose answer was not accepted must say why.
    boolean needsText(SlipState from) {
        return switch (this) {
            case ANSWER, RETURN -> true;
            case ACCEPT -> false;
            case CLOSE -> from != SlipState.ACCEPTED;
        };
    }
}
