package org.planledger.indicator.actual.imports;

import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The place of a figure in its file as a text: `2`, `2:5` for a line and a column, `[1]` for an element.
final class FigurePlace {
    private FigurePlace() {}

    static String of(FigureFile file, long number) {
        Violation there = file.at(number, Violation.of(null, "", Text.of("", ""), null));
        if (there.field() != null) {
            return there.field();
        }
        return there.column() == null ? String.valueOf(there.line()) : there.line() + ":" + there.column();
    }
}
