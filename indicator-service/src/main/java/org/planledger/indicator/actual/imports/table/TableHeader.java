package org.planledger.indicator.actual.imports.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.planledger.indicator.actual.imports.file.LinePlace;
import org.planledger.indicator.actual.imports.notation.PeriodNotation;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The header of a table: what stands in which column. Of a long table each row is a figure; of a wide one
/// each cell in a column whose header is a period. The header alone tells which it is.
final class TableHeader {
    static final Text EXPECTED = Text.of(
            "indicator,region,period,value[,status,source,note,reason,year]，或 指标,地区,期间,数值[,状态,来源,备注,原因,年份]；"
                    + "宽表以期间为列名，如 指标,地区,2023-01,2023-02",
            "indicator,region,period,value[,status,source,note,reason,year]; a wide table has periods for headers, such"
                    + " as indicator,region,2023-01,2023-02");

    private static final int MOST_LISTED = 20;
    private static final int NOWHERE = -1;
    private static final List<Column> LONG = List.of(Column.INDICATOR, Column.REGION, Column.PERIOD, Column.VALUE);
    private static final List<Column> WIDE = List.of(Column.INDICATOR, Column.REGION);

    private final int line;
    private final int[] places = new int[Column.values().length];
    private final List<Violation> faults = new ArrayList<>();
    private String[] periods = {};
    private boolean[] named = {};
    private boolean holdsMonths;
    private boolean wide;
    private boolean form;

    private TableHeader(int line) {
        this.line = line;
        Arrays.fill(places, NOWHERE);
    }

    /// Whether the row is a header, for better or worse: it names the column of the indicators.
    static boolean isHeader(TableRows row) {
        for (int cell = 0; cell < row.cells(); cell++) {
            if (!row.isBlank(cell) && Column.named(row.text(cell)) == Column.INDICATOR) {
                return true;
            }
        }
        return false;
    }

    /// @param yearTold whether the year of periods that name none is known
    /// @throws Failure of type INVALID_REQUEST when columns are missing, unknown or repeated
    static TableHeader read(TableRows row, boolean yearTold) {
        TableHeader header = new TableHeader(row.line());
        header.readColumns(row);
        header.check(yearTold);
        if (!header.faults.isEmpty()) {
            throw Failure.invalid(header.faults.stream().limit(MOST_LISTED).toList());
        }
        return header;
    }

    private void readColumns(TableRows row) {
        int cells = Math.min(row.cells(), LinePlace.LAST_COLUMN);
        periods = new String[cells];
        named = new boolean[cells];
        for (int cell = 0; cell < row.cells(); cell++) {
            if (row.isBlank(cell)) {
                continue;
            }
            String name = row.period(cell);
            if (cell >= cells) {
                addFault(cell, name, "columns", Text.of("列数过多", "there are too many columns"));
                break;
            }
            named[cell] = true;
            Column column = Column.named(name);
            if (column == null) {
                readPeriod(cell, name);
            } else if (column == Column.EARLIER) {
                form = true;
            } else if (column.isRead()) {
                if (places[column.ordinal()] != NOWHERE) {
                    addFault(cell, name, "repeated-column", Text.of("列名重复", "the column is there twice"));
                }
                places[column.ordinal()] = cell;
                holdsMonths |= column == Column.PERIOD && Column.holdsMonths(name);
            }
        }
    }

    private void readPeriod(int cell, String name) {
        PeriodNotation.Reading reading = PeriodNotation.read(name, 0);
        if (reading instanceof PeriodNotation.Read || reading == PeriodNotation.Unread.WITHOUT_YEAR) {
            periods[cell] = name;
            wide = true;
        } else if (reading == PeriodNotation.Unread.NONE) {
            addFault(cell, name, "unknown-column", Text.of("没有这一列", "there is no such column"));
        } else {
            addFault(cell, name, "period", Text.of("列名中的期间不明确", "the period in the header is not clear"));
        }
    }

    private void check(boolean yearTold) {
        boolean mixed = wide && (has(Column.PERIOD) || has(Column.VALUE));
        for (int cell = 0; cell < periods.length; cell++) {
            if (periods[cell] == null) {
                continue;
            }
            if (mixed) {
                Text message = Text.of(
                        "既有期间列名，又有期间或数值列", "there are periods for headers, and a column of periods or values, too");
                addFault(cell, periods[cell], "unknown-column", message);
            } else if (!yearTold
                    && !has(Column.YEAR)
                    && PeriodNotation.read(periods[cell], 0) == PeriodNotation.Unread.WITHOUT_YEAR) {
                addFault(
                        cell,
                        Column.YEAR.field(),
                        "missing-column",
                        Text.of(
                                "“%s”没有年份，需要“年份”列或参数 year",
                                "\"%s\" has no year; a column year or the parameter year must give it", periods[cell]));
                break;
            }
        }
        for (Column column : wide && !mixed ? WIDE : LONG) {
            if (!has(column)) {
                faults.add(new Violation(
                        column.field(),
                        line,
                        null,
                        "missing-column",
                        Text.of("缺少此列", "the column is missing"),
                        EXPECTED));
            }
        }
    }

    private boolean has(Column column) {
        return places[column.ordinal()] != NOWHERE;
    }

    private void addFault(int cell, String name, String code, Text message) {
        faults.add(new Violation(shortened(name), line, cell + 1, code, message, EXPECTED));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    boolean isWide() {
        return wide;
    }

    /// Whether it is a form to fill in, which has rows for figures that nobody has yet: it shows earlier figures.
    boolean isForm() {
        return form;
    }

    /// Whether `4` in the column of periods is a month.
    boolean holdsMonths() {
        return holdsMonths;
    }

    /// How many cells can hold something.
    int width() {
        return named.length;
    }

    /// Whether the column has a header.
    boolean isNamed(int cell) {
        return cell < named.length && named[cell];
    }

    /// The period that the header of the column names; null when it names none.
    String period(int cell) {
        return periods[cell];
    }

    /// Where the column is, counted from 0; -1 when there is none.
    int place(Column column) {
        return places[column.ordinal()];
    }

    /// Where the column of a figure's field is, counted from 1; null when there is none.
    Integer columnOf(String field) {
        for (Column column : Column.values()) {
            if (column.field().equals(field) && has(column)) {
                return places[column.ordinal()] + 1;
            }
        }
        return null;
    }
}
