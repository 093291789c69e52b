package org.planledger.plan.plan;

import java.util.Locale;

/// What a unit has to do with a task.
public enum UnitRole {
    /// 牵头
    LEAD,
    /// 配合
    COOPERATING,
    /// 参加
    PARTICIPATING;

    /// The field of a task that lists the units of this role.
    String field() {
        return name().toLowerCase(Locale.ROOT);
    }
}
