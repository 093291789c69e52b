package org.planledger.report.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;
import org.planledger.kernel.problem.Language;

/// A report on A4 pages in landscape, written page by page: what is on a page that is full is no longer in memory.
public final class PdfReport {
    /// Not a rotated one, which some programs show upright.
    private static final Rectangle LANDSCAPE = new Rectangle(PageSize.A4.getHeight(), PageSize.A4.getWidth());

    private static final float SIDE = 36;
    private static final float TOP = 36;
    private static final float BOTTOM = 46;
    private static final float LINE_HEIGHT = 1.6f;
    private static final float BELOW_HEADING = 8;

    private final Document document = new Document(LANDSCAPE, SIDE, SIDE, TOP, BOTTOM);
    private final PdfWriter writer;
    private final PdfText text;
    private final PdfCells cells;
    /// The bookmark of the chapter that is being written.
    private PdfOutline chapter;

    /// @param title what viewers show in the window's title
    /// @param author null when that is not known
    /// @param footer what stands below each page
    public record About(String title, String author, String footer, Language language) {}

    /// @param out is not closed
    public PdfReport(OutputStream out, About about) throws IOException {
        text = new PdfText();
        cells = new PdfCells(text);
        writer = PdfWriter.getInstance(document, out);
        writer.setCloseStream(false);
        writer.setPdfVersion(PdfWriter.VERSION_1_7);
        writer.setViewerPreferences(PdfWriter.PageModeUseOutlines | PdfWriter.DisplayDocTitle);
        writer.setPageEvent(new PageFooter(about.footer(), text, about.language()));
        document.addTitle(about.title());
        if (about.author() != null) {
            document.addAuthor(about.author());
        }
        document.addCreator("Plan Ledger");
        document.addCreationDate();
        writer.createXmpMetadata();
        document.open();
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(about.language().locale().toLanguageTag()));
        chapter = writer.getRootOutline();
    }

    public PdfText text() {
        return text;
    }

    public PdfCells cells() {
        return cells;
    }

    /// To be drawn on at once, on the page that is being written.
    public PdfContentByte canvas() {
        return writer.getDirectContent();
    }

    public float pageWidth() {
        return document.getPageSize().getWidth();
    }

    public float pageHeight() {
        return document.getPageSize().getHeight();
    }

    /// Begins a chapter without a heading, which has a bookmark.
    public void bookmark(String title) {
        chapter = new PdfOutline(
                writer.getRootOutline(), new PdfDestination(PdfDestination.FIT), text.legible(title), true);
    }

    /// Begins a chapter on a page of its own, with a bookmark.
    public void chapter(String heading) {
        document.newPage();
        bookmark(heading);
        Paragraph paragraph = new Paragraph(text.of(heading, TextStyle.HEADING));
        paragraph.setSpacingAfter(BELOW_HEADING);
        document.add(paragraph);
    }

    public void sentence(String words) {
        Paragraph paragraph = new Paragraph(text.of(words, TextStyle.BODY));
        paragraph.setLeading(0, LINE_HEIGHT);
        paragraph.setSpacingAfter(BELOW_HEADING);
        document.add(paragraph);
    }

    public void add(Element element) {
        document.add(element);
    }

    /// Begins a table of the chapter, with a bookmark.
    ///
    /// @param title stands above the table on each of its pages
    /// @param columns their headings, which are repeated, too
    public PdfRows table(String title, List<PdfRows.Heading> columns) {
        PdfPTable table = new PdfPTable(columns.size());
        float[] widths = new float[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).width();
        }
        table.setWidths(widths);
        table.addCell(Marked.with(cells.band(title, widths.length), writer, chapter, text.legible(title)));
        columns.forEach(column -> table.addCell(cells.column(column.words())));
        table.setHeaderRows(2);
        return new PdfRows(document, table);
    }

    /// Writes the end of the file.
    public void finish() {
        document.close();
    }
}
