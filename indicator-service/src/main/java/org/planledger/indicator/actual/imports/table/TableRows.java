package org.planledger.indicator.actual.imports.table;

import java.io.Closeable;
import java.io.IOException;
import org.planledger.kernel.problem.Violation;

/// The rows of a table of texts, one after the other.
public interface TableRows extends Closeable {

    /// Goes to the next row.
    ///
    /// @return whether there is one
    /// @throws UnreadableException when it cannot be read, nor anything after it
    boolean next() throws IOException;

    /// The line of the row, counted from 1.
    int line();

    /// How many cells the row has, those among them that are blank. Cells are counted from 0.
    int cells();

    boolean isBlank(int cell);

    /// What is in a cell that is likely to be in others, too; null when it is blank.
    String text(int cell);

    /// What is in a cell that is unlike others; null when it is blank.
    String number(int cell);

    /// What is in a cell that names a period: of a date its month; null when it is blank.
    String period(int cell);

    /// What makes the row unreadable, though not those after it; null when it can be read.
    Violation flaw();
}
