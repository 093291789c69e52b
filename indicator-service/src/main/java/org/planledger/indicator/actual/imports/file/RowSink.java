package org.planledger.indicator.actual.imports.file;

import java.io.IOException;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Takes the figures of a file one after the other.
public interface RowSink {

    /// @param figure what the file says of a figure
    void row(RawFigure figure) throws IOException;

    /// A fault of the header, such as a column that is missing, unknown or without a year. What it concerns is passed
    /// over; since nobody knows what it was meant to be, no figure of the file is stored.
    ///
    /// @param number where it is, as in [RawFigure]
    void headerFault(long number, Violation fault);

    /// A fault in how the figure is written that comes next.
    ///
    /// @param number where it is, as in [RawFigure]
    void fault(long number, Violation fault);

    /// Something in the place of a figure that is none.
    ///
    /// @param number where it is, as in [RawFigure]
    void noFigure(long number, Violation fault);

    /// A fault after which the file cannot be read on. What was found before is told with it.
    ///
    /// @param number where it is, as in [RawFigure]
    /// @param detail what is wrong with the file as a whole
    /// @return what the reader throws
    Failure unreadable(long number, Text detail, Violation fault);
}
