package org.planledger.report.export.pdf;

import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// A table that is written while its rows come in, so that it may have any number of them.
public final class PdfRows {
    /// So many rows are in memory.
    private static final int MOST_ROWS = 40;

    private static final int WHOLE_WIDTH = 100;
    private static final float ABOVE = 10;

    private final Document document;
    private final PdfPTable table;
    private int waiting;

    /// @param width in any measure; the columns share the width of the page
    public record Heading(String words, float width) {}

    PdfRows(Document document, PdfPTable table) {
        this.document = document;
        this.table = table;
        table.setWidthPercentage(WHOLE_WIDTH);
        table.setSpacingBefore(ABOVE);
        table.setComplete(false);
    }

    /// @param cells as many as there are columns
    public void add(PdfPCell... cells) {
        for (PdfPCell cell : cells) {
            table.addCell(cell);
        }
        waiting++;
        if (waiting == MOST_ROWS) {
            document.add(table);
            waiting = 0;
        }
    }

    /// A row with one sentence.
    public void addSentence(PdfPCell sentence) {
        sentence.setColspan(table.getNumberOfColumns());
        add(sentence);
    }

    /// To be called once, after the rows, of which there is at least one.
    public void finish() {
        table.setComplete(true);
        document.add(table);
    }
}
