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

    /// Whether blank cells at the end of a row may be left out. Where they may not, a short row is a broken one.
    boolean leavesOutBlankCells();

    /// Whether there is nothing in the cell itself. What stands in another one may be meant for it, too.
    boolean isBlank(int cell);

    /// What is in a cell that is likely to be in others, too, or meant for it; null when nothing is.
    String text(int cell);

    /// What is in a cell that is unlike others; null when it is blank.
    String number(int cell);

    /// What is in a cell that names a period, or meant for it: of a date its month; null when nothing is.
    String period(int cell);

    /// What makes the row unreadable, though not those after it; null when it can be read.
    Violation flaw();
}
