package org.planledger.plan.document.source;

import java.util.List;

/// A cell of a table, with the lines that stand in it.
///
/// @param left where it begins, in points
/// @param right where it ends
record PdfCell(float left, float right, List<PdfLine> lines) {
    boolean isEmpty() {
        return lines.isEmpty();
    }

    boolean isInColumnOf(PdfCell other) {
        return PdfGrid.isNear(left, other.left) && PdfGrid.isNear(right, other.right);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.text().strip()));
        return text.toString();
    }
}
