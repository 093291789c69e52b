package org.planledger.report.export;

import java.util.function.Function;
import org.planledger.kernel.problem.Text;

/// One column of an exported table.
///
/// @param heading what stands above it; no two columns of a table share one in the same language
/// @param kind what its cells hold
/// @param value what a row has in it: a [Text] of ours, a String that somebody entered, a [BigDecimal], an Integer, a
/// [YearMonth], or null for an empty cell
public record Column<T>(Text heading, CellKind kind, Function<T, Object> value) {
    public static <T> Column<T> of(String chinese, String english, CellKind kind, Function<T, Object> value) {
        return new Column<>(new Text(chinese, english), kind, value);
    }
}
