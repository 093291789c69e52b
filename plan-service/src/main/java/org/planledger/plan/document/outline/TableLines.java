package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;
import org.planledger.plan.document.source.WordList;

/// The rows of a table that kept a line each, with | or tabs between their cells, taken apart to one cell a line.
final class TableLines {
    private static final WordList FIRST = WordList.of("序号 编号");

    private TableLines() {}

    static List<Range> apart(SourceText source) {
        List<Range> apart = new ArrayList<>();
        boolean isTable = false;
        for (Range line : source.lines()) {
            List<Range> cells = cells(source, line);
            isTable = cells.size() > 1
                    && (isTable || FIRST.contains(cells.getFirst().of(source.plain())));
            if (isTable) {
                apart.addAll(cells);
            } else {
                apart.add(line);
            }
        }
        return apart;
    }

    private static List<Range> cells(SourceText source, Range line) {
        String published = source.published(line);
        List<Range> cells = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= published.length(); i++) {
            if (i == published.length() || "|｜\t".indexOf(published.charAt(i)) >= 0) {
                Range cell = source.trimmed(new Range(line.from() + from, line.from() + i));
                if (!cell.isEmpty()) {
                    cells.add(cell);
                }
                from = i + 1;
            }
        }
        return cells;
    }
}
