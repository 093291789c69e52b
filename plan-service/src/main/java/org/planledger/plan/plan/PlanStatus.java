package org.planledger.plan.plan;

import java.util.EnumSet;
import java.util.Set;

/// Where a plan stands in its life: a draft comes into force; what is in force expires, is superseded or repealed.
public enum PlanStatus {
    DRAFT,
    IN_FORCE,
    EXPIRED,
    SUPERSEDED,
    REPEALED;

    /// The statuses that this one may move to; none at the end of a life.
    Set<PlanStatus> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(IN_FORCE);
            case IN_FORCE -> EnumSet.of(EXPIRED, SUPERSEDED, REPEALED);
            case EXPIRED, SUPERSEDED, REPEALED -> EnumSet.noneOf(PlanStatus.class);
        };
    }
}
