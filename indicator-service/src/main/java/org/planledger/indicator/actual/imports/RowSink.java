package org.planledger.indicator.actual.imports;

import java.io.IOException;
import org.planledger.kernel.problem.Violation;

/// Takes the figures of a file one after the other.
interface RowSink {

    /// @param figure what the file says of a figure
    void row(RawFigure figure) throws IOException;

    /// A fault in how the figure is written that comes next.
    ///
    /// @param number where it is, counted as in [RawFigure]
    void fault(int number, Violation fault);

    /// Something in the place of a figure that is none.
    ///
    /// @param number where it is, counted as in [RawFigure]
    void noFigure(int number, Violation fault);
}
