package org.planledger.indicator.actual.imports;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import org.planledger.indicator.actual.imports.file.FigureFile;
import org.planledger.indicator.actual.imports.json.JsonFile;
import org.planledger.indicator.actual.imports.table.TableFile;
import org.planledger.indicator.caller.PostingRights;
import org.planledger.indicator.closing.ClosedMonths;
import org.planledger.kernel.access.Reach;

/// Merges files of which each row has another indicator and another region, by somebody whose rights are limited.
public final class ManyUnknownTexts {
    private static final int AT_ONCE = 10_000;
    private static final String LONG = "名".repeat(100);

    private ManyUnknownTexts() {}

    /// @param arguments the database, its user, the password, how many rows, and `CSV` or `JSON`
    public static void main(String... arguments) throws SQLException, IOException {
        int rows = Integer.parseInt(arguments[3]);
        try (Connection connection = DriverManager.getConnection(arguments[0], arguments[1], arguments[2])) {
            connection.setAutoCommit(false);
            merge(connection, ImportFormat.valueOf(arguments[4]) == ImportFormat.CSV ? table(rows) : array(rows), rows);
        }
    }

    private static FigureFile table(int rows) {
        Lines lines = new Lines(
                rows, "indicator,region,period,value\n", row -> LONG + row + "," + row + LONG + ",2023-01,1\n", "");
        return TableFile.csv(lines, StandardCharsets.UTF_8, null);
    }

    /// All of it in one line.
    private static FigureFile array(int rows) {
        Lines lines = new Lines(
                rows,
                "[",
                row -> (row == 0 ? "" : ",")
                        + "{\"indicator\":\"i%d\",\"region\":\"r%d\",\"period\":\"2023-01\",\"value\":1}"
                                .formatted(row, row),
                "]");
        return new JsonFile(new ObjectMapper(), lines);
    }

    private static void end(Merge merge) throws SQLException {
        try {
            merge.end();
        } catch (MixedNotationException mixed) {
            throw new IllegalStateException(mixed);
        }
    }

    private static void merge(Connection connection, FigureFile file, int rows) throws SQLException, IOException {
        ImportFaults faults = new ImportFaults(file);
        ImportOptions options = new ImportOptions(
                true,
                true,
                null,
                null,
                new PostingRights(false, new Reach(false, Set.of(), Set.of("1"), false, Set.of())));
        Merge merge =
                new Merge(connection, new ClosedMonths(), new Semaphore(0), file, faults, options, true, Set.of());
        List<PostedFigure> gathered = new ArrayList<>(AT_ONCE);
        file.readInto(new RowCheck(file, faults, YearMonth.of(2026, 1), figure -> {
            gathered.add(figure);
            if (gathered.size() == AT_ONCE) {
                take(merge, gathered);
                gathered.clear();
            }
        }));
        take(merge, gathered);
        end(merge);
        merge.close();
        connection.rollback();
        if (merge.rejected() != rows || faults.total() != 2L * rows) {
            throw new IllegalStateException(merge.rejected() + " rows, " + faults.total() + " faults");
        }
    }

    private static void take(Merge merge, List<PostedFigure> figures) {
        try {
            merge.take(figures);
        } catch (SQLException | UnknownRegionsException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// A file that is made as it is read.
    private static final class Lines extends InputStream {
        private final int rows;
        private final IntFunction<String> line;
        private final String end;
        private byte[] present;
        private int next;
        private int row;

        Lines(int rows, String begin, IntFunction<String> line, String end) {
            this.rows = rows;
            this.line = line;
            this.end = end;
            this.present = begin.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            while (next == present.length) {
                if (row > rows) {
                    return -1;
                }
                present = (row == rows ? end : line.apply(row)).getBytes(StandardCharsets.UTF_8);
                row++;
                next = 0;
            }
            int count = Math.min(length, present.length - next);
            System.arraycopy(present, next, target, offset, count);
            next += count;
            return count;
        }
    }
}
