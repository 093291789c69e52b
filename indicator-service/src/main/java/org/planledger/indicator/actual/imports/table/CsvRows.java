package org.planledger.indicator.actual.imports.table;

import java.io.IOException;
import java.util.Arrays;
import org.planledger.indicator.actual.imports.notation.FullWidth;
import org.planledger.kernel.problem.Text;
import org.planledger.kernel.problem.Violation;

/// The records of a CSV file (RFC 4180) as people save it: with a comma, a semicolon or a tab between the
/// cells, which the first line with one of them tells, or a line `sep=;` before it; lines end with CR, LF or
/// both. Blanks around a cell are left out.
///
/// The characters of one record lie in one buffer, and cells are pieces of it, so that only what is asked for
/// becomes a string.
final class CsvRows implements TableRows {
    static final int LONGEST_RECORD = 256 * 1024;

    private static final int BUFFER = 1 << 16;
    private static final int LINES_TO_LOOK_AT = 10;

    private final FileText text;
    private final RepeatedTexts repeated = new RepeatedTexts();
    private char[] buffer = new char[BUFFER];
    private int begin;
    private int next;
    private int limit;
    private boolean started;
    private boolean ended;
    private char separator = ',';

    private int line = 1;
    private int recordLine = 1;
    private int cells;
    private int[] begins = new int[64];
    private int[] ends = new int[64];
    private int cellBegin;
    private int written;
    private Violation flaw;

    CsvRows(FileText text) {
        this.text = text;
    }

    @Override
    public boolean next() throws IOException {
        if (!started) {
            findSeparator();
            started = true;
        }
        begin = next;
        recordLine = line;
        cells = 0;
        flaw = null;
        if (need(next) < 0) {
            return false;
        }
        boolean separated = true;
        while (separated) {
            separated = readCell();
        }
        return true;
    }

    @Override
    public int line() {
        return recordLine;
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public boolean leavesOutBlankCells() {
        return false;
    }

    @Override
    public boolean isBlank(int cell) {
        return begins[cell] == ends[cell];
    }

    @Override
    public String text(int cell) {
        return isBlank(cell) ? null : repeated.of(buffer, begins[cell], ends[cell]);
    }

    @Override
    public String number(int cell) {
        return isBlank(cell) ? null : new String(buffer, begins[cell], ends[cell] - begins[cell]);
    }

    @Override
    public String period(int cell) {
        return text(cell);
    }

    @Override
    public Violation flaw() {
        return flaw;
    }

    /// Finds out what separates the cells.
    private void findSeparator() throws IOException {
        int end = 0;
        for (int lines = 0; lines < LINES_TO_LOOK_AT; lines++) {
            int from = end;
            end = lineEnd(from);
            Character said = from == 0 ? CsvSeparator.saidIn(new String(buffer, 0, end)) : null;
            if (said != null) {
                separator = said;
                passOver(end);
                return;
            }
            Character used = CsvSeparator.usedIn(buffer, from, end);
            separator = used == null ? separator : used;
            if (used != null || end > LONGEST_RECORD / 2) {
                return;
            }
            while (end < limit && isLineEnd(buffer[end])) {
                end++;
            }
        }
    }

    private void passOver(int end) throws IOException {
        if (end < limit) {
            skipLineEnd(end);
        } else {
            next = limit;
        }
    }

    private int lineEnd(int from) throws IOException {
        for (int i = from; ; i++) {
            i = need(i);
            if (i < 0) {
                return limit;
            }
            if (isLineEnd(buffer[i])) {
                return i;
            }
        }
    }

    /// Reads up to the end of a cell.
    ///
    /// @return whether another one follows
    private boolean readCell() throws IOException {
        int i = next;
        while (true) {
            i = need(i);
            if (i < 0) {
                endCell(limit, limit);
                next = limit;
                return false;
            }
            char unit = buffer[i];
            if (unit == '"') {
                return readQuoted(i + 1);
            }
            if (unit == separator || isLineEnd(unit) || !FullWidth.isBlank(unit)) {
                return readPlain(i);
            }
            i++;
        }
    }

    private boolean readPlain(int from) throws IOException {
        cellBegin = from;
        int i = from;
        while (true) {
            char[] characters = buffer;
            int end = limit;
            char between = separator;
            while (i < end) {
                char unit = characters[i];
                if (unit == between) {
                    endCell(cellBegin, i);
                    next = i + 1;
                    return true;
                }
                if (unit <= '\r' && isLineEnd(unit)) {
                    endCell(cellBegin, i);
                    skipLineEnd(i);
                    return false;
                }
                i++;
            }
            i = need(i);
            if (i < 0) {
                endCell(cellBegin, limit);
                next = limit;
                return false;
            }
        }
    }

    private boolean readQuoted(int from) throws IOException {
        int quoteLine = line;
        cellBegin = from;
        written = from;
        int i = from;
        while (true) {
            i = need(i);
            if (i < 0) {
                throw UnreadableException.ofCsv(
                        quoteLine,
                        "csv",
                        Text.of("引号没有成对，CSV 从此处起无法读取", "a quote is not closed; the CSV cannot be read from here on"),
                        Text.of("引号成对的 CSV", "CSV with closed quotes"));
            }
            char unit = buffer[i];
            if (unit == '"') {
                i = need(i + 1);
                if (i < 0 || buffer[i] != '"') {
                    endQuoted();
                    return afterQuote(i);
                }
            } else if (isLineEnd(unit)) {
                boolean secondOfTwo = unit == '\n' && written > cellBegin && buffer[i - 1] == '\r';
                line += secondOfTwo ? 0 : 1;
            }
            buffer[written] = buffer[i];
            written++;
            i++;
        }
    }

    private boolean afterQuote(int from) throws IOException {
        int i = from;
        while (i >= 0) {
            char unit = buffer[i];
            if (unit == separator) {
                next = i + 1;
                return true;
            }
            if (isLineEnd(unit)) {
                skipLineEnd(i);
                return false;
            }
            if (!FullWidth.isBlank(unit) && flaw == null) {
                flaw = new Violation(
                        null,
                        recordLine,
                        cells,
                        "csv",
                        Text.of("引号之后还有文字", "there is text after the closing quote"),
                        Text.of("引号在文字之外成对，文字中的引号写两次", "quotes around the whole text, and those in it doubled"));
            }
            i = need(i + 1);
        }
        next = limit;
        return false;
    }

    private void endCell(int from, int to) {
        int last = to;
        while (last > from && FullWidth.isBlank(buffer[last - 1])) {
            last--;
        }
        addCell(from, last);
    }

    /// Blanks in quotes are meant, unless there is nothing else.
    private void endQuoted() {
        int i = cellBegin;
        while (i < written && FullWidth.isBlank(buffer[i])) {
            i++;
        }
        addCell(cellBegin, i == written ? cellBegin : written);
    }

    private void addCell(int from, int to) {
        if (cells == begins.length) {
            begins = Arrays.copyOf(begins, 2 * cells);
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        begins[cells] = from;
        ends[cells] = to;
        cells++;
    }

    private void skipLineEnd(int at) throws IOException {
        line++;
        boolean maybeTwo = buffer[at] == '\r';
        next = at + 1;
        if (maybeTwo) {
            int i = need(next);
            if (i >= 0) {
                next = buffer[i] == '\n' ? i + 1 : i;
            } else {
                next = limit;
            }
        }
    }

    private static boolean isLineEnd(char unit) {
        return unit == '\n' || unit == '\r';
    }

    /// Makes sure that the character is in the buffer, together with the record so far.
    ///
    /// @return where it is now; -1 when the file ends before it
    private int need(int at) throws IOException {
        if (at < limit) {
            return at;
        }
        return ended ? -1 : more(at);
    }

    private int more(int at) throws IOException {
        int moved = begin;
        if (moved > 0) {
            System.arraycopy(buffer, moved, buffer, 0, limit - moved);
            begin = 0;
            next -= moved;
            limit -= moved;
            cellBegin -= moved;
            written -= moved;
            for (int i = 0; i < cells; i++) {
                begins[i] -= moved;
                ends[i] -= moved;
            }
        }
        if (limit == LONGEST_RECORD) {
            throw UnreadableException.ofCsv(
                    recordLine,
                    "too-long",
                    Text.of("一行过长，或引号没有成对", "the line is too long, or a quote is not closed"),
                    Text.of("最多 %d 个字符", "at most %d characters", LONGEST_RECORD));
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * limit, LONGEST_RECORD));
        }
        try {
            int count = text.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                ended = true;
                return -1;
            }
            limit += count;
            return at - moved;
        } catch (FileText.MalformedException malformed) {
            throw malformed(malformed);
        }
    }

    private UnreadableException malformed(FileText.MalformedException malformed) {
        int at = started ? line : 1 + lineEnds();
        return UnreadableException.ofCsv(
                at,
                "encoding",
                Text.of("有不是 %s 编码的字节", "there are bytes that are not %s", malformed.charset()),
                Encodings.EXPECTED);
    }

    private int lineEnds() {
        int count = 0;
        for (int i = 0; i < limit; i++) {
            boolean secondOfTwo = buffer[i] == '\n' && i > 0 && buffer[i - 1] == '\r';
            count += isLineEnd(buffer[i]) && !secondOfTwo ? 1 : 0;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
