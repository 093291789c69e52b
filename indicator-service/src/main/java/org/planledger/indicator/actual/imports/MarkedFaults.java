package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.planledger.indicator.actual.imports.workbook.MarkedWorkbook;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Problem.ProblemViolation;
import org.planledger.kernel.problem.Text;

/// Writes the faults of a workbook into it.
final class MarkedFaults {
    private MarkedFaults() {}

    /// The received workbook with its faults marked. A fault of a whole line is told at its first cell.
    ///
    /// @return empty when no fault has a place in it, or the workbook is too large or cannot be changed
    static Optional<byte[]> in(Spool spool, List<ProblemViolation> faults, Language language) throws IOException {
        List<MarkedWorkbook.Mark> marks = faults.stream()
                .filter(fault -> fault.line() != null)
                .map(fault -> new MarkedWorkbook.Mark(
                        fault.line(), fault.column() == null ? 1 : fault.column(), text(fault, language)))
                .toList();
        return marks.isEmpty() ? Optional.empty() : MarkedWorkbook.of(spool.path(), marks);
    }

    private static String text(ProblemViolation fault, Language language) {
        return fault.expected() == null
                ? fault.message()
                : Text.of("%1$s\n应为：%2$s", "%1$s\nRight would be: %2$s", fault.message(), fault.expected())
                        .in(language);
    }
}
