package org.planledger.indicator.actual.imports;

import java.io.IOException;
import org.planledger.kernel.problem.Violation;

/// Takes the figures of a file one after the other.
interface RowSink {

    /// @param figure what the file says of a figure
    void row(RawFigure figure) throws IOException;

    /// A fault that lies not in a field of a figure but in how the file is written.
    ///
    /// @param number where it is, counted as in [RawFigure]
    void fault(int number, Violation fault);
}
