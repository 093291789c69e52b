package org.planledger.plan.document.outline;

import org.planledger.plan.document.source.Range;

/// What a row of a table of indicators promises.
///
/// @param name the cell of what is counted
/// @param unit the cell of the unit; empty without
/// @param value the cell of the number that is to be reached
/// @param year by when; 0 when the head of the column names no year
public record IndicatorRow(Range name, Range unit, Range value, int year) {
    /// From the name to the number.
    public Range range() {
        return new Range(Math.min(name.from(), value.from()), Math.max(name.to(), value.to()));
    }
}
