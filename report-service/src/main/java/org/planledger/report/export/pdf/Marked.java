package org.planledger.report.export.pdf;

import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPCellEvent;
import org.openpdf.text.pdf.PdfWriter;

/// Sets a bookmark to where a cell is drawn for the first time: only then is it known on which page that is.
final class Marked implements PdfPCellEvent {
    private final PdfWriter writer;
    private final PdfOutline parent;
    private final String title;
    private boolean done;

    private Marked(PdfWriter writer, PdfOutline parent, String title) {
        this.writer = writer;
        this.parent = parent;
        this.title = title;
    }

    static PdfPCell with(PdfPCell cell, PdfWriter writer, PdfOutline parent, String title) {
        cell.setCellEvent(new Marked(writer, parent, title));
        return cell;
    }

    @Override
    public void cellLayout(PdfPCell cell, Rectangle position, PdfContentByte... canvases) {
        if (!done) {
            done = true;
            PdfDestination top = new PdfDestination(PdfDestination.FITH, position.getTop());
            top.addPage(writer.getCurrentPage());
            new PdfOutline(parent, top, title);
        }
    }
}
