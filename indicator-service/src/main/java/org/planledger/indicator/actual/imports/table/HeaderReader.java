package org.planledger.indicator.actual.imports.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.indicator.actual.imports.file.LinePlace;
import org.planledger.indicator.actual.imports.file.OwnColumn;
import org.planledger.indicator.actual.imports.notation.PeriodNotation;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Reads the header of a table, and tells what is wrong with it. Of a wide table it may have two rows: years, as of
/// merged cells in the first one only, and below them months.
final class HeaderReader {
    static final Text EXPECTED = Text.of(
            "indicator,region,period,value[,status,source,note,reason,year]，或 指标,地区,期间,数值[,状态,来源,备注,原因,年份]；"
                    + "宽表以期间为列名，如 指标,地区,2023-01,2023-02；月份的年份也可写在其上一行",
            "indicator,region,period,value[,status,source,note,reason,year]; a wide table has periods for headers, such"
                    + " as indicator,region,2023-01,2023-02; the year of months may stand in the row above them");

    private static final int MOST_LISTED = 20;
    private static final List<Column> WIDE = List.of(Column.INDICATOR, Column.REGION);

    private final int line;
    private final int[] places = new int[Column.values().length];
    private final List<Violation> faults = new ArrayList<>();
    private String[] periods = {};
    private boolean[] named = {};
    private boolean lacksYear;
    private boolean tooWide;
    private int yearOfPeriods;
    private int secondLine;
    private boolean[] below = {};
    private boolean holdsMonths;
    private boolean wide;
    private boolean form;

    private HeaderReader(int line) {
        this.line = line;
        Arrays.fill(places, TableHeader.NOWHERE);
    }

    /// Whether the row is a header, for better or worse: it names the column of the indicators.
    static boolean isHeader(TableRows row) {
        for (int cell = 0; cell < row.cells(); cell++) {
            if (!row.isBlank(cell) && isIndicators(Column.named(row.text(cell)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIndicators(Column column) {
        return column == Column.INDICATOR || column == Column.INDICATOR_NAME;
    }

    /// Reads the row that names the column of the indicators. What is wrong with it is told by [#check].
    ///
    /// @param above the row above it, in which years may stand; null without one
    static HeaderReader read(TableRows row, TableRows above) {
        HeaderReader header = new HeaderReader(row.line());
        header.readColumns(row);
        if (above != null) {
            header.takeYears(above);
        }
        return header;
    }

    /// Puts the years of the row above before the periods that have none.
    private void takeYears(TableRows above) {
        int year = 0;
        for (int cell = 0; cell < periods.length; cell++) {
            year = yearAt(above, cell, year);
            if (year != 0 && periods[cell] != null && isWithoutYear(periods[cell])) {
                periods[cell] = year + "年" + periods[cell];
            }
        }
    }

    /// The year that stands in the cell, or is merged into it from the left; 0 when it is another text.
    private static int yearAt(TableRows row, int cell, int left) {
        return cell >= row.cells() || row.isBlank(cell) ? left : PeriodNotation.readYear(row.period(cell));
    }

    private static boolean isWithoutYear(String period) {
        return PeriodNotation.read(period, 0) == PeriodNotation.Unread.WITHOUT_YEAR;
    }

    /// Takes the row below the header for the second row of it, if it has periods and no figures, below what is no
    /// column of its own. They are of the years above them. What is no period, as 合计 beside months, is told.
    ///
    /// @return whether it is that
    boolean takesSecondRow(TableRows row) {
        boolean any = false;
        for (int cell = 0; cell < row.cells(); cell++) {
            if (row.isBlank(cell)) {
                continue;
            }
            if (isNumber(row.period(cell)) || isOwn(cell) || cell >= LinePlace.LAST_COLUMN) {
                return false;
            }
            any |= isPeriod(row.period(cell));
        }
        if (any) {
            mergeSecondRow(row);
        }
        return any;
    }

    private static boolean isPeriod(String text) {
        PeriodNotation.Reading reading = PeriodNotation.read(text, 0);
        return reading == PeriodNotation.Unread.WITHOUT_YEAR || reading instanceof PeriodNotation.Read;
    }

    /// Whether the text may as well be a figure, as 2023 and 202304 may.
    private static boolean isNumber(String text) {
        return text.chars().allMatch(unit -> Character.isDigit(unit) || unit == '.');
    }

    /// Whether the column says what it is already, and is not just a year above months.
    private boolean isOwn(int cell) {
        return isNamed(cell) && !isYear(cell) && !isUnknown(cell);
    }

    private boolean isYear(int cell) {
        return periods[cell] != null && PeriodNotation.readYear(periods[cell]) != 0;
    }

    private boolean isUnknown(int cell) {
        return faults.stream().anyMatch(fault -> fault.code().equals("unknown-column") && fault.column() == cell + 1);
    }

    private void mergeSecondRow(TableRows row) {
        int cells = Math.max(named.length, row.cells());
        String[] merged = Arrays.copyOf(periods, cells);
        below = new boolean[cells];
        boolean[] namedAbove = Arrays.copyOf(named, cells);
        int year = 0;
        for (int cell = 0; cell < cells; cell++) {
            if (isNamed(cell)) {
                year = isYear(cell) ? PeriodNotation.readYear(periods[cell]) : 0;
            }
            below[cell] = cell < row.cells() && !row.isBlank(cell);
            if (below[cell] && isPeriod(row.period(cell))) {
                String period = row.period(cell);
                merged[cell] = year != 0 && isWithoutYear(period) ? year + "年" + period : period;
                wide = true;
            } else if (below[cell]) {
                merged[cell] = null;
                addNoPeriod(row, cell);
            }
            namedAbove[cell] |= below[cell];
        }
        periods = merged;
        named = namedAbove;
        secondLine = row.line();
    }

    private void addNoPeriod(TableRows row, int cell) {
        faults.add(new Violation(
                shortened(row.text(cell)),
                row.line(),
                cell + 1,
                "unknown-column",
                Text.of("不是期间", "it is no period"),
                Text.of("该年的期间，如 1月；合计列不导入，请删去", "a period of the year, such as 1月; leave columns of totals out")));
    }

    /// Tells what is wrong with the header. Columns that are unknown or repeated are passed over when rows are
    /// read, of repeated ones the first is read; what stands in columns that are missing, or in months of no
    /// year, is not known, and the rest of the rows is judged.
    ///
    /// @param year the year of periods that name none; 0 when it is not told
    /// @return each with its line, and with its column where it has one
    /// @throws Failure of type INVALID_REQUEST when the row names no indicators, so that it may be no header at
    /// all
    List<Violation> check(int year) {
        checkColumns(year != PeriodColumns.NO_YEAR);
        if (wide) {
            yearOfPeriods = has(Column.YEAR) ? PeriodColumns.NO_YEAR : year;
            comparePeriods();
        }
        if (has(Column.INDICATOR)) {
            return List.copyOf(faults);
        }
        throw new Failure(
                ProblemType.INVALID_REQUEST,
                Text.of(
                        "第 %1$d 行被当作表头，有 %2$d 处需要改正",
                        "line %1$d was taken for the header; %2$d fault(s) to correct", line, faults.size()),
                faults.stream().limit(MOST_LISTED).toList());
    }

    private Text takenForHeader() {
        return secondLine == 0
                ? Text.of("第 %d 行被当作表头", "line %d was taken for the header", line)
                : Text.of(
                        "第 %1$d 行和第 %2$d 行被当作表头",
                        "the lines %1$d and %2$d were taken for the header", line, secondLine);
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
                tooWide = true;
                break;
            }
            named[cell] = true;
            Column column = Column.named(name);
            if (column == null) {
                readPeriod(cell, name);
            } else if (column == Column.EARLIER) {
                form = true;
            } else if (column.isRead() || column.named() != null) {
                takeColumn(column, row, cell);
            }
        }
        takeNames();
    }

    /// Takes a column for what its header says, of two the first. Beside codes (地区代码) there may be names (地区),
    /// which are for people.
    private void takeColumn(Column column, TableRows row, int cell) {
        String name = row.period(cell);
        if (has(column)) {
            boolean firstHasCodes = Column.holdsCodes(row.period(places[column.ordinal()]));
            if (firstHasCodes == Column.holdsCodes(name)) {
                addFault(cell, name, "repeated-column", Text.of("列名重复", "the column is there twice"));
                return;
            }
            if (firstHasCodes) {
                return;
            }
        }
        places[column.ordinal()] = cell;
        holdsMonths |= column == Column.PERIOD && Column.holdsMonths(name);
    }

    /// Reads what only a column of names says.
    private void takeNames() {
        for (Column column : Column.values()) {
            Column named = column.named();
            if (named != null && !has(named)) {
                places[named.ordinal()] = places[column.ordinal()];
            }
        }
    }

    private void readPeriod(int cell, String name) {
        PeriodNotation.Reading reading = PeriodNotation.read(name, 0);
        if (reading instanceof PeriodNotation.Read || reading == PeriodNotation.Unread.WITHOUT_YEAR) {
            periods[cell] = name;
            wide = true;
        } else if (reading == PeriodNotation.Unread.EARLY_DATE) {
            addFault(cell, name, "period", PeriodNotation.earlyDate(name));
        } else if (reading == PeriodNotation.Unread.NONE) {
            addFault(cell, name, "unknown-column", Text.of("没有这一列", "there is no such column"));
        } else {
            addFault(cell, name, "period", Text.of("列名中的期间不明确", "the period in the header is not clear"));
        }
    }

    private void checkColumns(boolean yearTold) {
        boolean mixed = wide && (has(Column.PERIOD) || has(Column.VALUE));
        wide &= !mixed;
        for (int cell = 0; cell < periods.length; cell++) {
            if (periods[cell] == null) {
                continue;
            }
            if (mixed) {
                Text message = Text.of(
                        "既有期间列名，又有期间或数值列", "there are periods for headers, and a column of periods or values, too");
                addFault(cell, periods[cell], "unknown-column", message);
            } else if (!yearTold && !has(Column.YEAR) && !lacksYear && isWithoutYear(periods[cell])) {
                addFault(
                        cell,
                        Column.YEAR.field(),
                        "missing-column",
                        Text.of(
                                "“%1$s”没有年份，需要上一行的年份、“年份”列或参数 year（%2$s）",
                                "\"%1$s\" has no year; the row above, a column year or the parameter year must give it"
                                        + " (%3$s)",
                                periods[cell],
                                takenForHeader().chinese(),
                                takenForHeader().english()));
                lacksYear = true;
            }
        }
        for (Column column : wide ? WIDE : TableHeader.LONG) {
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

    /// Passes over columns of a period that another one before them is of.
    private void comparePeriods() {
        int[] firstOnes = new PeriodColumns(periods, yearOfPeriods, has(Column.YEAR)).firstOnes();
        for (int cell = 0; cell < firstOnes.length; cell++) {
            int first = firstOnes[cell];
            if (first != PeriodColumns.NOWHERE) {
                Text message = Text.of(
                        "与第 %1$d 列“%2$s”是同一期间",
                        "it is the same period as \"%2$s\" in column %1$d", first + 1, shortened(periods[first]));
                addFault(cell, periods[cell], "repeated-column", message);
                periods[cell] = null;
            }
        }
    }

    private boolean has(Column column) {
        return places[column.ordinal()] != TableHeader.NOWHERE;
    }

    private void addFault(int cell, String name, String code, Text message) {
        int where = cell < below.length && below[cell] ? secondLine : line;
        faults.add(new Violation(shortened(name), where, cell + 1, code, message, EXPECTED));
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /// Takes what is wrong with a row at or above the header.
    void add(Violation flaw) {
        faults.addFirst(flaw);
    }

    private boolean isNamed(int cell) {
        return cell < named.length && named[cell];
    }

    /// What was read, once it was checked.
    TableHeader header() {
        Set<String> missing = (wide ? WIDE : TableHeader.LONG)
                .stream().filter(column -> !has(column)).map(Column::field).collect(Collectors.toUnmodifiableSet());
        List<List<OwnColumn>> ownColumns =
                wide ? new PeriodColumns(periods, yearOfPeriods, has(Column.YEAR)).ownColumns() : List.of();
        boolean[] undated = new boolean[periods.length];
        for (int cell = 0; cell < periods.length; cell++) {
            undated[cell] = lacksYear && periods[cell] != null && isWithoutYear(periods[cell]);
        }
        return new TableHeader(places, periods, named, undated, ownColumns, missing, tooWide, holdsMonths, wide, form);
    }
}
