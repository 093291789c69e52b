package org.planledger.indicator.actual.imports.workbook;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Counts what is read.
final class Counted extends FilterInputStream {
    private static final int BUFFER = 1 << 16;

    private long bytes;

    Counted(InputStream in) {
        super(in);
    }

    long bytes() {
        return bytes;
    }

    /// Reads up to the end, or until more than that was read.
    void toItsEnd(long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (bytes <= most && read(buffer, 0, BUFFER) >= 0) {
            // It is counted and no more.
        }
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        bytes += read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        bytes += Math.max(count, 0);
        return count;
    }
}
