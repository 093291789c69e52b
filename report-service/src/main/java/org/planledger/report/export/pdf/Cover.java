package org.planledger.report.export.pdf;

import java.util.List;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// The first page of a report.
///
/// @param lines what is said about it below the titles
public record Cover(String title, String subtitle, List<Line> lines) {
    private static final float BAR = 14;
    private static final float ABOVE_TITLE = 84;
    private static final float ABOVE_SUBTITLE = 10;
    private static final float ABOVE_LINES = 30;
    private static final float LINE_HEIGHT = 1.4f;
    private static final int MOST_LINES = 3;
    private static final float PADDING = 5;
    private static final float HAIRLINE = 0.5f;
    private static final int WIDTH_IN_PER_CENT = 74;

    public record Line(String label, String told) {}

    public void write(PdfReport report) {
        paintBar(report);
        // Space above the first paragraph of a page would be left out.
        report.add(paragraph(report, " ", TextStyle.SUBTITLE, 0));
        report.add(paragraph(report, title, style(report), ABOVE_TITLE));
        report.add(paragraph(report, subtitle, TextStyle.SUBTITLE, ABOVE_SUBTITLE));
        PdfPTable table = new PdfPTable(new float[] {1, 4});
        table.setWidthPercentage(WIDTH_IN_PER_CENT);
        table.setHorizontalAlignment(PdfPTable.ALIGN_LEFT);
        table.setSpacingBefore(ABOVE_LINES);
        for (Line line : lines) {
            table.addCell(underlined(report, line.label(), TextStyle.LABEL));
            table.addCell(underlined(report, line.told(), TextStyle.BODY));
        }
        report.add(table);
    }

    private TextStyle style(PdfReport report) {
        return report.text().width(title, TextStyle.TITLE) > MOST_LINES * report.pageWidth()
                ? TextStyle.LONG_TITLE
                : TextStyle.TITLE;
    }

    private static void paintBar(PdfReport report) {
        PdfContentByte canvas = report.canvas();
        canvas.saveState();
        canvas.setColorFill(Ink.DARK);
        canvas.rectangle(0, report.pageHeight() - BAR, report.pageWidth(), BAR);
        canvas.fill();
        canvas.restoreState();
    }

    private static Paragraph paragraph(PdfReport report, String words, TextStyle style, float above) {
        Paragraph paragraph = new Paragraph(report.text().of(words, style));
        paragraph.setLeading(0, LINE_HEIGHT);
        paragraph.setSpacingBefore(above);
        return paragraph;
    }

    private static PdfPCell underlined(PdfReport report, String words, TextStyle style) {
        PdfPCell cell = report.cells().bare(report.text().of(words, style));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(Ink.LINE);
        cell.setBorderWidth(HAIRLINE);
        cell.setPadding(PADDING);
        return cell;
    }
}
