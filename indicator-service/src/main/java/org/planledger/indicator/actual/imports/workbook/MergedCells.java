package org.planledger.indicator.actual.imports.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.planledger.indicator.actual.imports.table.TableRows;
import org.planledger.kernel.problem.Text;

/// The cells of a sheet that are merged over several rows. What stands in the first of them is meant for all, and of
/// several columns for the first. The sheet tells of them after its rows only.
final class MergedCells {
    private static final int MOST = 100_000;
    private static final Pattern OVER_ROWS = Pattern.compile("([A-Z]{1,3})([0-9]{1,7}):[A-Z]{1,3}([0-9]{1,7})");

    private final List<Range> ranges;
    private int next;
    private int[] until = {};
    private String[] texts = {};
    private String[] periods = {};

    private record Range(int column, int first, int last) {}

    private MergedCells(List<Range> ranges) {
        this.ranges = ranges;
    }

    static MergedCells none() {
        return new MergedCells(List.of());
    }

    /// Those that a sheet tells of, as far as it can be read: what is wrong with it is told when its rows are read.
    static MergedCells of(XMLStreamReader sheet) throws IOException {
        List<Range> ranges = new ArrayList<>();
        try {
            while (SheetXml.next(sheet) != XMLStreamConstants.END_DOCUMENT) {
                if (sheet.isStartElement() && sheet.getLocalName().equals("mergeCell")) {
                    add(sheet.getAttributeValue(null, "ref"), ranges);
                }
            }
        } catch (XMLStreamException broken) {
            return none();
        }
        ranges.sort(Comparator.comparingInt(Range::first));
        return new MergedCells(ranges);
    }

    private static void add(String reference, List<Range> ranges) throws IOException {
        Matcher matcher = OVER_ROWS.matcher(reference == null ? "" : reference);
        if (!matcher.matches()) {
            return;
        }
        int first = Integer.parseInt(matcher.group(2));
        int last = Integer.parseInt(matcher.group(3));
        if (last <= first) {
            return;
        }
        if (ranges.size() == MOST) {
            throw Broken.tooLarge(Text.of("最多 %d 处跨行合并的单元格", "at most %d cells that are merged over rows", MOST));
        }
        ranges.add(new Range(WorkbookRows.columnOf(matcher.group(1)), first, last));
    }

    /// Takes what stands in the row in cells that are merged with those below.
    void begin(TableRows row) {
        while (next < ranges.size() && ranges.get(next).first() <= row.line()) {
            Range range = ranges.get(next);
            next++;
            if (range.first() == row.line() && range.column() < row.cells()) {
                if (range.column() >= until.length) {
                    until = Arrays.copyOf(until, range.column() + 1);
                    texts = Arrays.copyOf(texts, range.column() + 1);
                    periods = Arrays.copyOf(periods, range.column() + 1);
                }
                until[range.column()] = range.last();
                texts[range.column()] = row.text(range.column());
                periods[range.column()] = row.period(range.column());
            }
        }
    }

    /// Up to which column they may say something in the rows from the present one on.
    int cells() {
        return until.length;
    }

    /// What is meant for the cell; null when nothing is.
    String text(int cell, int line) {
        return cell < until.length && line <= until[cell] ? texts[cell] : null;
    }

    /// The same of a cell that names a period.
    String period(int cell, int line) {
        return cell < until.length && line <= until[cell] ? periods[cell] : null;
    }
}
