package org.planledger.indicator.actual.imports.json;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/// Leaves out a byte order mark.
final class MarklessReader extends FilterReader {
    private static final char MARK = '\uFEFF';

    private boolean begun;

    MarklessReader(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (begun || count <= 0) {
            return count;
        }
        begun = true;
        if (buffer[offset] != MARK) {
            return count;
        }
        if (count == 1) {
            return super.read(buffer, offset, length);
        }
        System.arraycopy(buffer, offset + 1, buffer, offset, count - 1);
        return count - 1;
    }
}
