package org.planledger.plan.document.source;

import java.util.List;

/// Joins the lines of cells to the paragraphs that they were broken from. A line goes on in the next one when that
/// begins with what had no room in it.
final class PdfCellText {
    private static final String GOES_ON = "、，,（(《“";
    private static final String ENDS = "。；;！？!?：:";
    private static final String BEHIND = "、，。；：！？）》”’,.;:!?)%％";
    private static final String BEFORE = "（《“‘(";
    private static final char WIDE = 0x2e80;
    private static final float NARROW = 0.6f;

    private PdfCellText() {}

    /// Adds the cells of a table, each paragraph as a line, as other formats give them.
    static void add(PdfTable table, DocumentLines text) {
        List<PdfColumnRoom> columns = PdfColumnRoom.of(table);
        for (List<PdfCell> row : table.rows()) {
            for (PdfCell cell : row) {
                if (!cell.isEmpty()) {
                    add(cell.lines(), PdfColumnRoom.of(columns, cell), text);
                }
            }
        }
    }

    private static void add(List<PdfLine> lines, float room, DocumentLines text) {
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0 && !goesOn(lines.get(i - 1), lines.get(i), room)) {
                text.end();
            } else if (i > 0 && PdfParagraphs.needsBlank(lines.get(i - 1), lines.get(i))) {
                text.add(' ');
            }
            text.add(lines.get(i).text().strip());
        }
        text.end();
    }

    private static boolean goesOn(PdfLine line, PdfLine next, float room) {
        String text = line.text().strip();
        String following = next.text().strip();
        char last = text.charAt(text.length() - 1);
        if (GOES_ON.indexOf(last) >= 0) {
            return true;
        }
        boolean beginsAnother = ENDS.indexOf(last) >= 0 && PdfParagraphs.beginsHeading(following);
        float left = room - (line.right() - line.left());
        return !beginsAnother && left < (firstOf(following) + NARROW / 2) * next.size();
    }

    /// The width of what cannot be parted at the beginning of a line, in widths of a Chinese character.
    private static float firstOf(String text) {
        int end = 0;
        while (end < text.length() && BEFORE.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        boolean isInWord = end < text.length() && text.charAt(end) < WIDE;
        end++;
        while (end < text.length() && isBound(text.charAt(end), isInWord)) {
            isInWord = isInWord || BEHIND.indexOf(text.charAt(end)) >= 0;
            end++;
        }
        float width = 0;
        for (int i = 0; i < Math.min(end, text.length()); i++) {
            width += text.charAt(i) < WIDE && "“”‘’".indexOf(text.charAt(i)) < 0 ? NARROW : 1;
        }
        return width;
    }

    private static boolean isBound(char character, boolean isInWord) {
        return BEHIND.indexOf(character) >= 0 || isInWord && character > ' ' && character < WIDE;
    }
}
