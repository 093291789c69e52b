package org.planledger.plan.document.source;

import java.util.ArrayList;
import java.util.List;

/// A table, or what stands of it on one page. Its rows have their empty cells too.
record PdfTable(List<List<PdfCell>> rows) implements PdfPart {
    /// This table with what stands of it on the next page, of which the head is left out where it is repeated. A row
    /// that is broken over the pages is put together: it has its number on one of them.
    PdfTable joined(PdfTable next) {
        List<List<PdfCell>> all = new ArrayList<>(rows);
        int from = next.repeatedRows(this);
        PdfCell head = head();
        if (head != null && from < next.rows.size()) {
            PdfCell number = inColumn(rows.getLast(), head);
            PdfCell nextNumber = inColumn(next.rows.get(from), head);
            boolean isBroken = rows.size() > 1
                    && (nextNumber != null && nextNumber.isEmpty()
                            || number != null && number.isEmpty() && nextNumber != null);
            if (isBroken) {
                all.set(all.size() - 1, together(all.getLast(), next.rows.get(from)));
                from++;
            }
        }
        all.addAll(next.rows.subList(from, next.rows.size()));
        return new PdfTable(all);
    }

    /// The cell over the numbers of the rows.
    private PdfCell head() {
        for (List<PdfCell> row : rows.subList(0, Math.min(rows.size(), PdfCells.MOST_HEAD_ROWS))) {
            for (PdfCell cell : row) {
                if (PdfCells.isHead(cell.text())) {
                    return cell;
                }
            }
        }
        return null;
    }

    private int repeatedRows(PdfTable before) {
        int repeated = 0;
        while (repeated < Math.min(rows.size(), before.rows.size())
                && texts(rows.get(repeated)).equals(texts(before.rows.get(repeated)))) {
            repeated++;
        }
        return repeated;
    }

    private static List<String> texts(List<PdfCell> row) {
        return row.stream().map(PdfCell::text).toList();
    }

    private static PdfCell inColumn(List<PdfCell> row, PdfCell head) {
        return row.stream().filter(cell -> cell.isInColumnOf(head)).findFirst().orElse(null);
    }

    private static List<PdfCell> together(List<PdfCell> row, List<PdfCell> rest) {
        List<PdfCell> together = new ArrayList<>(row);
        for (PdfCell cell : rest) {
            int at = indexOf(together, cell);
            if (at < 0) {
                together.add(cell);
            } else {
                List<PdfLine> lines = new ArrayList<>(together.get(at).lines());
                lines.addAll(cell.lines());
                together.set(at, new PdfCell(cell.left(), cell.right(), lines));
            }
        }
        return together;
    }

    private static int indexOf(List<PdfCell> row, PdfCell other) {
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i).isInColumnOf(other)) {
                return i;
            }
        }
        return -1;
    }
}
