package org.planledger.indicator.actual.imports;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Reads the text of a CSV file: UTF-8, with or without a byte order mark. It stops when one record goes on and on,
/// such as after a quote that is never closed, and where the bytes are no UTF-8.
final class CsvReader extends FilterReader {
    static final int LONGEST_RECORD = 256 * 1024;

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_FIRST_LINE = 1000;
    private static final char UNREADABLE = '\uFFFD';

    /// What is wrong with the text itself.
    enum Flaw {
        TOO_LONG,
        UTF_16,
        NOT_UTF_8
    }

    static final class FlawedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final Flaw flaw;
        private final int line;

        FlawedException(Flaw flaw, int line) {
            super(flaw.name());
            this.flaw = flaw;
            this.line = line;
        }

        Flaw flaw() {
            return flaw;
        }

        /// Where, counted from 1; for a record that is too long the line that was read last.
        int line() {
            return line;
        }
    }

    private final StringBuilder firstLine = new StringBuilder();
    private boolean firstLineRead;
    private long inRecord;
    private int line = 1;
    private char last;

    private CsvReader(InputStream body) {
        super(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8), BUFFER));
    }

    /// @throws FlawedException when it begins as UTF-16 does
    static CsvReader of(InputStream body) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(body, BUFFER);
        bytes.mark(3);
        byte[] mark = bytes.readNBytes(3);
        if (mark.length >= 2 && isUtf16(mark[0] & 0xFF, mark[1] & 0xFF)) {
            throw new FlawedException(Flaw.UTF_16, 1);
        }
        if (mark.length < 3 || !isUtf8(mark)) {
            bytes.reset();
        }
        return new CsvReader(bytes);
    }

    private static boolean isUtf16(int first, int second) {
        return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
    }

    private static boolean isUtf8(byte[] mark) {
        return mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF;
    }

    /// The first line that is not blank as it is written, as far as it was read.
    String firstLine() {
        return firstLine.toString();
    }

    void recordBegins() {
        inRecord = 0;
    }

    @Override
    public int read() throws IOException {
        int unit = super.read();
        if (unit >= 0) {
            count(1);
            look((char) unit);
        }
        return unit;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            count(count);
            for (int i = offset; i < offset + count; i++) {
                look(buffer[i]);
            }
        }
        return count;
    }

    private void count(int units) throws IOException {
        inRecord += units;
        if (inRecord > LONGEST_RECORD) {
            throw new FlawedException(Flaw.TOO_LONG, line);
        }
    }

    private void look(char unit) throws IOException {
        if (unit == UNREADABLE) {
            throw new FlawedException(Flaw.NOT_UTF_8, line);
        }
        if (unit == 0) {
            throw new FlawedException(Flaw.UTF_16, line);
        }
        boolean lineEnds = unit == '\r' || unit == '\n';
        if (lineEnds && !(unit == '\n' && last == '\r')) {
            line++;
        }
        last = unit;
        if (!firstLineRead) {
            keep(unit, lineEnds);
        }
    }

    private void keep(char unit, boolean lineEnds) {
        firstLine.append(unit);
        if (lineEnds && firstLine.toString().isBlank()) {
            firstLine.setLength(0);
        } else {
            firstLineRead = lineEnds || firstLine.length() == LONGEST_FIRST_LINE;
        }
    }
}
