package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// The rows of a table that kept a line each, with | or tabs between their cells, taken apart to one cell a line.
final class TableLines {
    private static final int FEWEST_CELLS = 3;

    private TableLines() {}

    static List<Range> apart(SourceText source) {
        List<Range> apart = new ArrayList<>();
        boolean isInTable = false;
        boolean isBehindRow = false;
        for (Range line : source.lines()) {
            List<Range> cells = cells(source, line);
            boolean begins = cells.size() > 1
                    && (FlatTable.FIRST.contains(cells.getFirst().of(source.plain()))
                            || cells.size() >= FEWEST_CELLS
                                    && IndicatorTable.NAMES.contains(
                                            cells.getFirst().of(source.plain())));
            isInTable |= begins;
            isBehindRow = begins || isInTable && cells.size() >= (isBehindRow ? 2 : FEWEST_CELLS);
            if (isInTable && isRule(source.published(line))) {
                continue;
            }
            if (isBehindRow) {
                apart.addAll(cells);
            } else {
                apart.add(line);
            }
        }
        return apart;
    }

    /// Whether a line only divides the head of a table from its rows: |---|:---:|.
    private static boolean isRule(String line) {
        return line.contains("--") && line.chars().allMatch(sign -> "|｜-:+ \t".indexOf(sign) >= 0);
    }

    /// The cells of a line, empty ones too, so that each keeps its column.
    private static List<Range> cells(SourceText source, Range line) {
        String published = source.published(line);
        List<Range> cells = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= published.length(); i++) {
            if (i == published.length() || "|｜\t".indexOf(published.charAt(i)) >= 0) {
                Range cell = source.trimmed(new Range(line.from() + from, line.from() + i));
                if (!cell.isEmpty() || !cells.isEmpty()) {
                    cells.add(cell);
                }
                from = i + 1;
            }
        }
        while (!cells.isEmpty() && cells.getLast().isEmpty()) {
            cells.removeLast();
        }
        return cells;
    }
}
