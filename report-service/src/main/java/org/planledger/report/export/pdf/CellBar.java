package org.planledger.report.export.pdf;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPCellEvent;
import org.openpdf.text.pdf.PdfPTable;

/// A bar in a cell, made up of pieces beside each other. A chart whose bars are rows of a table has room for any number
/// of them.
public final class CellBar implements PdfPCellEvent {
    private static final float MARGIN = 4;
    private static final float HEIGHT = 12;
    private static final float ROOM_FOR_A_NUMBER = 38;
    private static final float BASELINE = 3.4f;

    private final List<Piece> pieces;
    private final double whole;
    private final PdfText text;
    private float rightMargin = MARGIN;

    /// @param size how long it is, in the measure of the whole
    /// @param words what stands on it where there is room, the longest first
    public record Piece(double size, int fill, int letters, List<String> words) {}

    /// @param whole what the width of the cell stands for
    public CellBar(List<Piece> pieces, double whole, PdfText text) {
        this.pieces = List.copyOf(pieces);
        this.whole = whole;
        this.text = text;
    }

    public static PdfPCell in(PdfPCell cell, CellBar bar) {
        cell.setCellEvent(bar);
        cell.setMinimumHeight(HEIGHT + 2 * MARGIN);
        return cell;
    }

    /// With room for what the cell says at its right.
    public static PdfPCell beside(PdfPCell cell, CellBar bar) {
        bar.rightMargin = ROOM_FOR_A_NUMBER;
        return in(cell, bar);
    }

    @Override
    public void cellLayout(PdfPCell cell, Rectangle position, PdfContentByte... canvases) {
        PdfContentByte canvas = canvases[PdfPTable.TEXTCANVAS];
        float left = position.getLeft() + MARGIN;
        float width = position.getWidth() - MARGIN - rightMargin;
        float bottom = (position.getTop() + position.getBottom() - HEIGHT) / 2;
        fill(canvas, Ink.TRACK, left, bottom, width);
        double done = 0;
        for (Piece piece : pieces) {
            float from = left + (float) (width * done / whole);
            float length = (float) (width * piece.size() / whole);
            fill(canvas, new Color(piece.fill()), from, bottom, length);
            write(canvas, piece, from, bottom, length);
            done += piece.size();
        }
    }

    private static void fill(PdfContentByte canvas, Color colour, float left, float bottom, float width) {
        canvas.saveState();
        canvas.setColorFill(colour);
        canvas.rectangle(left, bottom, width, HEIGHT);
        canvas.fill();
        canvas.restoreState();
    }

    private void write(PdfContentByte canvas, Piece piece, float left, float bottom, float width) {
        piece.words().stream()
                .filter(words -> text.width(words, TextStyle.NOTE) + 2 <= width)
                .findFirst()
                .ifPresent(words -> ColumnText.showTextAligned(
                        canvas,
                        Element.ALIGN_CENTER,
                        text.of(words, TextStyle.NOTE, new Color(piece.letters())),
                        left + width / 2,
                        bottom + BASELINE,
                        0));
    }
}
