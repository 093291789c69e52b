package org.planledger.indicator.actual.imports.file;

/// A line and a column of a file as one number that grows along the file.
public final class LinePlace {
    /// The last column that can be told, which is the last one of a worksheet, too.
    public static final int LAST_COLUMN = 16_384;

    private static final int BITS = 15;

    private LinePlace() {}

    /// @param line counted from 1
    /// @param column counted from 1; 0 for the line as a whole
    public static long of(int line, int column) {
        return (long) line << BITS | Math.min(column, LAST_COLUMN);
    }

    public static int line(long place) {
        return (int) (place >> BITS);
    }

    /// The column, counted from 1; 0 for the line as a whole.
    public static int column(long place) {
        return (int) (place & (1 << BITS) - 1);
    }
}
