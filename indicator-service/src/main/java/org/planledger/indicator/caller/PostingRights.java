package org.planledger.indicator.caller;

import org.planledger.kernel.access.Reach;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// What somebody may post.
///
/// @param approves whether they make figures FINAL, close and reopen months, and so post into what they may reopen
/// @param reach of which regions and units: the figures of a unit are those that targets of tasks led by it are
/// measured by, in the targets' regions
public record PostingRights(boolean approves, Reach reach) {

    /// Whether there are figures that they may not post.
    public boolean areLimited() {
        return reach.isLimited();
    }

    /// Whether there is no closing that they may not reopen, so that none holds for them.
    public boolean passEveryClosing() {
        return approves && reach.everywhere();
    }

    /// Why a figure may not be stored; null when it may.
    ///
    /// @param isFinal whether it is FINAL
    public Violation finalFault(boolean isFinal) {
        return approves || !isFinal
                ? null
                : Violation.of(
                        "status",
                        "not-allowed",
                        Text.of("此登录不能把数据定为最终数", "this login may not make figures final"),
                        Text.of("PROVISIONAL，或由 approver 填报", "PROVISIONAL, or a login with the role approver"));
    }
}
