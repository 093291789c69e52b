package org.planledger.report.export;

import java.util.List;
import java.util.stream.Collectors;
import org.planledger.kernel.problem.Language;

/// The columns of an exported table, in their order.
public record Table<T>(List<Column<T>> columns) {
    public Table {
        columns = List.copyOf(columns);
    }

    /// The place of a column, counted from 0.
    ///
    /// @param english its heading
    public int place(String english) {
        return columns.stream()
                .map(column -> column.heading().english())
                .toList()
                .indexOf(english);
    }

    /// Tells tables with other headings, and so the languages, apart in an entity tag.
    public String digest(Language language) {
        return Integer.toHexString(columns.stream()
                .map(column -> column.heading().in(language))
                .collect(Collectors.joining("\n"))
                .hashCode());
    }
}
