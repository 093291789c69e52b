package org.planledger.indicator.actual.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.planledger.indicator.actual.imports.CsvHeader.Column;
import org.planledger.kernel.problem.Failure;
import org.planledger.kernel.problem.ProblemType;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// Figures as CSV in UTF-8 with a header. Lines without anything in them are passed over.
final class CsvFile implements FigureFile {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final InputStream body;
    private CsvHeader header;
    private int line = 1;

    CsvFile(InputStream body) {
        this.body = body;
    }

    @Override
    public Violation at(int number, Violation fault) {
        return fault.atLine(number);
    }

    @Override
    public String place(int number) {
        return Integer.toString(number);
    }

    @Override
    public void readInto(RowSink sink) throws IOException {
        try (CsvReader text = CsvReader.of(body)) {
            readRecords(text, sink);
        } catch (CsvReader.FlawedException flawed) {
            throw flaw(flawed);
        }
    }

    private void readRecords(CsvReader text, RowSink sink) throws IOException {
        try (CSVParser parser = FORMAT.parse(text)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (hasNext(records, parser, text)) {
                CSVRecord record = records.next();
                line = Math.toIntExact(parser.getCurrentLineNumber()) - lineEndsIn(record);
                if (isBlank(record)) {
                    continue;
                }
                if (header == null) {
                    header = CsvHeader.read(record, line);
                } else {
                    readRecord(record, sink);
                }
            }
        }
        if (header == null) {
            throw malformed(1, "empty", Text.of("没有内容", "there is nothing in it"), CsvHeader.EXPECTED);
        }
    }

    private boolean hasNext(Iterator<CSVRecord> records, CSVParser parser, CsvReader text) throws IOException {
        text.recordBegins();
        line = Math.toIntExact(parser.getCurrentLineNumber()) + 1;
        try {
            return records.hasNext();
        } catch (UncheckedIOException failed) {
            if (!(failed.getCause() instanceof CSVException)) {
                throw failed.getCause();
            }
            if (header == null) {
                CsvHeader.refuseOtherSeparator(text.firstLine(), line);
            }
            throw malformed(
                    line,
                    "csv",
                    Text.of("CSV 从此处起无法读取", "the CSV cannot be read from here on"),
                    Text.of("引号成对的 CSV", "CSV with closed quotes"));
        }
    }

    private static int lineEndsIn(CSVRecord record) {
        int lineEnds = 0;
        for (String field : record) {
            for (int i = 0; i < field.length(); i++) {
                char unit = field.charAt(i);
                if (unit == '\r' || (unit == '\n' && (i == 0 || field.charAt(i - 1) != '\r'))) {
                    lineEnds++;
                }
            }
        }
        return lineEnds;
    }

    private static boolean isBlank(CSVRecord record) {
        return record.stream().allMatch(String::isBlank);
    }

    private void readRecord(CSVRecord record, RowSink sink) throws IOException {
        if (record.size() != header.width()) {
            Text message = Text.of(
                    "此行有 %1$d 列，表头有 %2$d 列",
                    "the line has %1$d columns, the header has %2$d", record.size(), header.width());
            Text expected = Text.of("%d 列", "%d columns", header.width());
            sink.noFigure(line, Violation.of(null, "columns", message, expected).atLine(line));
            return;
        }
        sink.row(new RawFigure(
                line,
                line,
                header.text(record, Column.INDICATOR),
                header.text(record, Column.REGION),
                header.text(record, Column.PERIOD),
                header.text(record, Column.VALUE),
                header.text(record, Column.STATUS),
                header.text(record, Column.SOURCE),
                header.text(record, Column.NOTE),
                header.text(record, Column.REASON)));
    }

    private Failure flaw(CsvReader.FlawedException flawed) {
        Text utf8 = Text.of(
                "UTF-8 编码的 CSV（在表格软件中另存为“CSV UTF-8”）", "CSV in UTF-8 (in a spreadsheet: save as \"CSV UTF-8\")");
        return switch (flawed.flaw()) {
            case TOO_LONG ->
                malformed(
                        line,
                        "too-long",
                        Text.of("一行过长", "the line is too long"),
                        Text.of("最多 %d 个字符", "at most %d characters", CsvReader.LONGEST_RECORD));
            case UTF_16 ->
                malformed(
                        flawed.line(),
                        "encoding",
                        Text.of(
                                "含有 NUL 字节或 UTF-16 标记，应是 UTF-16 编码（“Unicode 文本”）",
                                "it has NUL bytes or the mark of UTF-16 (\"Unicode text\")"),
                        utf8);
            case NOT_UTF_8 ->
                malformed(
                        flawed.line(),
                        "encoding",
                        Text.of("有不是 UTF-8 的字节，可能是 GBK 编码", "there are bytes that are not UTF-8, perhaps GBK"),
                        utf8);
        };
    }

    private static Failure malformed(int line, String code, Text message, Text expected) {
        return new Failure(
                ProblemType.MALFORMED_REQUEST,
                Text.of("内容不是可以读取的 CSV", "the content is not CSV that can be read"),
                List.of(new Violation(null, line, null, code, message, expected)));
    }
}
