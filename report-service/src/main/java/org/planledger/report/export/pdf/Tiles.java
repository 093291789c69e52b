package org.planledger.report.export.pdf;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;

/// The figures that are to be seen first, beside each other.
///
/// @param tiles at least one
public record Tiles(List<Tile> tiles) {
    private static final float PADDING = 7;
    private static final float GAP = 4;
    private static final float LINE_HEIGHT = 1.25f;
    private static final int WHOLE_WIDTH = 100;

    /// @param figure null where there is none
    /// @param fill null for none
    /// @param letters the colour of the words; null for the usual one
    public record Tile(String label, String figure, Integer fill, Integer letters) {}

    public PdfPTable table(PdfText text) {
        PdfPTable table = new PdfPTable(tiles.size());
        table.setWidthPercentage(WHOLE_WIDTH);
        for (Tile tile : tiles) {
            PdfPCell cell = new PdfPCell();
            cell.setBackgroundColor(tile.fill() == null ? Ink.TILE : new Color(tile.fill()));
            cell.setBorderColor(Color.WHITE);
            cell.setBorderWidth(GAP);
            cell.setPadding(PADDING);
            cell.setPaddingBottom(PADDING * 2);
            cell.addElement(line(text, tile.label(), TextStyle.LABEL, tile));
            cell.addElement(
                    line(text, tile.figure() == null ? PdfCells.NOTHING : tile.figure(), TextStyle.FIGURE, tile));
            table.addCell(cell);
        }
        return table;
    }

    private static Paragraph line(PdfText text, String shown, TextStyle style, Tile tile) {
        Phrase phrase =
                tile.letters() == null ? text.of(shown, style) : text.of(shown, style, new Color(tile.letters()));
        Paragraph line = new Paragraph(phrase);
        line.setLeading(0, LINE_HEIGHT);
        line.setAlignment(Element.ALIGN_CENTER);
        return line;
    }
}
