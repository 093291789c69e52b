package org.planledger.indicator.caller;

import org.planledger.kernel.access.Reach;

/// What somebody may post.
///
/// @param intoClosedMonths whether closed months take their figures, too, and figures may be made final
/// @param reach of which regions and units: the figures of a unit are those that targets of tasks led by it are
/// measured by, in the targets' regions
public record PostingRights(boolean intoClosedMonths, Reach reach) {

    /// Whether there are figures that they may not post.
    public boolean areLimited() {
        return reach.isLimited();
    }
}
