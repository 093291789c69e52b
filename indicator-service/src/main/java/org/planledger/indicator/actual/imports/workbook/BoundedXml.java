package org.planledger.indicator.actual.imports.workbook;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import org.planledger.kernel.problem.Text;

/// Breaks off XML that is longer than it may be, or that has a piece (a tag, a text, a comment) longer than
/// the parser should be given: it keeps each whole.
final class BoundedXml extends FilterReader {
    /// The longest text of a cell has 32,767 characters, each of which may be written as a reference
    /// (`&#x4E2D;`).
    private static final int LONGEST_PIECE = 300_000;

    private final long most;
    private long total;
    private int piece;
    private boolean begun;
    private boolean declaration;
    private char last;
    private char beforeLast;

    BoundedXml(Reader text, long most) {
        super(text);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count < 0) {
            return count;
        }
        total += count;
        if (total > most) {
            throw Broken.tooLarge(Text.of("每个部分最多 %d MB", "at most %d MB in each of its parts", most >> 20));
        }
        if (!begun && count > 0) {
            begun = true;
            if (buffer[offset] == '\uFEFF') {
                buffer[offset] = ' ';
                return withoutMark(buffer, offset, length, count);
            }
        }
        look(buffer, offset, count);
        return count;
    }

    private int withoutMark(char[] buffer, int offset, int length, int count) throws IOException {
        if (count == 1) {
            return read(buffer, offset, length);
        }
        System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
        look(buffer, offset, count - 1);
        return count - 1;
    }

    private void look(char[] buffer, int offset, int count) throws IOException {
        for (int i = offset; i < offset + count; i++) {
            char unit = buffer[i];
            if (unit == '<') {
                piece = declaration ? piece : 0;
            } else if (unit == '!' && last == '<') {
                // A comment or a literal text, in which other tags can stand.
                declaration = true;
            } else if (declaration && unit == '>' && last == beforeLast && (last == '-' || last == ']')) {
                declaration = false;
            }
            piece++;
            beforeLast = last;
            last = unit;
        }
        if (piece > LONGEST_PIECE) {
            throw Broken.tooLarge(Text.of("每个单元格最多 32767 个字符", "at most 32,767 characters in a cell"));
        }
    }
}
