package org.planledger.report.export.pdf;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfTemplate;

/// A chart in the form of a ring, whose pieces begin above and follow the clock.
public final class Ring {
    private static final float WIDTH_IN_PER_CENT = 62;
    private static final float ABOVE = 12;
    private static final float SIZE = 130;
    private static final float CENTRE = SIZE / 2;
    private static final float OUTER = 62;
    private static final float INNER = 38;
    private static final float ABOVE_CENTRE = 2;
    private static final float BELOW_CENTRE = -14;
    private static final float TOP = 90;
    private static final float FULL = 360;

    private Ring() {}

    /// A share of the whole.
    public record Piece(String name, int size, int fill) {}

    /// The ring, and beside it what its pieces are.
    ///
    /// @param pieces together more than nothing
    /// @param figure stands in the middle, and below it what it is
    public static PdfPTable withLegend(List<Piece> pieces, String figure, String label, PdfReport report) {
        PdfPTable table = new PdfPTable(new float[] {1, 1.6f});
        table.setWidthPercentage(WIDTH_IN_PER_CENT);
        table.setSpacingBefore(ABOVE);
        PdfPCell ring = new PdfPCell(picture(pieces, figure, label, report));
        ring.setBorder(Rectangle.NO_BORDER);
        ring.setHorizontalAlignment(Element.ALIGN_CENTER);
        table.addCell(ring);
        PdfPCell legend = new PdfPCell(legend(pieces, report));
        legend.setBorder(Rectangle.NO_BORDER);
        legend.setVerticalAlignment(Element.ALIGN_MIDDLE);
        table.addCell(legend);
        return table;
    }

    private static PdfPTable legend(List<Piece> pieces, PdfReport report) {
        PdfPTable legend = new PdfPTable(new float[] {0.4f, 3, 1.2f, 1.6f});
        int whole = pieces.stream().mapToInt(Piece::size).sum();
        for (Piece piece : pieces) {
            PdfPCell sample = report.cells().bare(report.text().of(" ", TextStyle.LABEL));
            sample.setBackgroundColor(new Color(piece.fill()));
            sample.setBorder(Rectangle.BOX);
            sample.setBorderColor(Color.WHITE);
            sample.setBorderWidth(2);
            legend.addCell(sample);
            legend.addCell(report.cells().bare(report.text().of(piece.name(), TextStyle.LABEL)));
            legend.addCell(right(Integer.toString(piece.size()), report));
            legend.addCell(right("%.1f%%".formatted(100.0 * piece.size() / whole), report));
        }
        return legend;
    }

    private static PdfPCell right(String shown, PdfReport report) {
        PdfPCell cell = report.cells().bare(report.text().of(shown, TextStyle.LABEL));
        cell.setHorizontalAlignment(Element.ALIGN_RIGHT);
        return cell;
    }

    private static Image picture(List<Piece> pieces, String figure, String label, PdfReport report) {
        PdfTemplate picture = report.canvas().createTemplate(SIZE, SIZE);
        int whole = pieces.stream().mapToInt(Piece::size).sum();
        float from = TOP;
        for (Piece piece : pieces) {
            float extent = -FULL * piece.size() / whole;
            slice(picture, from, extent, new Color(piece.fill()));
            from += extent;
        }
        picture.setColorFill(Color.WHITE);
        picture.circle(CENTRE, CENTRE, INNER);
        picture.fill();
        write(picture, figure, TextStyle.FIGURE, ABOVE_CENTRE, report.text());
        write(picture, label, TextStyle.NOTE, BELOW_CENTRE, report.text());
        return Image.getInstance(picture);
    }

    private static void slice(PdfTemplate picture, float from, float extent, Color colour) {
        picture.setColorFill(colour);
        picture.setColorStroke(Color.WHITE);
        picture.setLineWidth(1);
        picture.moveTo(CENTRE, CENTRE);
        List<float[]> curves =
                PdfContentByte.bezierArc(CENTRE - OUTER, CENTRE - OUTER, CENTRE + OUTER, CENTRE + OUTER, from, extent);
        picture.lineTo(curves.getFirst()[0], curves.getFirst()[1]);
        curves.forEach(curve -> picture.curveTo(curve[2], curve[3], curve[4], curve[5], curve[6], curve[7]));
        picture.closePathFillStroke();
    }

    private static void write(PdfTemplate picture, String words, TextStyle style, float above, PdfText text) {
        ColumnText.showTextAligned(picture, Element.ALIGN_CENTER, text.of(words, style), CENTRE, CENTRE + above, 0);
    }
}
