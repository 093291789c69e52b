package org.planledger.report.warnings;

import com.fasterxml.jackson.annotation.JsonValue;
import org.planledger.report.attainment.Signal;
import org.planledger.report.standing.Warned;

/// In what order warnings come. Equal ones are in the order of the plans' codes, then of the plan.
public enum WarningSort {
    /// The worst first: RED, YELLOW, BLUE; of the same signal those that are late for the longest first.
    SIGNAL("signal"),
    /// Those that are late for the longest first; equally long ones the worst first.
    MONTHS_LATE("-monthsLate"),
    /// Those that have shown their signal for the longest first; equally long ones the worst first.
    SINCE("since"),
    /// The order of the plans' codes, then of the plan.
    PLAN("plan");

    private final String spelling;

    WarningSort(String spelling) {
        this.spelling = spelling;
    }

    int first(Warned warned) {
        return switch (this) {
            case SIGNAL -> lightness(warned);
            case MONTHS_LATE -> -warned.run().monthsLate();
            case SINCE ->
                warned.run().since().getYear() * 12 + warned.run().since().getMonthValue();
            case PLAN -> 0;
        };
    }

    int second(Warned warned) {
        return switch (this) {
            case SIGNAL -> -warned.run().monthsLate();
            case MONTHS_LATE, SINCE -> lightness(warned);
            case PLAN -> 0;
        };
    }

    private static int lightness(Warned warned) {
        Signal signal = warned.entry().result().signal();
        return switch (signal) {
            case RED -> 0;
            case YELLOW -> 1;
            case BLUE -> 2;
            case NONE -> 3;
        };
    }

    /// As it is asked for.
    @JsonValue
    @Override
    public String toString() {
        return spelling;
    }
}
