package org.planledger.report.export.pdf;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;
import org.planledger.kernel.problem.Language;
import org.planledger.kernel.problem.Text;

/// Writes below each page what the report is of, and which page of how many it is. The first page is the cover and has
/// nothing below it.
final class PageFooter extends PdfPageEventHelper {
    private static final Text PAGE_OF = new Text("第 %d 页，共", "Page %d of");
    private static final Text PAGES = new Text("%d 页", "%d");
    private static final float BASELINE = 22;
    private static final float RULE = 34;
    private static final float GAP = 20;
    private static final float SPACE = 2;
    private static final float HEIGHT = 20;
    private static final float DEPTH = 6;

    private final String report;
    private final PdfText text;
    private final Language language;
    /// Every page shows the same picture, which is drawn when all pages are there.
    private PdfTemplate pages;

    PageFooter(String report, PdfText text, Language language) {
        this.report = report;
        this.text = text;
        this.language = language;
    }

    @Override
    public void onOpenDocument(PdfWriter writer, Document document) {
        float room = text.width(PAGES.in(language).formatted(1_000), TextStyle.NOTE);
        pages = writer.getDirectContent().createTemplate(room, HEIGHT);
        pages.setBoundingBox(new Rectangle(0, -DEPTH, room, HEIGHT));
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        if (writer.getPageNumber() == 1) {
            return;
        }
        PdfContentByte canvas = writer.getDirectContent();
        canvas.saveState();
        canvas.setColorStroke(Ink.LINE);
        canvas.setLineWidth(1);
        canvas.moveTo(document.left(), RULE);
        canvas.lineTo(document.right(), RULE);
        canvas.stroke();
        canvas.restoreState();
        String page = PAGE_OF.in(language).formatted(writer.getPageNumber());
        float right = document.right() - pages.getWidth() - SPACE;
        float room = right - text.width(page, TextStyle.NOTE) - GAP - document.left();
        write(canvas, Element.ALIGN_LEFT, text.shortened(report, TextStyle.NOTE, room), document.left());
        write(canvas, Element.ALIGN_RIGHT, page, right);
        canvas.addTemplate(pages, right + SPACE, BASELINE);
    }

    private void write(PdfContentByte canvas, int alignment, String shown, float x) {
        ColumnText.showTextAligned(canvas, alignment, text.of(shown, TextStyle.NOTE), x, BASELINE, 0);
    }

    @Override
    public void onCloseDocument(PdfWriter writer, Document document) {
        ColumnText.showTextAligned(
                pages,
                Element.ALIGN_LEFT,
                text.of(PAGES.in(language).formatted(writer.getPageNumber() - 1), TextStyle.NOTE),
                0,
                0,
                0);
    }
}
