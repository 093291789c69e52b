package org.planledger.indicator.actual.imports.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.file.LinePlace;
import org.planledger.indicator.actual.imports.file.OwnColumn;
import org.planledger.indicator.actual.imports.file.RawFigure;
import org.planledger.indicator.actual.imports.file.RowSink;
import org.planledger.indicator.actual.imports.notation.NumberNotation;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Figures in a table with a header. Rows without anything in them are passed over, and so is what stands
/// above the header in the first rows.
public final class TableFile implements FigureFile {
    private static final List<Column> ABOUT_FIGURE = List.of(Column.STATUS, Column.SOURCE, Column.NOTE, Column.REASON);

    private final Source source;
    private final String year;
    private TableHeader header;

    /// Opens a table.
    @FunctionalInterface
    public interface Source {
        TableRows open() throws IOException;
    }

    /// @param year the year of periods that name none; null when it is not told
    public TableFile(Source source, Integer year) {
        this.source = source;
        this.year = year == null ? null : year.toString();
    }

    /// @param charset the encoding; null when it is not told
    public static TableFile csv(InputStream body, Charset charset, Integer year) {
        return new TableFile(() -> new CsvRows(new FileText(body, charset)), year);
    }

    @Override
    public boolean isWrittenByPeople() {
        return true;
    }

    @Override
    public Violation at(long number, Violation fault) {
        int line = fault.line() == null ? LinePlace.line(number) : fault.line();
        Integer column = fault.column();
        if (column == null && header != null && fault.field() != null) {
            column = header.columnOf(fault.field());
        }
        if (column == null && LinePlace.column(number) > 0) {
            column = LinePlace.column(number);
        }
        if (column == null && header != null && fault.field() != null) {
            // What is missing and has no column is missing beside the value.
            column = header.columnOf(Column.VALUE.field());
        }
        return new Violation(fault.field(), line, column, fault.code(), fault.message(), fault.expected());
    }

    @Override
    public long row(long number) {
        return LinePlace.line(number);
    }

    @Override
    public void readInto(RowSink sink) throws IOException {
        try (TableRows rows = source.open()) {
            for (boolean more = nextAfterHeader(rows, sink); more; more = rows.next()) {
                readRow(rows, sink);
            }
        } catch (UnreadableException unreadable) {
            Integer line = unreadable.fault().line();
            throw sink.unreadable(LinePlace.of(line == null ? 0 : line, 0), unreadable.detail(), unreadable.fault());
        }
    }

    /// Reads the header and goes to the first row of figures, past a second row of the header, which has
    /// months below years. What is wrong with the header is told.
    ///
    /// @return whether there is one
    private boolean nextAfterHeader(TableRows rows, RowSink sink) throws IOException {
        HeaderReader reader = HeaderSearch.in(rows);
        boolean more = rows.next();
        boolean taken = more && rows.flaw() == null && reader.takesSecondRow(rows);
        for (Violation fault : reader.check(year == null ? PeriodColumns.NO_YEAR : Integer.parseInt(year))) {
            sink.headerFault(LinePlace.of(fault.line(), fault.column() == null ? 0 : fault.column()), fault);
        }
        header = reader.header();
        return taken ? rows.next() : more;
    }

    /// Reads a row as far as it can be read. Where it has nothing in columns with a header, only its faults are
    /// told.
    private void readRow(TableRows row, RowSink sink) throws IOException {
        List<Violation> faults = faultsOf(row);
        boolean hasFigure = !isEmptyBelowHeader(row)
                && (header.isWide() ? readWide(row, faults, sink) : readLong(row, faults, sink));
        if (!hasFigure && !faults.isEmpty()) {
            long number = LinePlace.of(row.line(), 0);
            sink.noFigure(number, faults.getFirst());
            tell(faults.subList(1, faults.size()), number, sink);
        }
    }

    private static void tell(List<Violation> faults, long number, RowSink sink) {
        for (Violation fault : faults) {
            sink.fault(number, fault);
        }
    }

    private boolean isEmptyBelowHeader(TableRows row) {
        for (int cell = 0; cell < header.reach(row); cell++) {
            if (!row.isBlank(cell) && header.isNamed(cell)) {
                return false;
            }
        }
        return true;
    }

    /// @return whether the row has a figure
    private boolean readLong(TableRows row, List<Violation> faults, RowSink sink) throws IOException {
        String value = number(row, header.place(Column.VALUE));
        if (value == null && isLeftUnfilled(row)) {
            return false;
        }
        boolean breaksOff = !row.leavesOutBlankCells() && row.cells() <= header.lastNeeded();
        long number = LinePlace.of(row.line(), 0);
        tell(faults, number, sink);
        if (breaksOff) {
            sink.fault(number, widthFault(row));
        }
        sink.row(new RawFigure(
                number,
                text(row, Column.INDICATOR),
                text(row, Column.REGION),
                period(row),
                yearOf(row),
                value,
                text(row, Column.STATUS),
                text(row, Column.SOURCE),
                text(row, Column.NOTE),
                text(row, Column.REASON),
                breaksOff ? header.missingFrom(row.cells()) : header.missing(),
                List.of()));
        return true;
    }

    /// Whether nothing is said about the figure that a row does not have, and that is meant: the row is one of a form,
    /// or says that there is none.
    private boolean isLeftUnfilled(TableRows row) {
        return header.place(Column.VALUE) >= 0
                && (header.isForm() || !isEmpty(row, header.place(Column.VALUE)))
                && ABOUT_FIGURE.stream().mapToInt(header::place).allMatch(place -> isEmpty(row, place));
    }

    private static boolean isEmpty(TableRows row, int place) {
        return place < 0 || place >= row.cells() || row.isBlank(place);
    }

    /// @return whether the row has a figure
    private boolean readWide(TableRows row, List<Violation> faults, RowSink sink) throws IOException {
        String indicator = text(row, Column.INDICATOR);
        String region = text(row, Column.REGION);
        String rowYear = yearOf(row);
        String status = text(row, Column.STATUS);
        String from = text(row, Column.SOURCE);
        String note = text(row, Column.NOTE);
        String reason = text(row, Column.REASON);
        boolean any = false;
        for (int cell = 0; cell < row.cells() && cell < header.width(); cell++) {
            String period = header.period(cell);
            String value = period == null ? null : number(row, cell);
            if (value != null) {
                any = true;
                long number = LinePlace.of(row.line(), cell + 1);
                tell(faults, number, sink);
                boolean undated = header.isUndated(cell);
                sink.row(new RawFigure(
                        number,
                        indicator,
                        region,
                        undated ? null : period,
                        rowYear,
                        value,
                        status,
                        from,
                        note,
                        reason,
                        undated ? header.missingWith(Column.PERIOD) : header.missing(),
                        ownColumnsIn(row, cell)));
            }
        }
        return any;
    }

    /// The columns in which the row has a period's own figure, where the cell is one of them or holds the figure since
    /// January.
    private List<OwnColumn> ownColumnsIn(TableRows row, int cell) {
        List<OwnColumn> columns = header.ownColumns(cell);
        return columns.isEmpty()
                ? columns
                : columns.stream()
                        .filter(own -> number(row, own.column() - 1) != null)
                        .toList();
    }

    /// What is wrong with how the row is written: a cell that cannot be read, something in a column without a
    /// header.
    private List<Violation> faultsOf(TableRows row) {
        Violation stray = strayText(row);
        if (row.flaw() == null) {
            return stray == null ? List.of() : List.of(stray);
        }
        return stray == null ? List.of(row.flaw()) : List.of(row.flaw(), stray);
    }

    private Violation strayText(TableRows row) {
        for (int cell = 0; cell < header.reach(row); cell++) {
            if (!row.isBlank(cell) && !header.isNamed(cell)) {
                int column = Math.min(cell + 1, LinePlace.LAST_COLUMN);
                Text message = Text.of(
                        "第 %1$d 列没有列名却有内容；此行有 %2$d 列，表头有 %3$d 列",
                        "column %1$d has no header, but there is something in it; the line has %2$d columns, the header"
                                + " has %3$d",
                        column,
                        row.cells(),
                        header.width());
                Text expected = Text.of("有列名的列；含逗号的文字要加引号", "columns with a header; text with a comma in quotes");
                return new Violation(null, row.line(), column, "columns", message, expected);
            }
        }
        return null;
    }

    private Violation widthFault(TableRows row) {
        Text message = Text.of(
                "此行有 %1$d 列，表头有 %2$d 列", "the line has %1$d columns, the header has %2$d", row.cells(), header.width());
        Text expected = Text.of("%d 列", "%d columns", header.width());
        return new Violation(null, row.line(), row.cells(), "columns", message, expected);
    }

    private String text(TableRows row, Column column) {
        int place = header.place(column);
        return place < 0 || place >= row.cells() ? null : row.text(place);
    }

    /// The figure in the cell; null when it is empty or says that there is none.
    private static String number(TableRows row, int place) {
        String text = isEmpty(row, place) ? null : row.number(place);
        return text == null || NumberNotation.saysNoFigure(text) ? null : text;
    }

    private String period(TableRows row) {
        int place = header.place(Column.PERIOD);
        String period = place < 0 || place >= row.cells() ? null : row.period(place);
        boolean bareMonth = header.holdsMonths()
                && period != null
                && period.length() <= 2
                && period.chars().allMatch(Character::isDigit);
        return bareMonth ? period + "月" : period;
    }

    private String yearOf(TableRows row) {
        String told = text(row, Column.YEAR);
        return told == null ? year : told;
    }
}
