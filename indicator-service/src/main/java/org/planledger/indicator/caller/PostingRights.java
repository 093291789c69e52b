package org.planledger.indicator.caller;

import java.util.Set;

/// What somebody may post. A limit that is null does not limit; where there are two, both hold.
///
/// @param intoClosedMonths whether closed months take their figures, too
/// @param regions the codes of the regions for which they may post, and for all that lie in them
/// @param units the codes of the units whose figures they may post: those that targets of tasks led by the unit are
/// measured by, in the targets' regions
public record PostingRights(boolean intoClosedMonths, Set<String> regions, Set<String> units) {

    /// Whether there are figures that they may not post.
    public boolean areLimited() {
        return regions != null || units != null;
    }
}
