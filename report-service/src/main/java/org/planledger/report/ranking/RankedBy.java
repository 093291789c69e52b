package org.planledger.report.ranking;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What is ranked.
public enum RankedBy {
    /// The regions that targets are for.
    REGION,
    /// The units that lead tasks.
    UNIT,
    /// Plans.
    PLAN;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
