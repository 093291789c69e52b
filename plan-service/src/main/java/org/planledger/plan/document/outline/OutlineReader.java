package org.planledger.plan.document.outline;

import java.util.ArrayList;
import java.util.List;
import org.planledger.plan.document.source.Range;
import org.planledger.plan.document.source.SourceText;

/// Reads how a document is built: parts (一、), sections ((一)), tasks (1.) and who is to do them.
public final class OutlineReader {
    private static final int LONGEST_HEADING = 60;
    private static final int MOST_CELLS = 40;

    private final SourceText source;
    private final Form form;
    private final String text;
    private final OutlineDraft draft;
    private FlatTable table;

    private OutlineReader(SourceText source, Form form) {
        this.source = source;
        this.form = form;
        this.text = source.plain();
        this.draft = new OutlineDraft(source, form);
    }

    public static Outline read(SourceText source) {
        List<Range> lines = TableLines.apart(source);
        OutlineReader reader = new OutlineReader(source, Form.NUMBERS);
        reader.addAll(lines);
        Form form = reader.draft.fittingForm();
        if (form != Form.NUMBERS) {
            reader = new OutlineReader(source, form);
            reader.addAll(lines);
        }
        return reader.draft.outline();
    }

    private void addAll(List<Range> lines) {
        GluedHeadings headings = new GluedHeadings(source, lines);
        int i = 0;
        while (i < lines.size() && !endsAt(lines.get(i))) {
            FlatTable begun = form == Form.NUMBERS ? FlatTable.at(source, lines, i) : null;
            table = begun == null ? table : begun;
            IndicatorTable indicators = begun == null ? IndicatorTable.at(source, lines, i) : null;
            if (indicators != null) {
                i = addIndicators(indicators, lines, i + indicators.columns());
            } else if (begun != null) {
                i += begun.headLines();
            } else if (table != null && isRow(lines.get(i))) {
                i = addRow(lines, i);
            } else if (lines.get(i).isEmpty()) {
                i++;
            } else {
                addApart(lines.get(i), i++, headings);
            }
        }
    }

    /// Adds the rows of a table of indicators to the task, or to what the part says, in which it stands.
    ///
    /// @return the line behind it
    private int addIndicators(IndicatorTable indicators, List<Range> lines, int from) {
        int i = from;
        while (indicators.isRow(lines, i)) {
            draft.opened().addRows(lines.get(i), indicators.rows(lines.subList(i, i + indicators.columns())));
            i += indicators.columns();
        }
        return i;
    }

    private boolean isRow(Range line) {
        int number = FlatTable.numberOf(text, line);
        return number == draft.lastNumber() + 1 || number == 1 && !draft.hasTask();
    }

    /// Adds a row of a table as a task.
    ///
    /// @return the line behind it
    private int addRow(List<Range> lines, int first) {
        List<Range> cells = new ArrayList<>();
        draft.count(FlatTable.numberOf(text, lines.get(first)));
        int i = first + 1;
        while (i < lines.size() && cells.size() < MOST_CELLS && !endsRow(lines, i, cells.size())) {
            cells.add(lines.get(i++));
        }
        draft.addRow(lines.get(first), table.row(cells));
        return i < lines.size() && LineWords.areOfPage(text, lines.get(i), true) ? behindFurniture(lines, i) : i;
    }

    /// What follows the first line of the page is of the page too, until something begins.
    private int behindFurniture(List<Range> lines, int from) {
        int i = from + 1;
        while (i < lines.size() && !isRow(lines.get(i)) && !beginsAnew(lines, i)) {
            i++;
        }
        return i;
    }

    private boolean endsRow(List<Range> lines, int at, int cells) {
        Range line = lines.get(at);
        return cells > 1 && (isRow(line) || LineWords.areOfPage(text, line, true)) || beginsAnew(lines, at);
    }

    /// Whether a part, a section, an annex or another table begins.
    private boolean beginsAnew(List<Range> lines, int at) {
        Range line = lines.get(at);
        Heading heading = Heading.of(text, line, draft.lastNumber());
        boolean isHeading = heading != null && !heading.isOfATask();
        return isHeading || endsAt(line) || FlatTable.at(source, lines, at) != null;
    }

    /// What hangs on a plan is no plan.
    private boolean endsAt(Range line) {
        return draft.lastNumber() > 0 && line.length() < LONGEST_HEADING && LineWords.beginAnAnnex(text, line);
    }

    /// Adds a line, of which each heading that lost the line end before it begins one of its own.
    private void addApart(Range line, int at, GluedHeadings headings) {
        Range rest = line;
        while (!rest.isEmpty()) {
            int end = headings.end(rest, draft.counted(at));
            draft.add(source.trimmed(new Range(rest.from(), end)));
            rest = new Range(end, rest.to());
        }
    }
}
