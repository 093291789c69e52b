package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.List;

/// How wide the lines in the cells of a column may be: as wide as the widest of them, or as the cells leave room for
/// between the blank that they have at both sides.
final class PdfColumnRoom {
    private final PdfCell first;
    private float widest;
    private float blank;

    private PdfColumnRoom(PdfCell first) {
        this.first = first;
        this.blank = first.right() - first.left();
    }

    /// The columns of a table. Cells that reach over others are one of their own.
    static List<PdfColumnRoom> of(PdfTable table) {
        List<PdfColumnRoom> columns = new ArrayList<>();
        for (List<PdfCell> row : table.rows()) {
            for (PdfCell cell : row) {
                if (!cell.isEmpty()) {
                    PdfColumnRoom column = find(columns, cell);
                    if (column == null) {
                        column = new PdfColumnRoom(cell);
                        columns.add(column);
                    }
                    column.take(cell);
                }
            }
        }
        return columns;
    }

    private static PdfColumnRoom find(List<PdfColumnRoom> columns, PdfCell cell) {
        return columns.stream()
                .filter(column -> column.first.isInColumnOf(cell))
                .findFirst()
                .orElse(null);
    }

    /// @param columns those of the table of a cell that is not empty
    static float of(List<PdfColumnRoom> columns, PdfCell cell) {
        PdfColumnRoom column = find(columns, cell);
        return Math.max(column.widest, cell.right() - cell.left() - 2 * column.blank);
    }

    private void take(PdfCell cell) {
        for (PdfLine line : cell.lines()) {
            widest = Math.max(widest, line.right() - line.left());
            blank = Math.min(blank, Math.max(0, line.left() - cell.left()));
        }
    }
}
