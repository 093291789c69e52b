package org.planledger.indicator.actual.imports.json;

/// Where an element of a JSON array is, as one number that grows along the file: its index, its line and its
/// column. Of a line among very many only columns up to 255 are told, of one of the first 15 lines every
/// column: files have either many lines or long ones.
final class ElementPlace {
    private static final int INDEX_BITS = 27;
    private static final int LINE_BITS = 27;
    private static final int COLUMN_BITS = 8;
    private static final int FIRST_LINE_BITS = 4;
    private static final int LONG_COLUMN_BITS = LINE_BITS + COLUMN_BITS - FIRST_LINE_BITS;
    private static final int PLACE_BITS = LINE_BITS + COLUMN_BITS + 1;
    private static final long MANY_LINES = 1L << PLACE_BITS - 1;

    private ElementPlace() {}

    /// @param index counted from 0
    /// @param line counted from 1
    /// @param column counted from 1
    static long of(long index, int line, int column) {
        long place = line < 1 << FIRST_LINE_BITS
                ? (long) line << LONG_COLUMN_BITS | within(column, LONG_COLUMN_BITS)
                : MANY_LINES | within(line, LINE_BITS) << COLUMN_BITS | within(column, COLUMN_BITS);
        return Math.min(index, (1L << INDEX_BITS) - 1) << PLACE_BITS | place;
    }

    /// The number, or 0 when it takes more bits.
    private static long within(int number, int bits) {
        return (long) number >>> bits == 0 ? number : 0;
    }

    static long index(long number) {
        return number >>> PLACE_BITS;
    }

    /// Null when it is not known.
    static Integer line(long number) {
        long line = isAmongMany(number)
                ? (number & MANY_LINES - 1) >>> COLUMN_BITS
                : (number & MANY_LINES - 1) >>> LONG_COLUMN_BITS;
        return line == 0 ? null : (int) line;
    }

    /// Null when it is not known.
    static Integer column(long number) {
        int bits = isAmongMany(number) ? COLUMN_BITS : LONG_COLUMN_BITS;
        long column = number & (1L << bits) - 1;
        return column == 0 ? null : (int) column;
    }

    private static boolean isAmongMany(long number) {
        return (number & MANY_LINES) != 0;
    }
}
