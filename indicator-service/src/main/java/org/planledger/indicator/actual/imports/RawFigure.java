package org.planledger.indicator.actual.imports;

/// What a file says of a figure, as it is written there. Null where the file says nothing,
/// [#WRONG_TYPE] where it says something that cannot be the field's.
///
/// @param number the line of a CSV file, counted from 1; the place in a JSON array, counted from 0
/// @param line the line of the file in which it begins, counted from 1
record RawFigure(
        int number,
        int line,
        String indicator,
        String region,
        String period,
        String value,
        String status,
        String source,
        String note,
        String reason) {

    /// Stands for a value of another type than the field has. It is no character, so that no text is just this.
    static final String WRONG_TYPE = "\uFFFF";
}
