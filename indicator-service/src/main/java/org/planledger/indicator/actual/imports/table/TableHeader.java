package org.planledger.indicator.actual.imports.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.planledger.indicator.actual.imports.file.LinePlace;
import org.planledger.indicator.actual.imports.file.OwnColumn;

/// The header of a table: what stands in which column. Of a long table each row is a figure; of a wide one
/// each cell in a column whose header is a period. The header alone tells which it is.
final class TableHeader {
    static final int NOWHERE = -1;
    /// What a figure of a long table cannot be without.
    static final List<Column> LONG = List.of(Column.INDICATOR, Column.REGION, Column.PERIOD, Column.VALUE);

    private final int[] places;
    private final String[] periods;
    private final boolean[] named;
    private final boolean[] undated;
    private final List<List<OwnColumn>> ownColumns;
    private final Set<String> missing;
    private final boolean tooWide;
    private final boolean holdsMonths;
    private final boolean wide;
    private final boolean form;

    /// @param places of each [Column]; [#NOWHERE] where there is none
    /// @param periods of each cell; null where its header is none
    /// @param named whether a cell has a header
    /// @param undated whether a cell's period is not known because nothing tells its year
    TableHeader(
            int[] places,
            String[] periods,
            boolean[] named,
            boolean[] undated,
            List<List<OwnColumn>> ownColumns,
            Set<String> missing,
            boolean tooWide,
            boolean holdsMonths,
            boolean wide,
            boolean form) {
        this.places = places;
        this.periods = periods;
        this.named = named;
        this.undated = undated;
        this.ownColumns = ownColumns;
        this.missing = missing;
        this.tooWide = tooWide;
        this.holdsMonths = holdsMonths;
        this.wide = wide;
        this.form = form;
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

    /// How many cells of a row are read. Whether there is something in others is not known: the header goes on
    /// there, too.
    int reach(TableRows row) {
        return tooWide ? Math.min(row.cells(), LinePlace.LAST_COLUMN) : row.cells();
    }

    /// The fields that no row can have because their columns are missing.
    Set<String> missing() {
        return missing;
    }

    /// The fields that a row of a long table cannot have which has so many cells.
    Set<String> missingFrom(int cells) {
        return LONG.stream()
                .filter(column -> place(column) >= cells || !has(column))
                .map(Column::field)
                .collect(Collectors.toSet());
    }

    /// Those, and one that a figure lacks for another reason.
    Set<String> missingWith(Column column) {
        Set<String> all = new HashSet<>(missing);
        all.add(column.field());
        return all;
    }

    /// Whether the period of the column is not known because nothing tells its year.
    boolean isUndated(int cell) {
        return undated[cell];
    }

    /// The period that the header of the column names; null when it names none.
    String period(int cell) {
        return periods[cell];
    }

    /// The columns for own figures of a period where the column is one of them, or the one for its figures since
    /// January.
    List<OwnColumn> ownColumns(int cell) {
        return ownColumns.get(cell);
    }

    /// Where the last column is that a figure of a long table cannot be without.
    int lastNeeded() {
        return LONG.stream().mapToInt(this::place).max().orElseThrow();
    }

    private boolean has(Column column) {
        return place(column) != NOWHERE;
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
