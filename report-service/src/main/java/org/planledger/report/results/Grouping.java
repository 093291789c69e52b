package org.planledger.report.results;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// By what a summary groups the targets of a plan.
public enum Grouping {
    /// By the parts of the plan.
    PART,
    /// By the units that lead the tasks.
    UNIT,
    /// By how firmly the plan words the goals.
    STRENGTH,
    /// By the regions that the targets are for.
    REGION;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
