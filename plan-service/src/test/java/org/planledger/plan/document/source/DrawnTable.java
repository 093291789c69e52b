package org.planledger.plan.document.source;

import static org.planledger.plan.document.source.TestPdf.shown;

/// A table on a page of a PDF document, with rules as programs draw them.
final class DrawnTable {
    /// How a rule from one point to another is drawn.
    enum Rule {
        LINE("%1$s %2$s m %3$s %4$s l S\n"),
        CLOSED_LINE("%1$s %2$s m %3$s %4$s l s\n"),
        CROOKED_LINE("%1$s %2$s m %3$s.3 %4$s.3 l S\n");

        private final String drawing;

        Rule(String drawing) {
            this.drawing = drawing;
        }
    }

    private static final int PITCH = 20;
    private static final int SIZE = 16;

    private final StringBuilder page = new StringBuilder();
    private final int[] columns;
    private int top;

    /// @param top how high its upper edge is
    /// @param columns where its columns begin, and where the last ends
    DrawnTable(int top, int... columns) {
        this.top = top;
        this.columns = columns;
    }

    /// A row with a rule around each cell. The lines of a text stand in the middle of its cell.
    ///
    /// @param lines how many it has room for
    DrawnTable row(int lines, String... texts) {
        int height = lines * PITCH + 6;
        for (int i = 0; i < texts.length; i++) {
            int width = (texts.length == 1 ? columns[columns.length - 1] : columns[i + 1]) - columns[i];
            page.append("%d %d %d %d re S\n".formatted(columns[i], top - height, width, height));
            text(columns[i] + 3, top - height / 2, texts[i]);
        }
        top -= height;
        return this;
    }

    private void text(int left, int middle, String text) {
        String[] lines = text.isEmpty() ? new String[0] : text.split("/");
        int baseline = middle + lines.length * PITCH / 2 - SIZE;
        for (String line : lines) {
            page.append(shown(left, baseline, line));
            baseline -= PITCH;
        }
    }

    /// Text without a rule around it.
    DrawnTable text(int column, int down, int lines, String text) {
        text(columns[column] + 3, top - down - lines * PITCH / 2, text);
        return this;
    }

    DrawnTable rule(Rule rule, int left, int from, int right, int to) {
        page.append(rule.drawing.formatted(left, top - from, right, top - to));
        return this;
    }

    DrawnTable area(int left, int from, int width, int height) {
        page.append("%d %d %d %d re f\n".formatted(left, top - from - height, width, height));
        return this;
    }

    String page() {
        return page.toString();
    }
}
