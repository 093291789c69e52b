package org.planledger.report.results;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// By what a summary groups the targets of a plan.
public enum Grouping {
    /// By the parts of the plan.
    PART,
    /// By the units that lead the tasks.
    UNIT;

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
