package org.planledger.indicator.actual.imports;

import java.io.IOException;
import org.planledger.kernel.problem.Violation;

/// A file of figures in one of the formats.
interface FigureFile {

    /// Reads the file to its end, never more than a little of it at a time.
    ///
    /// @throws IOException when the body breaks off
    /// @throws org.planledger.kernel.problem.Failure when it cannot be read on
    void readInto(RowSink sink) throws IOException;

    /// Names the place of a fault of a figure in the file's own way.
    Violation at(int number, Violation fault);

    /// The place of a figure in the file's own way, as a text.
    String place(int number);
}
