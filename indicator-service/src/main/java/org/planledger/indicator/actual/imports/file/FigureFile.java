package org.planledger.indicator.actual.imports.file;

import java.io.IOException;
import org.planledger.kernel.problem.Violation;

/// A file of figures in one of the formats.
public interface FigureFile {

    /// Reads the file to its end, never more than a little of it at a time.
    ///
    /// @throws IOException when the body breaks off
    /// @throws org.planledger.kernel.problem.Failure when it cannot be read on
    void readInto(RowSink sink) throws IOException;

    /// Names the place of a fault of a figure in the file's own way. What the fault says of its place already,
    /// stays.
    ///
    /// @param number where the figure is, as in [RawFigure]
    Violation at(long number, Violation fault);

    /// The row that a figure stands in; those of a row share what the row says.
    ///
    /// @param number where the figure is, as in [RawFigure]
    long row(long number);

    /// Whether people have written it, whose ways of writing numbers, periods and states are understood; a
    /// file that a program has written keeps to one.
    boolean isWrittenByPeople();
}
