package org.planledger.indicator.actual.imports.file;

import java.util.List;
import java.util.Set;

/// What a file says of a figure, as it is written there. Null where the file says nothing,
/// [#WRONG_TYPE] where it says something that cannot be the field's.
///
/// @param number where it is: a number that only its [FigureFile] understands, and that grows along the file
/// @param year the year of the period where it is told apart from it
/// @param unreadable the fields that are null because of a fault that is told elsewhere, as in a column that
/// the header lacks; they are no faults once more
/// @param ownColumns those in which the same row has a period's own figure, where this is one of them or stands in the
/// column for the same period since January
public record RawFigure(
        long number,
        String indicator,
        String region,
        String period,
        String year,
        String value,
        String status,
        String source,
        String note,
        String reason,
        Set<String> unreadable,
        List<OwnColumn> ownColumns) {

    /// Stands for a value of another type than the field has. It is no character, so that no text is just this.
    public static final String WRONG_TYPE = "\uFFFF";
}
