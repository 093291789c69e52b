package org.planledger.report.export.pdf;

import java.awt.Color;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.PdfPCell;

/// The cells of a report's tables.
public final class PdfCells {
    /// Stands where there is nothing to tell.
    public static final String NOTHING = "—";

    private static final float LINE_HEIGHT = 1.35f;
    private static final float PADDING = 3;
    private static final float HAIRLINE = 0.4f;

    private final PdfText text;

    PdfCells(PdfText text) {
        this.text = text;
    }

    /// @param shown null for a cell that says that there is nothing
    public PdfPCell name(String shown) {
        return lined(text.of(shown == null ? NOTHING : shown, TextStyle.CELL), Element.ALIGN_LEFT);
    }

    /// Names with something below them that explains them; null for none.
    public PdfPCell name(String shown, String below) {
        PdfPCell cell = name(shown);
        if (below != null) {
            cell.setPhrase(null);
            cell.addElement(paragraph(text.of(shown == null ? NOTHING : shown, TextStyle.CELL), Element.ALIGN_LEFT));
            cell.addElement(paragraph(text.of(below, TextStyle.NOTE), Element.ALIGN_LEFT));
        }
        return cell;
    }

    /// @param shown null where there is none
    public PdfPCell number(String shown) {
        return lined(text.of(shown == null ? NOTHING : shown, TextStyle.CELL), Element.ALIGN_RIGHT);
    }

    /// A number with what explains it below; null for none.
    public PdfPCell number(String shown, String below) {
        PdfPCell cell = number(shown);
        if (below != null) {
            cell.setPhrase(null);
            cell.addElement(paragraph(text.of(shown == null ? NOTHING : shown, TextStyle.CELL), Element.ALIGN_RIGHT));
            cell.addElement(paragraph(text.of(below, TextStyle.NOTE), Element.ALIGN_RIGHT));
        }
        return cell;
    }

    public PdfPCell word(String shown) {
        return lined(text.of(shown, TextStyle.CELL), Element.ALIGN_CENTER);
    }

    /// A word on a colour that says the same.
    ///
    /// @param fill null for none
    /// @param letters the colour of the word; null for the usual one
    public PdfPCell word(String shown, Integer fill, Integer letters) {
        PdfPCell cell = lined(
                letters == null
                        ? text.of(shown, TextStyle.CELL)
                        : text.of(shown, TextStyle.CELL_STRONG, new Color(letters)),
                Element.ALIGN_CENTER);
        if (fill != null) {
            cell.setBackgroundColor(new Color(fill));
        }
        return cell;
    }

    PdfPCell column(String heading) {
        PdfPCell cell = lined(text.of(heading, TextStyle.COLUMN), Element.ALIGN_CENTER);
        cell.setBackgroundColor(Ink.COLUMNS);
        return cell;
    }

    /// What a table is called, above all of its columns.
    PdfPCell band(String title, int columns) {
        PdfPCell cell = lined(text.of(title, TextStyle.BAND), Element.ALIGN_LEFT);
        cell.setColspan(columns);
        cell.setBackgroundColor(Ink.ACCENT);
        cell.setBorderColor(Ink.ACCENT);
        cell.setPadding(PADDING * 2);
        cell.setPaddingTop(PADDING);
        return cell;
    }

    /// A cell without lines around it.
    public PdfPCell bare(Phrase shown) {
        PdfPCell cell = new PdfPCell(shown);
        cell.setBorder(Rectangle.NO_BORDER);
        cell.setLeading(0, LINE_HEIGHT);
        cell.setPadding(PADDING);
        return cell;
    }

    private static PdfPCell lined(Phrase shown, int alignment) {
        PdfPCell cell = new PdfPCell(shown);
        cell.setLeading(0, LINE_HEIGHT);
        cell.setHorizontalAlignment(alignment);
        cell.setVerticalAlignment(Element.ALIGN_MIDDLE);
        cell.setPadding(PADDING);
        cell.setPaddingLeft(PADDING + 1);
        cell.setPaddingRight(PADDING + 1);
        cell.setPaddingBottom(PADDING + 2);
        cell.setBorderColor(Ink.LINE);
        cell.setBorderWidth(HAIRLINE);
        return cell;
    }

    private static Paragraph paragraph(Phrase shown, int alignment) {
        Paragraph paragraph = new Paragraph(shown);
        paragraph.setLeading(0, LINE_HEIGHT);
        paragraph.setAlignment(alignment);
        return paragraph;
    }
}
