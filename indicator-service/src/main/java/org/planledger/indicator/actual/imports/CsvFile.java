package org.planledger.indicator.actual.imports;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Figures as CSV in UTF-8 with a header.
final class CsvFile implements FigureFile {
    private static final int LONGEST_RECORD = 64 * 1024;
    private static final Text HEADER =
            Text.of("indicator,region,period,value[,status,source,note]", "indicator,region,period,value[,status,source,note]");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream body;
    private final Map<Column, Integer> places = new HashMap<>();
    private int width;

    CsvFile(InputStream body) {
        this.body = body;
    }

    @Override
    public Violation at(int number, Violation fault) {
        return fault.atLine(number);
    }

    @Override
    public void readInto(RowSink sink) throws IOException {
        RecordGuard guard =
                new RecordGuard(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), 1 << 16));
        CSVFormat format = CSVFormat.RFC4180.builder()
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        long line = 1;
        try (CSVParser parser = format.parse(guard)) {
            Iterator<CSVRecord> records = parser.iterator();
            if (!records.hasNext()) {
                throw malformed(1, "empty", Text.of("没有内容", "there is nothing in it"), HEADER);
            }
            readHeader(records.next());
            while (true) {
                guard.recordBegins();
                line = parser.getCurrentLineNumber() + 1;
                if (!records.hasNext()) {
                    return;
                }
                readRecord(records.next(), Math.toIntExact(line), sink);
            }
        } catch (UncheckedIOException failed) {
            throw reasonFor(failed.getCause(), line);
        } catch (CSVException failed) {
            throw reasonFor(failed, line);
        }
    }

    /// A fault of the syntax is the sender's; whatever else went wrong is passed on.
    private static Failure reasonFor(IOException failed, long line) throws IOException {
        if (failed instanceof CSVException) {
            return malformed(
                    line,
                    "csv",
                    Text.of("CSV 从此处起无法读取", "the CSV cannot be read from here on"),
                    Text.of("引号成对的 CSV", "CSV with closed quotes"));
        }
        if (failed instanceof TooLongException) {
            return malformed(
                    line,
                    "too-long",
                    Text.of("一行过长", "the line is too long"),
                    Text.of("最多 %d 个字符", "at most %d characters", LONGEST_RECORD));
        }
        throw failed;
    }

    private static Failure malformed(long line, String code, Text message, Text expected) {
        return new Failure(
                ProblemType.MALFORMED_REQUEST,
                Text.of("内容不是可以读取的 CSV", "the content is not CSV that can be read"),
                List.of(new Violation(null, Math.toIntExact(line), null, code, message, expected)));
    }

    private void readHeader(CSVRecord header) {
        List<Violation> faults = new ArrayList<>();
        width = header.size();
        for (int i = 0; i < width; i++) {
            String name = header.get(i).strip();
            if (i == 0 && !name.isEmpty() && name.charAt(0) == BYTE_ORDER_MARK) {
                name = name.substring(1);
            }
            Column column = Column.named(name);
            if (column == null) {
                faults.add(headerFault(shortened(name), "unknown-column", Text.of("没有这一列", "there is no such column")));
            } else if (places.put(column, i) != null) {
                faults.add(headerFault(name, "repeated-column", Text.of("列名重复", "the column is there twice")));
            }
        }
        for (Column column : Column.values()) {
            if (column.required && !places.containsKey(column)) {
                faults.add(headerFault(column.header(), "missing-column", Text.of("缺少此列", "the column is missing")));
            }
        }
        if (!faults.isEmpty()) {
            throw Failure.invalid(faults.size() > 20 ? faults.subList(0, 20) : faults);
        }
    }

    private static Violation headerFault(String column, String code, Text message) {
        return Violation.of(column, code, message, HEADER).atLine(1);
    }

    private void readRecord(CSVRecord record, int line, RowSink sink) throws IOException {
        if (record.size() != width) {
            sink.fault(line, Violation.of(
                            null,
                            "columns",
                            Text.of("此行有 %1$d 列，表头有 %2$d 列", "the line has %1$d columns, the header has %2$d", record.size(), width),
                            Text.of("%d 列", "%d columns", width))
                    .atLine(line));
            return;
        }
        sink.row(new RawFigure(
                line,
                line,
                text(record, Column.INDICATOR),
                text(record, Column.REGION),
                text(record, Column.PERIOD),
                text(record, Column.VALUE),
                text(record, Column.STATUS),
                text(record, Column.SOURCE),
                text(record, Column.NOTE)));
    }

    private String text(CSVRecord record, Column column) {
        Integer place = places.get(column);
        if (place == null) {
            return null;
        }
        String text = record.get(place);
        return text.isEmpty() ? null : text;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private enum Column {
        INDICATOR(true),
        REGION(true),
        PERIOD(true),
        VALUE(true),
        STATUS(false),
        SOURCE(false),
        NOTE(false);

        private final boolean required;

        Column(boolean required) {
            this.required = required;
        }

        String header() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Column named(String header) {
            for (Column column : values()) {
                if (column.header().equals(header)) {
                    return column;
                }
            }
            return null;
        }
    }

    private static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Stops reading when one record goes on and on, such as after a quote that is never closed.
    private static final class RecordGuard extends FilterReader {
        private long inRecord;

        RecordGuard(Reader in) {
            super(in);
        }

        void recordBegins() {
            inRecord = 0;
        }

        @Override
        public int read() throws IOException {
            int unit = super.read();
            count(1);
            return unit;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        private void count(int units) throws IOException {
            inRecord += units;
            if (inRecord > LONGEST_RECORD) {
                throw new TooLongException();
            }
        }
    }
}
